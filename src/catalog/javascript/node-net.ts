/** What do the servers and sockets of node:net do? */
import type { CallEffect, Outcome } from "../../core/effects.ts";
import { defineLibrary } from "../schema.ts";
import { duplexStream, LISTENERS, listenerMethods } from "./node-stream.ts";

const works: Outcome = { effect: "works" };
const onConnection: CallEffect = {
  callbacks: [{ argument: "last", when: "later", parameters: { "0": "Socket" } }],
  returns: { resource: "Server" },
};
const connect: CallEffect = { callbacks: [{ argument: "last", when: "later" }], returns: { resource: "Socket" } };

export default defineLibrary({
  name: "node-net",
  modules: ["net"],
  version: "26.10.0",
  source: "https://nodejs.org/api/net.html",
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
      source: "measured with Node 20.20 and 26.10",
    },
    {
      ...duplexStream,
      name: "Socket",
      kind: "socket",
      closers: { ...duplexStream.closers, destroySoon: {}, resetAndDestroy: { reuseOf: { write: { effect: "silent" } } } },
      revivers: ["connect"],
    },
    {
      name: "BoundSocket",
      kind: "socket",
      closers: { close: {} },
      disposal: { symbol: "sync", since: "26.4.0", closer: "close" },
      reuse: { effect: "unknown" },
      obligation: "may",
      source: "https://nodejs.org/api/net.html",
    },
  ],
  exports: {
    BlockList: { construct: {} },
    BoundSocket: { construct: { returns: { resource: "BoundSocket" } }, instance: "BoundSocket" },
    Server: { construct: onConnection, instance: "Server" },
    Socket: { construct: { returns: { resource: "Socket" } }, instance: "Socket" },
    Stream: { construct: { returns: { resource: "Socket" } }, instance: "Socket" },
    connect: { call: connect },
    createConnection: { call: connect },
    createServer: { call: onConnection },
  },
});
