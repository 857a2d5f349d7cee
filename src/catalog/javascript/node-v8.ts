/** What do the profiles of node:v8 hold? */
import { defineLibrary } from "../schema.ts";

export default defineLibrary({
  name: "node-v8",
  modules: ["v8"],
  version: "26.10.0",
  source: "https://nodejs.org/api/v8.html",
  resources: [
    {
      name: "SyncCPUProfileHandle",
      kind: "handle",
      closers: { stop: {} },
      disposal: { symbol: "sync", since: "24.12.0", closer: "stop" },
      reuse: { effect: "unknown" },
      obligation: "may",
      source: "https://nodejs.org/api/v8.html",
    },
    {
      name: "CPUProfileHandle",
      kind: "handle",
      closers: { stop: { async: true } },
      disposal: { symbol: "async", since: "24.8.0", closer: "stop" },
      reuse: { effect: "unknown" },
      obligation: "may",
      source: "https://nodejs.org/api/v8.html",
    },
    {
      name: "HeapProfileHandle",
      kind: "handle",
      closers: { stop: { async: true } },
      disposal: { symbol: "async", since: "24.9.0", closer: "stop" },
      reuse: { effect: "unknown" },
      obligation: "may",
      source: "https://nodejs.org/api/v8.html",
    },
  ],
  exports: {
    // Declared as types only, and found by their names.
    CPUProfileHandle: { instance: "CPUProfileHandle" },
    HeapProfileHandle: { instance: "HeapProfileHandle" },
    SyncCPUProfileHandle: { instance: "SyncCPUProfileHandle" },
    startCpuProfile: { call: { returns: { resource: "SyncCPUProfileHandle" } } },
    writeHeapSnapshot: { call: { blocking: {} } },
  },
});
