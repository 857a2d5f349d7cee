/** What do the files of aiofiles do when they are opened, used and closed? */
import { COROUTINE, each } from "../python-entries.ts";
import { defineLibrary } from "../schema.ts";

const METHODS = ["flush", "read", "readline", "readlines", "seek", "tell", "truncate", "write", "writelines"];
const OS = [
  "access",
  "listdir",
  "makedirs",
  "mkdir",
  "remove",
  "removedirs",
  "rename",
  "renames",
  "replace",
  "rmdir",
  "scandir",
  "stat",
  "unlink",
];

export default defineLibrary({
  name: "aiofiles",
  modules: ["aiofiles"],
  version: "25.1.0",
  source: "https://github.com/Tinche/aiofiles",
  resources: [
    {
      name: "AsyncFile",
      kind: "file",
      closers: { close: { async: true, again: { effect: "works" } } },
      disposal: { symbol: "async", closer: "close" },
      reuse: { effect: "unknown" },
      reuseOf: each({ effect: "rejects", error: "I/O operation on closed file." }, METHODS),
      methods: each(COROUTINE, METHODS),
      // `ResourceWarning: unclosed file`, and what was written may not be there yet.
      obligation: "must",
      closedTests: ["closed"],
      source: "measured with aiofiles 25.1.0",
    },
  ],
  exports: {
    // Awaited or entered, it gives the file.
    open: { construct: { task: "lazy", returns: { resource: "AsyncFile", by: "promise", manager: true } } },
    os: { members: each({ call: COROUTINE }, OS) },
  },
  examples: {
    wrong: "import aiofiles\n\nasync def load(path):\n    file = await aiofiles.open(path)\n    return await file.read()\n",
    right: "import aiofiles\n\nasync def load(path):\n    async with aiofiles.open(path) as file:\n        return await file.read()\n",
  },
});
