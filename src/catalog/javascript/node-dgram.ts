/** What does a socket of node:dgram do when it is bound, closed and used again? */
import type { Outcome } from "../../core/effects.ts";
import { defineLibrary } from "../schema.ts";
import { LISTENERS, listenerMethods } from "./node-stream.ts";

const notRunning: Outcome = { effect: "throws", error: "ERR_SOCKET_DGRAM_NOT_RUNNING: Not running" };
const unknown: Outcome = { effect: "unknown" };

export default defineLibrary({
  name: "node-dgram",
  modules: ["dgram"],
  version: "26.10.0",
  source: "https://nodejs.org/api/dgram.html",
  resources: [
    {
      name: "Socket",
      kind: "socket",
      closers: { close: { callback: true, again: notRunning } },
      disposal: { symbol: "async", since: "20.5.0", closer: "close" },
      reuse: notRunning,
      reuseOf: {
        disconnect: { effect: "throws", error: "ERR_SOCKET_DGRAM_NOT_CONNECTED: Not connected" },
        getRecvBufferSize: unknown,
        getSendBufferSize: unknown,
        getSendQueueCount: unknown,
        getSendQueueSize: unknown,
        setBroadcast: unknown,
        setMulticastInterface: unknown,
        setMulticastLoopback: unknown,
        setMulticastTTL: unknown,
        setRecvBufferSize: unknown,
        setSendBufferSize: unknown,
        setTTL: unknown,
      },
      // A socket that nobody bound or sent with holds no port and does not keep the process alive.
      opensOn: ["bind", "connect", "send"],
      harmless: [...LISTENERS, "ref", "unref"],
      methods: {
        ...listenerMethods,
        bind: { callbacks: [{ argument: "last", when: "later" }], returns: { receiver: true } },
        send: { callbacks: [{ argument: "last", when: "later" }] },
      },
      obligation: "must",
      source: "measured with Node 20.20 and 26.10",
    },
  ],
  exports: {
    Socket: { instance: "Socket" },
    createSocket: { call: { callbacks: [{ argument: "last", when: "later" }], returns: { resource: "Socket" } } },
  },
  examples: {
    wrong: `import { createSocket } from "node:dgram";

export function announce(port: number): void {
  const socket = createSocket("udp4");
  socket.send("hello", port);
}
`,
    right: `import { createSocket } from "node:dgram";

export async function announce(port: number): Promise<void> {
  await using socket = createSocket("udp4");
  await new Promise((resolve) => {
    socket.send("hello", port, resolve);
  });
}
`,
  },
});
