/** What do the dispatchers, bodies and requests of undici do when they are opened, used and closed? */
import type { CallEffect, Outcome, ResourceSpec } from "../../core/effects.ts";
import { EMITTER } from "../emitter.ts";
import { defineLibrary, type ExportEntry } from "../schema.ts";

const destroyed: Outcome = { effect: "rejects", error: "ClientDestroyedError: The client is destroyed" };
const reported: Outcome = { effect: "reports", error: "ClientDestroyedError: The client is destroyed" };
const readTwice: Outcome = {
  effect: "throws",
  error: "AssertionError [ERR_ASSERTION]: The expression evaluated to a falsy value",
};
const works: Outcome = { effect: "works" };

/** A request's body holds its connection until it is read: the next request, and `close()`, wait for it. */
const requestEffect: CallEffect = { task: "eager", returns: { resource: "Body", by: "promise", at: "body" } };
const requestFunction: CallEffect = { ...requestEffect, callback: true, callbackFrom: 2, borrows: ["1.dispatcher"] };

const dispatcher: Omit<ResourceSpec, "name"> = {
  kind: "client",
  closers: {
    close: { async: true, callback: true, callbackFrom: 0, graceful: true, again: destroyed },
    destroy: { async: true, callback: true, callbackFrom: 1, again: works },
  },
  disposal: { symbol: "none", closer: "close" },
  reuse: destroyed,
  reuseOf: { compose: works, dispatch: reported, pipeline: reported },
  harmless: ["addListener", "listenerCount", "off", "on", "once", "removeAllListeners", "removeListener"],
  methods: {
    ...EMITTER,
    compose: { returns: { receiver: true } },
    connect: { task: "eager", callback: true, callbackFrom: 1 },
    request: { ...requestEffect, callback: true, callbackFrom: 1 },
    stream: { task: "eager", callback: true, callbackFrom: 2 },
    upgrade: { task: "eager", callback: true, callbackFrom: 1 },
  },
  obligation: "must",
  closedTests: ["closed", "destroyed"],
  source: "measured with undici 8.12.4",
};

const agent: Omit<ResourceSpec, "name"> = { ...dispatcher, kind: "agent" };
const pool: Omit<ResourceSpec, "name"> = { ...dispatcher, kind: "pool" };

/** Mocks are shared by a suite and often closed by its hooks; a close too many is still an error. */
const mock: Omit<ResourceSpec, "name"> = {
  ...agent,
  closers: { close: { async: true, graceful: true, again: destroyed } },
  closedTests: [],
  obligation: "may",
};

const webSocket: Omit<ResourceSpec, "name"> = {
  kind: "socket",
  closers: { close: { again: works } },
  disposal: { symbol: "none", closer: "close" },
  reuse: { effect: "silent" },
  harmless: ["addEventListener", "dispatchEvent", "removeEventListener"],
  obligation: "may",
  source: "measured with undici 8.12.4",
};

const anAgent = { construct: { returns: { resource: "Agent" } }, instance: "Agent" };

const members: Readonly<Record<string, ExportEntry>> = {
  Agent: anAgent,
  BalancedPool: { construct: { returns: { resource: "BalancedPool" } }, instance: "BalancedPool" },
  Client: { construct: { returns: { resource: "Client" } }, instance: "Client" },
  EnvHttpProxyAgent: { construct: { returns: { resource: "EnvHttpProxyAgent" } }, instance: "EnvHttpProxyAgent" },
  EventSource: { construct: { returns: { resource: "EventSource" } }, instance: "EventSource" },
  H2CClient: { construct: { returns: { resource: "H2CClient" } }, instance: "H2CClient" },
  MockAgent: { construct: { returns: { resource: "MockAgent" } }, instance: "MockAgent" },
  Pool: { construct: { returns: { resource: "Pool" } }, instance: "Pool" },
  ProxyAgent: { construct: { returns: { resource: "ProxyAgent" } }, instance: "ProxyAgent" },
  RetryAgent: { construct: { returns: { resource: "RetryAgent", wraps: "0" } }, instance: "RetryAgent" },
  RoundRobinPool: { construct: { returns: { resource: "RoundRobinPool" } }, instance: "RoundRobinPool" },
  SnapshotAgent: { construct: { returns: { resource: "SnapshotAgent" } }, instance: "SnapshotAgent" },
  Socks5ProxyAgent: { construct: { returns: { resource: "Socks5ProxyAgent" } }, instance: "Socks5ProxyAgent" },
  WebSocket: { construct: { returns: { resource: "WebSocket" } }, instance: "WebSocket" },
  WebSocketStream: { construct: { returns: { resource: "WebSocketStream" } }, instance: "WebSocketStream" },
  connect: { call: { task: "eager", borrows: ["1.dispatcher"] } },
  fetch: {
    call: { task: "eager", borrows: ["1.dispatcher"], returns: { resource: "web/Response", by: "promise" } },
  },
  getGlobalDispatcher: { call: { returns: { resource: "Agent", borrowed: true } } },
  pipeline: { call: { borrows: ["1.dispatcher"] } },
  request: { call: requestFunction },
  setGlobalDispatcher: { call: { owns: ["0"] } },
  stream: { call: { task: "eager", borrows: ["1.dispatcher"] } },
  upgrade: { call: { task: "eager", borrows: ["1.dispatcher"] } },
};

export default defineLibrary({
  name: "undici",
  modules: ["undici"],
  packages: ["undici", "undici-types"],
  version: "8.12.4",
  source: "https://undici.nodejs.org/#/docs/api/Dispatcher",
  resources: [
    { ...dispatcher, name: "Client" },
    { ...pool, name: "Pool" },
    { ...pool, name: "BalancedPool" },
    { ...pool, name: "RoundRobinPool" },
    { ...dispatcher, name: "H2CClient" },
    { ...agent, name: "Agent" },
    { ...agent, name: "ProxyAgent" },
    { ...agent, name: "EnvHttpProxyAgent" },
    { ...agent, name: "Socks5ProxyAgent" },
    { ...agent, name: "RetryAgent", closedTests: [] },
    { ...mock, name: "MockAgent" },
    { ...mock, name: "SnapshotAgent" },
    {
      name: "Body",
      kind: "body",
      // No body comes with HEAD.
      dutyUnless: { method: "HEAD" },
      reuseOnSomePath: true,
      closers: {
        arrayBuffer: { async: true, again: readTwice },
        blob: { async: true, again: readTwice },
        bytes: { async: true, again: readTwice },
        destroy: { again: works },
        dump: { async: true, again: works },
        json: { async: true, again: readTwice },
        pipe: {},
        resume: { again: works },
        text: { async: true, again: readTwice },
      },
      disposal: { symbol: "async", closer: "dump", unsafe: "aborts the connection in place of giving it back" },
      reuse: { effect: "unknown" },
      harmless: ["off", "removeListener", "setEncoding"],
      methods: {
        // Who listens reads it, or waits until somebody has.
        addListener: { owns: ["this"] },
        arrayBuffer: { task: "eager" },
        blob: { task: "eager" },
        bytes: { task: "eager" },
        dump: { task: "eager" },
        json: { task: "eager" },
        on: { owns: ["this"] },
        once: { owns: ["this"] },
        text: { task: "eager" },
      },
      obligation: "must",
      closedTests: ["bodyUsed", "destroyed", "readableEnded"],
      source: "https://github.com/nodejs/undici/issues/4364; measured with undici 8.12.4",
    },
    { ...webSocket, name: "WebSocket" },
    { ...webSocket, name: "WebSocketStream", harmless: [] },
    { ...webSocket, name: "EventSource" },
  ],
  exports: { ...members, default: { members } },
  examples: {
    wrong: [
      'import { Client } from "undici";',
      "export async function load(url: string): Promise<string> {",
      "  const client = new Client(url);",
      "  await client.close();",
      '  const { body } = await client.request({ path: "/", method: "GET" });',
      "  return await body.text();",
      "}",
    ].join("\n"),
    right: [
      'import { Client } from "undici";',
      "export async function load(url: string): Promise<string> {",
      "  const client = new Client(url);",
      "  try {",
      '    const { body } = await client.request({ path: "/", method: "GET" });',
      "    return await body.text();",
      "  } finally {",
      "    await client.close();",
      "  }",
      "}",
    ].join("\n"),
  },
});
