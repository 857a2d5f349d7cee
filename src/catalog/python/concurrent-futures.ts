/** What do the executors of concurrent.futures do when they are opened, used and shut down? */
import type { Outcome } from "../../core/effects.ts";
import { each, SYNC_BLOCK } from "../python-entries.ts";
import { defineLibrary } from "../schema.ts";

const shut: Outcome = { effect: "throws", error: "cannot schedule new futures after shutdown" };
const EXECUTOR = { construct: { returns: { resource: "Executor" } }, instance: "Executor" } as const;

export default defineLibrary({
  name: "concurrent-futures",
  modules: ["concurrent.futures"],
  version: "3.14",
  source: "https://docs.python.org/3/library/concurrent.futures.html",
  resources: [
    {
      name: "Executor",
      kind: "pool",
      closers: { shutdown: { graceful: true, again: { effect: "works" } } },
      disposal: { ...SYNC_BLOCK, closer: "shutdown" },
      reuse: { effect: "unknown" },
      reuseOf: each(shut, ["map", "submit"]),
      // The interpreter shuts down those that are left, and most live as long as their process.
      obligation: "may",
      source: "measured with CPython 3.11.7",
    },
  ],
  exports: {
    Executor: { instance: "Executor" },
    ProcessPoolExecutor: EXECUTOR,
    ThreadPoolExecutor: EXECUTOR,
  },
  examples: {
    wrong: [
      "from concurrent.futures import ThreadPoolExecutor",
      "",
      "def work(jobs):",
      "    with ThreadPoolExecutor() as executor:",
      "        executor.submit(print, 'begins')",
      "    executor.map(print, jobs)",
      "",
    ].join("\n"),
    right: [
      "from concurrent.futures import ThreadPoolExecutor",
      "",
      "def work(jobs):",
      "    with ThreadPoolExecutor() as executor:",
      "        executor.submit(print, 'begins')",
      "        executor.map(print, jobs)",
      "",
    ].join("\n"),
  },
});
