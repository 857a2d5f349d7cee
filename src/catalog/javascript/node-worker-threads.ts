/** What do the workers, ports and channels of node:worker_threads do? */
import type { Outcome } from "../../core/effects.ts";
import { defineLibrary } from "../schema.ts";
import { LISTENERS, listenerMethods } from "./node-stream.ts";

const works: Outcome = { effect: "works" };
const silent: Outcome = { effect: "silent" };

/** A port has no order of its listeners. */
const { prependListener: _prependListener, ...portMethods } = listenerMethods;

export default defineLibrary({
  name: "node-worker-threads",
  modules: ["worker_threads"],
  version: "26.10.0",
  source: "https://nodejs.org/api/worker_threads.html",
  resources: [
    {
      // A worker often ends by itself, when its own work is done.
      name: "Worker",
      kind: "worker",
      closers: { terminate: { async: true, again: works } },
      disposal: { symbol: "async", since: "24.2.0", closer: "terminate" },
      reuse: { effect: "unknown" },
      reuseOf: {
        getHeapSnapshot: { effect: "rejects", error: "ERR_WORKER_NOT_RUNNING: Worker instance not running" },
        postMessage: silent,
      },
      harmless: [...LISTENERS, "ref", "unref"],
      methods: {
        ...listenerMethods,
        getHeapSnapshot: { task: "eager" },
        startCpuProfile: { task: "eager", returns: { resource: "node-v8/CPUProfileHandle", by: "promise" } },
        startHeapProfile: { task: "eager", returns: { resource: "node-v8/HeapProfileHandle", by: "promise" } },
      },
      obligation: "may",
      source: "measured with Node 20.20 and 26.10",
    },
    {
      name: "MessagePort",
      kind: "handle",
      closers: { close: { again: works } },
      disposal: { symbol: "none", closer: "close" },
      reuse: works,
      reuseOf: { postMessage: silent },
      harmless: LISTENERS,
      methods: portMethods,
      obligation: "may",
      source: "measured with Node 20.20 and 26.10",
    },
  ],
  exports: {
    BroadcastChannel: {
      construct: { returns: { resource: "web/BroadcastChannel" } },
      instance: "web/BroadcastChannel",
    },
    MessageChannel: { construct: { returns: { resource: "MessagePort", at: "port1" } } },
    MessagePort: { instance: "MessagePort" },
    Worker: { construct: { returns: { resource: "Worker" } }, instance: "Worker" },
    parentPort: { value: "MessagePort" },
  },
});
