/** What do threads run, and which of their methods wait? */
import { BLOCKING, each } from "../python-entries.ts";
import { defineLibrary } from "../schema.ts";

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
      methods: { join: BLOCKING },
      obligation: "may",
      source: "https://docs.python.org/3/library/threading.html#thread-objects",
    },
    {
      name: "Event",
      kind: "lock",
      closers: {},
      disposal: { symbol: "none" },
      reuse: { effect: "works" },
      methods: each(BLOCKING, ["wait"]),
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
