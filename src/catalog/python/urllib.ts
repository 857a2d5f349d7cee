/** Which functions of urllib wait for the network? */
import { BLOCKING, each } from "../python-entries.ts";
import { defineLibrary } from "../schema.ts";

export default defineLibrary({
  name: "urllib",
  modules: ["urllib.request"],
  version: "3.14",
  source: "https://docs.python.org/3/library/urllib.request.html",
  resources: [],
  exports: each({ call: BLOCKING }, ["urlopen", "urlretrieve"]),
  examples: {
    wrong: "from urllib.request import urlopen\n\nasync def load(url):\n    urlopen(url)\n",
    right: "import asyncio\nfrom urllib.request import urlopen\n\nasync def load(url):\n    await asyncio.to_thread(urlopen, url)\n",
  },
});
