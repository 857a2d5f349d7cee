/** Which functions of subprocess keep their thread? */
import { BLOCKING, each } from "../python-entries.ts";
import { defineLibrary } from "../schema.ts";

export default defineLibrary({
  name: "subprocess",
  modules: ["subprocess"],
  version: "3.14",
  source: "https://docs.python.org/3/library/subprocess.html",
  resources: [],
  exports: each({ call: BLOCKING }, ["call", "check_call", "check_output", "getoutput", "getstatusoutput", "run"]),
  examples: {
    wrong: "import subprocess\n\nasync def build():\n    subprocess.run(['make'])\n",
    right: "import asyncio\nimport subprocess\n\nasync def build():\n    await asyncio.to_thread(subprocess.run, ['make'])\n",
  },
});
