/** Which timers of node:timers/promises have to be awaited? */
import { defineLibrary } from "../schema.ts";

export default defineLibrary({
  name: "node-timers-promises",
  modules: ["timers/promises"],
  version: "26.10.0",
  source: "https://nodejs.org/api/timers.html#timers-promises-api",
  resources: [],
  exports: {
    scheduler: { members: { wait: { call: { task: "eager" } }, yield: { call: { task: "eager" } } } },
    setImmediate: { call: { task: "eager" } },
    setInterval: { call: { returns: { resource: "node-events/EventIterator" } } },
    setTimeout: { call: { task: "eager" } },
  },
});
