/** What do the wrappers of contextlib close? */
import type { CallEffect } from "../../core/effects.ts";
import { defineLibrary } from "../schema.ts";

/** What a stack takes over is closed with it; what it held before `pop_all` stays open, for whoever has the new one, if anybody. */
const stacking: Readonly<Record<string, CallEffect>> = {
  callback: { callbacks: [{ argument: "0", when: "later" }] },
  enter_context: { owns: ["0"], returns: { wraps: "0" } },
  pop_all: { closes: ["this"], returns: { resource: "ExitStack", borrowed: true } },
  push: { owns: ["0"], returns: { wraps: "0" } },
};

export default defineLibrary({
  name: "contextlib",
  modules: ["contextlib"],
  version: "3.14",
  source: "https://docs.python.org/3/library/contextlib.html",
  resources: [
    {
      name: "ExitStack",
      kind: "stack",
      closers: { close: { again: { effect: "works" } } },
      disposal: { symbol: "sync", closer: "close" },
      reuse: { effect: "works" },
      methods: stacking,
      // An empty one has nothing to close.
      opensOn: Object.keys(stacking),
      obligation: "must",
      source: "https://docs.python.org/3/library/contextlib.html#contextlib.ExitStack",
    },
    {
      name: "AsyncExitStack",
      kind: "stack",
      closers: { aclose: { async: true, again: { effect: "works" } } },
      disposal: { symbol: "async", closer: "aclose" },
      reuse: { effect: "works" },
      methods: {
        ...stacking,
        enter_async_context: { task: "lazy", owns: ["0"], returns: { wraps: "0", by: "promise" } },
        pop_all: { closes: ["this"], returns: { resource: "AsyncExitStack", borrowed: true } },
        push_async_callback: { callbacks: [{ argument: "0", when: "later" }] },
        push_async_exit: { owns: ["0"], returns: { wraps: "0" } },
      },
      opensOn: [...Object.keys(stacking), "enter_async_context", "push_async_callback", "push_async_exit"],
      obligation: "must",
      source: "https://docs.python.org/3/library/contextlib.html#contextlib.AsyncExitStack",
    },
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
      disposal: { symbol: "async" },
      reuse: { effect: "unknown" },
      obligation: "may",
      source: "https://docs.python.org/3/library/contextlib.html#contextlib.aclosing",
    },
  ],
  exports: {
    AsyncExitStack: { construct: { returns: { resource: "AsyncExitStack" } }, instance: "AsyncExitStack" },
    ExitStack: { construct: { returns: { resource: "ExitStack" } }, instance: "ExitStack" },
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
