/** What does a library opened by node:ffi do when it is closed? */
import { defineLibrary } from "../schema.ts";

export default defineLibrary({
  name: "node-ffi",
  modules: ["node:ffi"],
  version: "26.10.0",
  source: "https://nodejs.org/api/ffi.html",
  resources: [
    {
      name: "DynamicLibrary",
      kind: "handle",
      closers: { close: {} },
      disposal: { symbol: "sync", since: "26.1.0", closer: "close" },
      reuse: { effect: "unknown" },
      obligation: "may",
      source: "https://nodejs.org/api/ffi.html",
    },
  ],
  exports: {
    DynamicLibrary: { construct: { returns: { resource: "DynamicLibrary" } }, instance: "DynamicLibrary" },
  },
});
