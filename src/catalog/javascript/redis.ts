/** What do the clients of node-redis do when they are opened, used and closed? */
import type { CallEffect, Outcome, ResourceSpec } from "../../core/effects.ts";
import { EMITTER } from "../emitter.ts";
import { defineLibrary, type ExportEntry } from "../schema.ts";

/** The listener gets messages for as long as the client lives. */
const subscription: CallEffect = { task: "eager", callbacks: [{ argument: "1", when: "later" }] };

const works: Outcome = { effect: "works" };
const closed: Outcome = { effect: "rejects", error: "The client is closed" };
const eager: CallEffect = { task: "eager" };

/** The commands in common use; the class has some hundreds. */
const commands: Readonly<Record<string, CallEffect>> = {
  append: eager,
  blPop: eager,
  brPop: eager,
  decr: eager,
  del: eager,
  eval: eager,
  evalSha: eager,
  exists: eager,
  expire: eager,
  flushAll: eager,
  flushDb: eager,
  get: eager,
  getDel: eager,
  getEx: eager,
  hDel: eager,
  hExists: eager,
  hGet: eager,
  hGetAll: eager,
  hIncrBy: eager,
  hKeys: eager,
  hSet: eager,
  hVals: eager,
  incr: eager,
  incrBy: eager,
  keys: eager,
  lIndex: eager,
  lLen: eager,
  lPop: eager,
  lPush: eager,
  lRange: eager,
  lRem: eager,
  lTrim: eager,
  mGet: eager,
  mSet: eager,
  pSubscribe: eager,
  persist: eager,
  ping: eager,
  publish: eager,
  rPop: eager,
  rPush: eager,
  rename: eager,
  sAdd: eager,
  sCard: eager,
  sIsMember: eager,
  sMembers: eager,
  sRem: eager,
  sendCommand: eager,
  set: eager,
  setEx: eager,
  setNX: eager,
  ttl: eager,
  type: eager,
  unlink: eager,
  unsubscribe: eager,
  watch: eager,
  xAck: eager,
  xAdd: eager,
  xRange: eager,
  xRead: eager,
  xReadGroup: eager,
  zAdd: eager,
  zCard: eager,
  zRange: eager,
  zRem: eager,
  zScore: eager,
};

const subscriptions: Readonly<Record<string, CallEffect>> = {
  pSubscribe: subscription,
  sSubscribe: subscription,
  subscribe: subscription,
};
const opening: Readonly<Record<string, CallEffect>> = {
  connect: { task: "eager", returns: { receiver: true, by: "promise" } },
  ...EMITTER,
};

const client: Omit<ResourceSpec, "name"> = {
  kind: "client",
  closers: {
    close: { async: true, graceful: true, again: closed },
    destroy: { again: works },
    disconnect: { async: true },
    quit: { async: true, graceful: true, again: closed },
  },
  disposal: { symbol: "none", closer: "close" },
  reuse: closed,
  reuseOf: { multi: works, ref: works, unref: works },
  revivers: ["connect"],
  opensOn: ["connect"],
  harmless: ["addListener", "listenerCount", "off", "on", "once", "removeAllListeners", "removeListener"],
  methods: { ...commands, ...subscriptions, ...opening, duplicate: { returns: { resource: "Client" } } },
  obligation: "must",
  source: "measured with redis 6.3.1 and a stub server",
};

/** Without what belongs to one connection alone. */
const { watch: _watch, ...sharedCommands } = commands;
const { pSubscribe: _pSubscribe, unsubscribe: _unsubscribe, ...pooledCommands } = sharedCommands;
const shared: Omit<ResourceSpec, "name"> = {
  ...client,
  reuse: { effect: "unknown" },
  reuseOf: { multi: works },
  source: "read in redis 6.3.1",
};

const members: Readonly<Record<string, ExportEntry>> = {
  RedisClientType: { instance: "Client" },
  RedisClusterType: { instance: "Cluster" },
  createClient: { call: { returns: { resource: "Client" } } },
  createClientPool: { call: { returns: { resource: "ClientPool" } } },
  createCluster: { call: { returns: { resource: "Cluster" } } },
  createSentinel: { call: { returns: { resource: "Sentinel" } } },
};

export default defineLibrary({
  name: "redis",
  modules: ["redis", "@redis/client"],
  packages: ["@redis/client", "redis"],
  version: "6.3.1",
  source: "https://redis.io/docs/latest/develop/clients/nodejs/connect/",
  resources: [
    {
      ...client,
      name: "Client",
    },
    {
      ...shared,
      name: "Cluster",
      methods: { ...sharedCommands, ...subscriptions, ...opening, duplicate: { returns: { resource: "Cluster" } } },
    },
    {
      ...shared,
      name: "Sentinel",
      closers: { close: { async: true, graceful: true }, destroy: { async: true } },
      methods: { ...sharedCommands, ...subscriptions, ...opening, duplicate: { returns: { resource: "Sentinel" } } },
    },
    {
      ...shared,
      name: "ClientPool",
      kind: "pool",
      closers: { close: { async: true, graceful: true }, destroy: { again: works } },
      methods: {
        ...pooledCommands,
        ...opening,
        execute: {
          task: "eager",
          callbacks: [{ argument: "0", when: "awaited", parameters: { "0": "Client" } }],
        },
      },
    },
  ],
  exports: { ...members, default: { members } },
  examples: {
    wrong: [
      'import { createClient } from "redis";',
      "export async function read(): Promise<string | null> {",
      "  const client = createClient();",
      "  await client.connect();",
      "  await client.close();",
      '  return await client.get("key");',
      "}",
    ].join("\n"),
    right: [
      'import { createClient } from "redis";',
      "export async function read(): Promise<string | null> {",
      "  const client = createClient();",
      "  await client.connect();",
      "  try {",
      '    return await client.get("key");',
      "  } finally {",
      "    await client.close();",
      "  }",
      "}",
    ].join("\n"),
  },
});
