/** What do the client sessions, connections and servers of aiohttp do when they are opened, used and closed? */
import type { CallEffect, Outcome, ResourceSpec } from "../../core/effects.ts";
import { COROUTINE, each } from "../python-entries.ts";
import { defineLibrary } from "../schema.ts";

const works: Outcome = { effect: "works" };
const REQUESTS = ["delete", "get", "head", "options", "patch", "post", "put", "request"];

/** A request is made once it is awaited or entered. */
const request: CallEffect = { task: "lazy", returns: { resource: "ClientResponse", by: "promise", manager: true } };

/** Methods of both ends of a web socket. */
const SENDING = ["ping", "pong", "send_bytes", "send_frame", "send_json", "send_str"];
const RECEIVING = ["close", "receive", "receive_bytes", "receive_json", "receive_str"];

const gone: Outcome = { effect: "rejects", error: "Cannot write to closing transport" };

const served: Omit<ResourceSpec, "kind" | "methods" | "name"> = {
  closers: {},
  disposal: { symbol: "none" },
  reuse: { effect: "unknown" },
  obligation: "may",
  source: "https://docs.aiohttp.org/en/stable/web_reference.html",
};

const CONNECTOR = { construct: { returns: { resource: "BaseConnector" } }, instance: "BaseConnector" } as const;
const SITE = { construct: { returns: { resource: "BaseSite" } }, instance: "BaseSite" } as const;
const RUNNER = { construct: { returns: { resource: "BaseRunner" } }, instance: "BaseRunner" } as const;

export default defineLibrary({
  name: "aiohttp",
  modules: ["aiohttp"],
  version: "3.14.5",
  source: "https://docs.aiohttp.org/en/stable/client_reference.html",
  resources: [
    {
      name: "ClientSession",
      kind: "session",
      closers: {
        close: { async: true, again: works },
        // Gives the connector away, without closing it.
        detach: { again: works },
      },
      disposal: { symbol: "async", refuses: { sync: { effect: "throws", error: "Use async with instead" } }, closer: "close" },
      reuse: { effect: "unknown" },
      reuseOf: each({ effect: "rejects", error: "Session is closed" }, [...REQUESTS, "ws_connect"]),
      methods: {
        ...each(request, REQUESTS),
        ws_connect: { task: "lazy", returns: { resource: "ClientWebSocketResponse", by: "promise", child: true, manager: true } },
      },
      obligation: "must",
      // It has nothing of its own then.
      dutyUnless: { connector_owner: false },
      closedTests: ["closed"],
      source: "measured with aiohttp 3.14.5",
    },
    {
      name: "ClientResponse",
      kind: "response",
      closers: { close: { again: works }, release: { again: works } },
      disposal: { symbol: "async", closer: "release" },
      // What was read before the close can be read again; what was not is lost.
      reuse: { effect: "unknown" },
      methods: each(COROUTINE, ["json", "read", "text"]),
      // A body that was read to its end has given its connection back.
      obligation: "may",
      closedTests: ["closed"],
      source: "measured with aiohttp 3.14.5",
    },
    {
      name: "ClientWebSocketResponse",
      kind: "socket",
      closers: { close: { async: true, again: works } },
      disposal: { symbol: "async", since: "3.10.6", closer: "close" },
      reuse: { effect: "unknown" },
      orphaned: { effect: "unknown" },
      reuseOf: each(gone, SENDING),
      methods: each(COROUTINE, [...SENDING, ...RECEIVING]),
      // It is closed with its session.
      obligation: "may",
      closedTests: ["closed"],
      source: "measured with aiohttp 3.14.5",
    },
    {
      name: "BaseConnector",
      kind: "agent",
      closers: { close: { async: true, again: works } },
      disposal: { symbol: "async", closer: "close" },
      reuse: { effect: "unknown" },
      // A session takes it over.
      obligation: "may",
      closedTests: ["closed"],
      source: "https://docs.aiohttp.org/en/stable/client_reference.html#aiohttp.BaseConnector",
    },
    {
      name: "BaseRunner",
      kind: "server",
      closers: { cleanup: { async: true, again: works } },
      disposal: { symbol: "none", closer: "cleanup" },
      reuse: { effect: "unknown" },
      revivers: ["setup"],
      methods: { ...each(COROUTINE, ["cleanup", "setup", "shutdown"]) },
      // A server lives as long as its process.
      obligation: "may",
      source: "measured with aiohttp 3.14.5",
    },
    { ...served, name: "BaseSite", kind: "server", methods: each(COROUTINE, ["start", "stop"]) },
    { ...served, name: "StreamResponse", kind: "response", methods: each(COROUTINE, ["drain", "prepare", "write", "write_eof"]) },
    {
      ...served,
      name: "WebSocketResponse",
      kind: "socket",
      methods: each(COROUTINE, [...SENDING, ...RECEIVING, "prepare"]),
      closedTests: ["closed"],
    },
  ],
  exports: {
    BaseConnector: CONNECTOR,
    ClientResponse: { instance: "ClientResponse" },
    ClientSession: {
      construct: {
        returns: { resource: "ClientSession" },
        owns: ["0.connector", "1.connector"],
        lendsWith: { connector_owner: false },
        // From 3.10.0 on; before it warned of it.
        outside: { does: { effect: "throws", error: "no running event loop" }, unlessGiven: ["connector", "loop"] },
      },
      instance: "ClientSession",
    },
    ClientWebSocketResponse: { instance: "ClientWebSocketResponse" },
    TCPConnector: CONNECTOR,
    UnixConnector: CONNECTOR,
    // It is entered, and cannot be awaited.
    request: { call: { returns: { resource: "ClientResponse", manager: true } } },
    web: {
      members: {
        AppRunner: RUNNER,
        ServerRunner: RUNNER,
        SockSite: SITE,
        StreamResponse: { construct: { returns: { resource: "StreamResponse" } }, instance: "StreamResponse" },
        TCPSite: SITE,
        UnixSite: SITE,
        WebSocketResponse: { construct: { returns: { resource: "WebSocketResponse" } }, instance: "WebSocketResponse" },
        run_app: {
          call: {
            run: {
              key: "library",
              of: "asyncio",
              role: "call",
              nested: { effect: "throws", error: "Cannot run the event loop while another loop is running" },
            },
          },
        },
      },
    },
  },
  examples: {
    wrong: "import aiohttp\n\nasync def main():\n    session = aiohttp.ClientSession()\n    await session.get('https://example.org')\n",
    right: "import aiohttp\n\nasync def main():\n    async with aiohttp.ClientSession() as session:\n        await session.get('https://example.org')\n",
  },
});
