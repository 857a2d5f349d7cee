/** Which functions of time keep their thread? */
import { defineLibrary } from "../schema.ts";

export default defineLibrary({
  name: "time",
  modules: ["time"],
  version: "3.14",
  source: "https://docs.python.org/3/library/time.html#time.sleep",
  resources: [],
  exports: { sleep: { call: { blocking: { instead: "asyncio.sleep", from: "asyncio", unlessOption: { 0: 0 } } } } },
  examples: {
    wrong: "import time\n\nasync def main():\n    time.sleep(1)\n",
    right: "import asyncio\n\nasync def main():\n    await asyncio.sleep(1)\n",
  },
});
