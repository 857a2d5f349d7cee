/** What do the servers and sockets of node:tls do? */
import type { CallEffect, Outcome } from "../../core/effects.ts";
import { defineLibrary } from "../schema.ts";
import { duplexStream, LISTENERS, listenerMethods } from "./node-stream.ts";

const works: Outcome = { effect: "works" };
const onConnection: CallEffect = {
  callbacks: [{ argument: "last", when: "later", parameters: { "0": "TLSSocket" } }],
  returns: { resource: "Server" },
};

export default defineLibrary({
  name: "node-tls",
  modules: ["tls"],
  version: "26.10.0",
  source: "https://nodejs.org/api/tls.html",
  resources: [
    {
      name: "Server",
      kind: "server",
      closers: {
        close: {
          callback: true,
          graceful: true,
          again: { effect: "reports", error: "ERR_SERVER_NOT_RUNNING: Server is not running." },
        },
      },
      disposal: { symbol: "async", since: "20.5.0", closer: "close" },
      reuse: works,
      revivers: ["listen"],
      harmless: LISTENERS,
      methods: {
        ...listenerMethods,
        listen: { callbacks: [{ argument: "last", when: "later" }], returns: { receiver: true } },
      },
      obligation: "may",
      source: "measured with Node 26.10",
    },
    { ...duplexStream, name: "TLSSocket", kind: "socket", closers: { ...duplexStream.closers, destroySoon: {} } },
  ],
  exports: {
    Server: { construct: onConnection, instance: "Server" },
    TLSSocket: { construct: { owns: ["0"], returns: { resource: "TLSSocket", wraps: "0" } }, instance: "TLSSocket" },
    connect: {
      call: {
        owns: ["0.socket", "1.socket"],
        callbacks: [{ argument: "last", when: "later" }],
        returns: { resource: "TLSSocket" },
      },
    },
    createServer: { call: onConnection },
  },
});
