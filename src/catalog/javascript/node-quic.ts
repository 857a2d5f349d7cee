/** What do the endpoints and sessions of node:quic do when they are closed? */
import { defineLibrary } from "../schema.ts";

export default defineLibrary({
  name: "node-quic",
  modules: ["node:quic"],
  version: "26.10.0",
  source: "https://nodejs.org/api/quic.html",
  resources: [
    {
      name: "QuicEndpoint",
      kind: "server",
      closers: { close: { async: true }, destroy: {} },
      disposal: { symbol: "async", since: "23.8.0", closer: "close" },
      reuse: { effect: "unknown" },
      obligation: "may",
      source: "https://nodejs.org/api/quic.html",
    },
    {
      name: "QuicSession",
      kind: "session",
      closers: { close: { async: true }, destroy: {} },
      disposal: { symbol: "async", since: "23.8.0", closer: "close" },
      reuse: { effect: "unknown" },
      obligation: "may",
      source: "https://nodejs.org/api/quic.html",
    },
  ],
  exports: {
    QuicEndpoint: { construct: { returns: { resource: "QuicEndpoint" } }, instance: "QuicEndpoint" },
    QuicSession: { instance: "QuicSession" },
    connect: { call: { task: "eager", returns: { resource: "QuicSession", by: "promise" } } },
    listen: { call: { task: "eager", returns: { resource: "QuicEndpoint", by: "promise" } } },
  },
});
