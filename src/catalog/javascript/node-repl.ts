/** What does a server of node:repl do when it is closed? */
import { defineLibrary } from "../schema.ts";
import { listenerMethods } from "./node-stream.ts";

export default defineLibrary({
  name: "node-repl",
  modules: ["repl"],
  version: "26.10.0",
  source: "https://nodejs.org/api/repl.html",
  resources: [
    {
      name: "REPLServer",
      kind: "interface",
      closers: { close: { again: { effect: "works" } } },
      disposal: { symbol: "sync", since: "22.15.0", closer: "close" },
      reuse: { effect: "unknown" },
      methods: listenerMethods,
      closedTests: ["closed"],
      obligation: "may",
      source: "measured with Node 22.23 and 26.10",
    },
  ],
  exports: {
    REPLServer: { construct: { returns: { resource: "REPLServer" } }, instance: "REPLServer" },
    start: { call: { returns: { resource: "REPLServer" } } },
  },
});
