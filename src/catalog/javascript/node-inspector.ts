/** What does a session of node:inspector do when it is disconnected? */
import { defineLibrary } from "../schema.ts";
import { listenerMethods } from "./node-stream.ts";

export default defineLibrary({
  name: "node-inspector",
  modules: ["inspector"],
  version: "26.10.0",
  source: "https://nodejs.org/api/inspector.html",
  resources: [
    {
      name: "Session",
      kind: "session",
      closers: { disconnect: { again: { effect: "works" } } },
      disposal: { symbol: "none", closer: "disconnect" },
      reuse: { effect: "unknown" },
      reuseOf: { post: { effect: "throws", error: "ERR_INSPECTOR_NOT_CONNECTED: Session is not connected" } },
      revivers: ["connect", "connectToMainThread"],
      opensOn: ["connect", "connectToMainThread"],
      methods: { ...listenerMethods, post: { callbacks: [{ argument: "last", when: "later" }] } },
      obligation: "may",
      source: "measured with Node 20.20",
    },
  ],
  exports: {
    Session: { construct: { returns: { resource: "Session" } }, instance: "Session" },
  },
});
