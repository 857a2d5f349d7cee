/** What do the pools, connections and transactions of asyncpg do when they are opened, used and closed? */
import type { CallEffect, Outcome, ResourceSpec } from "../../core/effects.ts";
import { ASYNC_BLOCK, COROUTINE, each, NO_BLOCK } from "../python-entries.ts";
import { defineLibrary } from "../schema.ts";

const works: Outcome = { effect: "works" };
const connectionClosed: Outcome = { effect: "rejects", error: "connection is closed" };
const poolClosed: Outcome = { effect: "rejects", error: "pool is closed" };

/** Methods that connections and pools share. */
const QUERIES = [
  "copy_from_query",
  "copy_from_table",
  "copy_records_to_table",
  "copy_to_table",
  "execute",
  "executemany",
  "fetch",
  "fetchmany",
  "fetchrow",
  "fetchval",
];
const CONNECTION = [
  ...QUERIES,
  "add_listener",
  "prepare",
  "reload_schema_state",
  "remove_listener",
  "reset",
  "reset_type_codec",
  "set_builtin_type_codec",
  "set_type_codec",
];

/** Awaited ones that first ask whether the connection is closed; the others fail in another way, or not at all. */
const ASKING = [
  "add_listener",
  "copy_records_to_table",
  "execute",
  "executemany",
  "fetch",
  "fetchmany",
  "fetchrow",
  "fetchval",
  "prepare",
  "reset",
  "set_builtin_type_codec",
  "set_type_codec",
];
const PLAIN = ["add_log_listener", "add_termination_listener", "get_server_pid", "get_server_version", "get_settings", "is_closed"];

const methods: Readonly<Record<string, CallEffect>> = {
  ...each(COROUTINE, CONNECTION),
  transaction: { returns: { resource: "Transaction", child: true } },
};

const connection: Omit<ResourceSpec, "closers" | "disposal" | "name" | "reuseOf"> = {
  kind: "connection",
  reuse: { effect: "unknown" },
  methods,
  obligation: "must",
  source: "measured with asyncpg 0.32.0",
};

export default defineLibrary({
  name: "asyncpg",
  modules: ["asyncpg"],
  version: "0.32.0",
  source: "https://magicstack.github.io/asyncpg/current/api/index.html",
  resources: [
    {
      name: "Pool",
      kind: "pool",
      closers: { close: { async: true, graceful: true, again: works }, terminate: { again: works } },
      disposal: { ...ASYNC_BLOCK, closer: "close" },
      reuse: { effect: "unknown" },
      reuseOf: each(poolClosed, [...QUERIES, "acquire"]),
      methods: {
        ...each(COROUTINE, [...QUERIES, "expire_connections"]),
        acquire: { task: "lazy", returns: { resource: "PoolConnection", by: "promise", child: true, scarce: true, manager: true } },
        release: { task: "lazy", closes: ["0", "0.connection"] },
      },
      obligation: "must",
      closedTests: ["is_closing"],
      source: "measured with asyncpg 0.32.0",
    },
    {
      ...connection,
      name: "Connection",
      closers: {
        // After `terminate` these fail in another way.
        close: { async: true, again: works, reuseOf: each(connectionClosed, ["copy_from_query", "copy_from_table", "copy_to_table", "reset_type_codec"]) },
        terminate: { again: works },
      },
      disposal: { ...NO_BLOCK, closer: "close" },
      reuseOf: {
        ...each(connectionClosed, ASKING),
        add_log_listener: { effect: "throws", error: "connection is closed" },
      },
      harmless: ["add_termination_listener", "get_server_version", "remove_listener"],
      closedTests: ["is_closed"],
    },
    {
      ...connection,
      name: "PoolConnection",
      // Closed, it is still to be released.
      closers: {},
      // `async with pool.acquire()` releases it.
      disposal: { symbol: "async" },
      // What is asked of it then throws as well, `is_closed` too.
      reuseOf: each({ effect: "throws", error: "connection has been released back to the pool" }, [...CONNECTION, ...PLAIN]),
    },
    {
      name: "Transaction",
      kind: "transaction",
      closers: {},
      disposal: { symbol: "none" },
      reuse: { effect: "unknown" },
      methods: each(COROUTINE, ["commit", "rollback", "start"]),
      obligation: "may",
      source: "https://magicstack.github.io/asyncpg/current/api/index.html#transactions",
    },
  ],
  exports: {
    Connection: { instance: "Connection" },
    Pool: { instance: "Pool" },
    connect: { call: { task: "lazy", returns: { resource: "Connection", by: "promise" } } },
    // A pool at once, that is awaited or entered before it is used.
    create_pool: { construct: { returns: { resource: "Pool", manager: true } } },
  },
  examples: {
    wrong: [
      "import asyncpg",
      "",
      "async def users(dsn):",
      "    async with asyncpg.create_pool(dsn) as pool:",
      "        async with pool.acquire() as connection:",
      "            await connection.fetch('select 1')",
      "        return await connection.fetch('select * from users')",
      "",
    ].join("\n"),
    right: [
      "import asyncpg",
      "",
      "async def users(dsn):",
      "    async with asyncpg.create_pool(dsn) as pool:",
      "        async with pool.acquire() as connection:",
      "            return await connection.fetch('select * from users')",
      "",
    ].join("\n"),
  },
});
