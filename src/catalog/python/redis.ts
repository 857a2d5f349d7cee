/** What do the clients, pipelines and subscriptions of redis-py do when they are opened, used and closed? */
import type { CallEffect, Outcome, ResourceSpec } from "../../core/effects.ts";
import { ASYNC_BLOCK, BLOCKING, COROUTINE, each, SYNC_BLOCK } from "../python-entries.ts";
import { defineLibrary, type ExportEntry } from "../schema.ts";

const works: Outcome = { effect: "works" };

/** Commands that programs call most. */
const COMMANDS = [
  "append",
  "blpop",
  "brpop",
  "decr",
  "delete",
  "eval",
  "evalsha",
  "exists",
  "expire",
  "expireat",
  "flushall",
  "flushdb",
  "get",
  "getdel",
  "getex",
  "hdel",
  "hexists",
  "hget",
  "hgetall",
  "hincrby",
  "hkeys",
  "hmget",
  "hset",
  "hsetnx",
  "hvals",
  "incr",
  "incrby",
  "keys",
  "lindex",
  "llen",
  "lpop",
  "lpush",
  "lrange",
  "lrem",
  "ltrim",
  "mget",
  "mset",
  "persist",
  "pexpire",
  "ping",
  "psetex",
  "pttl",
  "publish",
  "rename",
  "rpop",
  "rpush",
  "sadd",
  "scan",
  "scard",
  "set",
  "setex",
  "setnx",
  "sismember",
  "smembers",
  "spop",
  "srem",
  "ttl",
  "unlink",
  "xack",
  "xadd",
  "xdel",
  "xgroup_create",
  "xlen",
  "xread",
  "xreadgroup",
  "xtrim",
  "zadd",
  "zcard",
  "zincrby",
  "zrange",
  "zrangebyscore",
  "zrem",
  "zscore",
];

/** `aclose` since 5.0.1; `close` is its older name. */
const asyncClosers = { aclose: { async: true, again: works }, close: { async: true, again: works } } as const;

/** Closed ones connect again. */
const client: Omit<ResourceSpec, "closers" | "disposal" | "methods" | "name" | "obligation"> = {
  kind: "client",
  reuse: works,
  source: "measured with redis 8.1.0",
};

/** What lives on a client, and is reset rather than closed. */
const onClient: Omit<ResourceSpec, "kind" | "methods" | "name"> = {
  closers: asyncClosers,
  disposal: { symbol: "none", closer: "aclose" },
  reuse: { effect: "unknown" },
  obligation: "may",
  source: "https://redis.readthedocs.io/en/stable/examples/asyncio_examples.html",
};

/** Made by the class, or from an address or a pool. */
function clientEntry(resource: string): ExportEntry {
  const construct: CallEffect = { returns: { resource } };
  return { construct, instance: resource, members: { from_pool: { construct }, from_url: { construct } } };
}

const asyncMembers: Readonly<Record<string, ExportEntry>> = {
  Redis: clientEntry("AsyncRedis"),
  StrictRedis: clientEntry("AsyncRedis"),
  from_url: { construct: { returns: { resource: "AsyncRedis" } } },
};

export default defineLibrary({
  name: "redis",
  modules: ["redis"],
  version: "8.1.0",
  source: "https://redis.readthedocs.io/en/stable/examples/asyncio_examples.html",
  resources: [
    {
      ...client,
      name: "AsyncRedis",
      closers: asyncClosers,
      disposal: { ...ASYNC_BLOCK, closer: "aclose" },
      opensOn: ["initialize", ...COMMANDS],
      methods: {
        ...each(COROUTINE, [...COMMANDS, "initialize"]),
        lock: { returns: { resource: "Lock", child: true } },
        pipeline: { returns: { resource: "Pipeline", child: true } },
        pubsub: { returns: { resource: "PubSub", child: true } },
      },
      // There is no destructor that could wait: `ResourceWarning: unclosed Connection`.
      obligation: "must",
      // A pool that it is given it does not close.
      dutyUnlessGiven: ["connection_pool"],
    },
    {
      ...client,
      name: "Redis",
      closers: { close: { again: works } },
      disposal: { ...SYNC_BLOCK, closer: "close" },
      methods: each(BLOCKING, COMMANDS),
      // It is closed when it is collected.
      obligation: "may",
    },
    // Its `close` fails: it hands `aclose` an argument that this one does not take.
    { ...onClient, name: "Pipeline", kind: "transaction", closers: { aclose: asyncClosers.aclose }, methods: each(COROUTINE, ["execute", "unwatch", "watch"]) },
    {
      ...onClient,
      name: "PubSub",
      kind: "subscription",
      methods: each(COROUTINE, ["get_message", "psubscribe", "punsubscribe", "subscribe", "unsubscribe"]),
    },
    { ...onClient, name: "Lock", kind: "lock", closers: {}, disposal: { symbol: "none" }, methods: each(COROUTINE, ["acquire", "release"]) },
  ],
  exports: {
    Redis: clientEntry("Redis"),
    StrictRedis: clientEntry("Redis"),
    asyncio: { members: asyncMembers },
    from_url: { construct: { returns: { resource: "Redis" } } },
  },
  examples: {
    wrong: "from redis.asyncio import Redis\n\nasync def main():\n    client = Redis()\n    client.set('key', 'value')\n    await client.aclose()\n",
    right: "from redis.asyncio import Redis\n\nasync def main():\n    async with Redis() as client:\n        await client.set('key', 'value')\n",
  },
});
