/** Which functions of os wait for another process? */
import { BLOCKING, each } from "../python-entries.ts";
import { defineLibrary } from "../schema.ts";

export default defineLibrary({
  name: "os",
  modules: ["os"],
  version: "3.14",
  source: "https://docs.python.org/3/library/os.html#process-management",
  resources: [],
  exports: each({ call: BLOCKING }, ["system", "wait", "wait3", "wait4", "waitpid"]),
  examples: {
    wrong: "import os\n\nasync def build():\n    os.system('make')\n",
    right: "import asyncio\nimport os\n\nasync def build():\n    await asyncio.to_thread(os.system, 'make')\n",
  },
});
