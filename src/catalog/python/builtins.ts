/** What do files do when they are opened, used and closed, and which functions without a module wait? */
import type { CallEffect, Outcome } from "../../core/effects.ts";
import { BLOCKING, each } from "../python-entries.ts";
import { defineLibrary } from "../schema.ts";

const closed: Outcome = { effect: "throws", error: "I/O operation on closed file" };
const METHODS = ["flush", "read", "readline", "readlines", "seek", "tell", "truncate", "write", "writelines"];

/** It looks at what it is given, and keeps nothing of it. */
const looks: CallEffect = { borrows: ["0", "1", "2", "3", "4", "5"], total: true };

export default defineLibrary({
  name: "builtins",
  modules: ["builtins", "io"],
  version: "3.14",
  source: "https://docs.python.org/3/library/functions.html#open",
  resources: [
    {
      name: "File",
      kind: "file",
      closers: { close: { again: { effect: "works" } } },
      disposal: { symbol: "sync", closer: "close" },
      reuse: { effect: "unknown" },
      reuseOf: each(closed, METHODS),
      // Other linters see to files; CPython closes one as soon as nobody refers to it.
      obligation: "may",
      closedTests: ["closed"],
      source: "measured with CPython 3.11.7",
    },
  ],
  exports: {
    ...each({ call: looks }, ["bool", "callable", "hasattr", "hash", "id", "isinstance", "issubclass", "len", "print", "repr", "str", "type"]),
    input: { call: BLOCKING },
    open: { construct: { returns: { resource: "File" }, ...BLOCKING } },
  },
  examples: {
    wrong: "async def load(path):\n    with open(path) as file:\n        return file.read()\n",
    right: "def load(path):\n    with open(path) as file:\n        return file.read()\n",
  },
});
