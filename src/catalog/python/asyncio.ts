/** What do event loops, runners and tasks of asyncio do when they are opened, used and closed? */
import type { CallEffect, Outcome, ResourceSpec } from "../../core/effects.ts";
import { defineLibrary } from "../schema.ts";

const closed: Outcome = { effect: "throws", error: "Event loop is closed" };

/** Methods of a loop that fail once it is closed; others were not measured. */
const needsOpen: Readonly<Record<string, Outcome>> = {
  call_soon: closed,
  create_task: closed,
  run_forever: closed,
  run_in_executor: closed,
  run_until_complete: closed,
};

/** A run of a loop, which has to be the only one of its thread. */
function running(error: string): Readonly<Record<string, CallEffect>> {
  const run = { key: "library", role: "call", nested: { effect: "throws", error } } as const;
  return {
    create_task: { task: "eager", executes: "0" },
    run_forever: { run },
    run_until_complete: { executes: "0", run },
  };
}

const loop: Omit<ResourceSpec, "methods" | "name"> = {
  kind: "loop",
  closers: { close: { again: { effect: "works" } } },
  disposal: { symbol: "none", closer: "close" },
  reuse: { effect: "unknown" },
  reuseOf: needsOpen,
  harmless: ["get_debug", "is_running", "set_debug", "time"],
  obligation: "may",
  closedTests: ["is_closed"],
  source: "measured with CPython 3.8 to 3.15",
};

const sleeping: CallEffect = { task: "lazy" };

export default defineLibrary({
  name: "asyncio",
  modules: ["asyncio"],
  version: "3.14",
  source: "https://docs.python.org/3/library/asyncio-eventloop.html",
  resources: [
    { ...loop, name: "EventLoop", methods: running("Cannot run the event loop while another loop is running") },
    // What somebody else has made, and may be running already.
    { ...loop, name: "CurrentLoop", methods: running("This event loop is already running") },
  ],
  exports: {
    AbstractEventLoop: { instance: "CurrentLoop" },
    create_task: { call: { task: "eager", executes: "0" } },
    ensure_future: { call: { task: "eager", executes: "0" } },
    get_event_loop: { call: { returns: { resource: "CurrentLoop", borrowed: true } } },
    get_running_loop: { call: { returns: { resource: "CurrentLoop", borrowed: true } } },
    new_event_loop: { construct: { returns: { resource: "EventLoop" } } },
    run: {
      call: {
        executes: "0",
        run: {
          key: "library",
          role: "call",
          nested: { effect: "throws", error: "asyncio.run() cannot be called from a running event loop" },
        },
      },
    },
    sleep: { call: sleeping },
    wait_for: { call: sleeping },
  },
  examples: {
    wrong: "import asyncio\n\nasync def main():\n    asyncio.run(other())\n",
    right: "import asyncio\n\nasync def main():\n    await other()\n",
  },
});
