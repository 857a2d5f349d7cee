/** Which work of node:stream/promises has to be awaited? */
import { defineLibrary } from "../schema.ts";

export default defineLibrary({
  name: "node-stream-promises",
  modules: ["stream/promises"],
  version: "26.10.0",
  source: "https://nodejs.org/api/stream.html#streams-promises-api",
  resources: [],
  exports: {
    // It waits for what happens to the stream, which its close may well be.
    finished: { call: { task: "eager", borrows: ["0"], borrowsReceiver: false } },
    pipeline: { call: { task: "eager", owns: ["0", "1", "2", "3", "4", "5"] } },
  },
});
