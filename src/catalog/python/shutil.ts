/** Which functions of shutil go through whole files and folders? */
import { BLOCKING, each } from "../python-entries.ts";
import { defineLibrary } from "../schema.ts";

export default defineLibrary({
  name: "shutil",
  modules: ["shutil"],
  version: "3.14",
  source: "https://docs.python.org/3/library/shutil.html",
  resources: [],
  exports: each({ call: BLOCKING }, ["copy", "copy2", "copyfile", "copytree", "make_archive", "move", "rmtree", "unpack_archive"]),
  examples: {
    wrong: "import shutil\n\nasync def clean(folder):\n    shutil.rmtree(folder)\n",
    right: "import asyncio\nimport shutil\n\nasync def clean(folder):\n    await asyncio.to_thread(shutil.rmtree, folder)\n",
  },
});
