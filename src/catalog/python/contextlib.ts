/** What do the wrappers of contextlib close? */
import { defineLibrary } from "../schema.ts";

export default defineLibrary({
  name: "contextlib",
  modules: ["contextlib"],
  version: "3.14",
  source: "https://docs.python.org/3/library/contextlib.html",
  resources: [
    {
      name: "closing",
      kind: "handle",
      closers: {},
      disposal: { symbol: "sync" },
      reuse: { effect: "unknown" },
      obligation: "may",
      source: "https://docs.python.org/3/library/contextlib.html#contextlib.closing",
    },
    {
      name: "aclosing",
      kind: "handle",
      closers: {},
      disposal: { symbol: "async", since: "3.10" },
      reuse: { effect: "unknown" },
      obligation: "may",
      source: "https://docs.python.org/3/library/contextlib.html#contextlib.aclosing",
    },
  ],
  exports: {
    aclosing: { construct: { returns: { resource: "aclosing", wraps: "0" } }, instance: "aclosing" },
    closing: { construct: { returns: { resource: "closing", wraps: "0" } }, instance: "closing" },
  },
  examples: {
    wrong: [
      "import asyncio",
      "from contextlib import closing",
      "",
      "def work(main):",
      "    loop = asyncio.new_event_loop()",
      "    with closing(loop):",
      "        loop.run_until_complete(main())",
      "    loop.run_until_complete(main())",
      "",
    ].join("\n"),
    right: [
      "import asyncio",
      "from contextlib import closing",
      "",
      "def work(main):",
      "    loop = asyncio.new_event_loop()",
      "    with closing(loop):",
      "        loop.run_until_complete(main())",
      "",
    ].join("\n"),
  },
});
