/** What does a worker of node:cluster do when it is disconnected? */
import { defineLibrary } from "../schema.ts";
import { listenerMethods } from "./node-stream.ts";

export default defineLibrary({
  name: "node-cluster",
  modules: ["cluster"],
  version: "26.10.0",
  source: "https://nodejs.org/api/cluster.html",
  resources: [
    {
      name: "Worker",
      kind: "worker",
      closers: { disconnect: {}, kill: {} },
      disposal: { symbol: "none", closer: "disconnect" },
      reuse: { effect: "unknown" },
      methods: listenerMethods,
      obligation: "may",
      source: "https://nodejs.org/api/cluster.html#class-worker",
    },
  ],
  exports: {
    Worker: { instance: "Worker" },
    fork: { call: { returns: { resource: "Worker" } } },
  },
});
