/** What do threads run, and which of their methods wait? */
import type { CallEffect } from "../../core/effects.ts";
import { BLOCKING } from "../python-entries.ts";
import { defineLibrary } from "../schema.ts";

/** With a time-out of 0 it only asks. */
const UNLESS_AT_ONCE: CallEffect = { blocking: { ...BLOCKING.blocking, unlessOption: { "0": 0, "last.timeout": 0 } } };

const THREAD = { construct: { returns: { resource: "Thread" } }, instance: "Thread" } as const;

export default defineLibrary({
  name: "threading",
  modules: ["threading"],
  version: "3.14",
  source: "https://docs.python.org/3/library/threading.html",
  resources: [
    {
      name: "Thread",
      kind: "worker",
      closers: {},
      disposal: { symbol: "none" },
      reuse: { effect: "works" },
      methods: { join: UNLESS_AT_ONCE },
      obligation: "may",
      source: "https://docs.python.org/3/library/threading.html#thread-objects",
    },
    {
      name: "Event",
      kind: "lock",
      closers: {},
      disposal: { symbol: "none" },
      reuse: { effect: "works" },
      methods: { wait: UNLESS_AT_ONCE },
      obligation: "may",
      source: "https://docs.python.org/3/library/threading.html#event-objects",
    },
  ],
  exports: { Event: { construct: { returns: { resource: "Event" } }, instance: "Event" }, Thread: THREAD, Timer: THREAD },
  examples: {
    wrong: "import threading\n\nasync def main(work):\n    thread = threading.Thread(target=work)\n    thread.start()\n    thread.join()\n",
    right: "import asyncio\n\nasync def main(work):\n    await asyncio.to_thread(work)\n",
  },
});
