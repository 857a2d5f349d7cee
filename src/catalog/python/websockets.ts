/** What do the connections and servers of websockets do when they are opened, used and closed? */
import type { CallEffect, Outcome, ResourceSpec } from "../../core/effects.ts";
import { BLOCKING, COROUTINE, each } from "../python-entries.ts";
import { defineLibrary, type ExportEntry } from "../schema.ts";

const works: Outcome = { effect: "works" };
const error = "sent 1000 (OK); then received 1000 (OK)";
const MESSAGES = ["ping", "pong", "recv", "send"];

/** Awaited or entered, it gives the connection. */
const connect: CallEffect = { task: "lazy", returns: { resource: "ClientConnection", by: "promise", manager: true } };
const serve: CallEffect = { task: "lazy", returns: { resource: "Server", by: "promise", manager: true } };

const connection: Omit<ResourceSpec, "methods" | "name" | "obligation"> = {
  kind: "socket",
  closers: { close: { async: true, again: works } },
  disposal: { symbol: "async", closer: "close" },
  reuse: { effect: "unknown" },
  reuseOf: each({ effect: "rejects", error }, MESSAGES),
  harmless: ["wait_closed"],
  source: "measured with websockets 17.4",
};

const clientMembers: Readonly<Record<string, ExportEntry>> = {
  ClientConnection: { instance: "ClientConnection" },
  connect: { construct: connect },
  unix_connect: { construct: connect },
};
const serverMembers: Readonly<Record<string, ExportEntry>> = {
  Server: { instance: "Server" },
  ServerConnection: { instance: "ServerConnection" },
  serve: { construct: serve },
  unix_serve: { construct: serve },
};

export default defineLibrary({
  name: "websockets",
  modules: ["websockets"],
  version: "17.4",
  source: "https://websockets.readthedocs.io/en/stable/reference/asyncio/client.html",
  resources: [
    { ...connection, name: "ClientConnection", methods: each(COROUTINE, [...MESSAGES, "wait_closed"]), obligation: "must" },
    // The server closes it when its handler returns.
    { ...connection, name: "ServerConnection", methods: each(COROUTINE, [...MESSAGES, "wait_closed"]), obligation: "may" },
    {
      name: "Server",
      kind: "server",
      closers: { close: { again: works } },
      disposal: { symbol: "async", closer: "close" },
      reuse: { effect: "unknown" },
      harmless: ["get_loop", "is_serving", "wait_closed"],
      methods: each(COROUTINE, ["serve_forever", "start_serving", "wait_closed"]),
      obligation: "may",
      source: "measured with websockets 17.4",
    },
    {
      name: "SyncConnection",
      kind: "socket",
      closers: { close: { again: works } },
      disposal: { symbol: "sync", closer: "close" },
      reuse: { effect: "unknown" },
      methods: each(BLOCKING, ["ping", "recv", "send"]),
      obligation: "must",
      source: "https://websockets.readthedocs.io/en/stable/reference/sync/client.html",
    },
  ],
  exports: {
    ...clientMembers,
    ...serverMembers,
    asyncio: { members: { client: { members: clientMembers }, server: { members: serverMembers } } },
    sync: {
      members: {
        client: {
          members: {
            ClientConnection: { instance: "SyncConnection" },
            connect: { construct: { returns: { resource: "SyncConnection" }, ...BLOCKING } },
          },
        },
      },
    },
  },
  examples: {
    wrong: [
      "import websockets",
      "",
      "async def hello(uri):",
      "    async with websockets.connect(uri) as socket:",
      "        await socket.send('hello')",
      "    return await socket.recv()",
      "",
    ].join("\n"),
    right: [
      "import websockets",
      "",
      "async def hello(uri):",
      "    async with websockets.connect(uri) as socket:",
      "        await socket.send('hello')",
      "        return await socket.recv()",
      "",
    ].join("\n"),
  },
});
