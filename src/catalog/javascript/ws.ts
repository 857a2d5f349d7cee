/** What do the sockets and servers of ws do when they are opened, used and closed? */
import type { Outcome } from "../../core/effects.ts";
import { EMITTER } from "../emitter.ts";
import { defineLibrary, type ExportEntry } from "../schema.ts";

const works: Outcome = { effect: "works" };
const listeners = ["addListener", "listenerCount", "off", "on", "once", "removeAllListeners", "removeListener"];

const server: ExportEntry = { construct: { returns: { resource: "WebSocketServer" } }, instance: "WebSocketServer" };
const members: Readonly<Record<string, ExportEntry>> = {
  Server: server,
  WebSocket: { construct: { returns: { resource: "WebSocket" } }, instance: "WebSocket" },
  WebSocketServer: server,
  createWebSocketStream: { call: { owns: ["0"] } },
};
const socket: ExportEntry = { construct: { returns: { resource: "WebSocket" } }, instance: "WebSocket", members };

export default defineLibrary({
  name: "ws",
  modules: ["ws"],
  packages: ["ws", "@types/ws"],
  version: "8.23.0",
  source: "https://github.com/websockets/ws/blob/master/doc/ws.md",
  resources: [
    {
      name: "WebSocket",
      kind: "socket",
      closers: { close: { again: works }, terminate: { again: works } },
      disposal: { symbol: "none", closer: "close" },
      // With a callback the error arrives there, without one nowhere.
      reuse: { effect: "silent" },
      reuseOf: { pause: works, resume: works },
      harmless: ["addEventListener", "removeEventListener", ...listeners],
      methods: EMITTER,
      // Both ends close a socket, and events carry it: nobody but its own handlers knows when it is done.
      obligation: "may",
      source: "measured with ws 8.23.0",
    },
    {
      name: "WebSocketServer",
      kind: "server",
      closers: {
        close: { callback: true, again: { effect: "reports", error: "The server is not running" } },
      },
      disposal: { symbol: "none", closer: "close" },
      reuse: { effect: "unknown" },
      harmless: [...listeners, "address"],
      methods: {
        ...EMITTER,
        on: { ...EMITTER.on, callbacks: [{ argument: "1", when: "later", parameters: { "0": "WebSocket" } }] },
      },
      obligation: "may",
      source: "measured with ws 8.23.0",
    },
  ],
  exports: { ...members, "=": socket, default: socket },
});
