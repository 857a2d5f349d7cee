/** What do the pools of psycopg_pool do when they are opened, used and closed? */
import type { Outcome, ResourceSpec } from "../../core/effects.ts";
import { ASYNC_BLOCK, BLOCKING, COROUTINE, each, SYNC_BLOCK } from "../python-entries.ts";
import { defineLibrary } from "../schema.ts";

const works: Outcome = { effect: "works" };
const closed = "is already closed";
const reopened = "pool has already been opened/closed and cannot be reused";

const pool: Pick<ResourceSpec, "closedTests" | "harmless" | "idleWith" | "kind" | "obligation" | "opensOn" | "reuse" | "source"> = {
  kind: "pool",
  reuse: { effect: "unknown" },
  harmless: ["get_stats", "pop_stats"],
  opensOn: ["open"],
  idleWith: { open: false },
  // Its workers go on until it is closed.
  obligation: "must",
  closedTests: ["closed"],
  source: "measured with psycopg_pool 3.3.3",
};

export default defineLibrary({
  name: "psycopg-pool",
  modules: ["psycopg_pool"],
  version: "3.3.3",
  source: "https://www.psycopg.org/psycopg3/docs/api/pool.html",
  resources: [
    {
      ...pool,
      name: "AsyncConnectionPool",
      closers: { close: { async: true, again: works } },
      disposal: { ...ASYNC_BLOCK, closer: "close" },
      reuseOf: {
        ...each({ effect: "rejects", error: closed }, ["connection", "getconn", "wait"]),
        open: { effect: "rejects", error: reopened },
      },
      methods: {
        ...each(COROUTINE, ["check", "open", "resize", "wait"]),
        connection: { returns: { resource: "AsyncPoolConnection", child: true } },
        getconn: { task: "lazy", returns: { resource: "AsyncPoolConnection", by: "promise", child: true, scarce: true } },
        putconn: { task: "lazy", closes: ["0", "0.conn"] },
      },
    },
    {
      ...pool,
      name: "ConnectionPool",
      closers: { close: { again: works } },
      disposal: { ...SYNC_BLOCK, closer: "close" },
      reuseOf: {
        ...each({ effect: "throws", error: closed }, ["connection", "getconn", "wait"]),
        open: { effect: "throws", error: reopened },
      },
      methods: {
        ...each(BLOCKING, ["check", "open", "resize", "wait"]),
        connection: { returns: { resource: "PoolConnection", child: true } },
        getconn: { returns: { resource: "PoolConnection", child: true, scarce: true }, ...BLOCKING },
        putconn: { closes: ["0", "0.conn"] },
      },
    },
    {
      name: "AsyncPoolConnection",
      kind: "connection",
      closers: {},
      disposal: { symbol: "async" },
      reuse: { effect: "unknown" },
      methods: each(COROUTINE, ["commit", "execute", "rollback"]),
      obligation: "may",
      source: "https://www.psycopg.org/psycopg3/docs/api/pool.html#psycopg_pool.AsyncConnectionPool.connection",
    },
    {
      name: "PoolConnection",
      kind: "connection",
      closers: {},
      disposal: { symbol: "sync" },
      reuse: { effect: "unknown" },
      methods: each(BLOCKING, ["commit", "execute", "rollback"]),
      obligation: "may",
      source: "https://www.psycopg.org/psycopg3/docs/api/pool.html#psycopg_pool.ConnectionPool.connection",
    },
  ],
  exports: {
    AsyncConnectionPool: { construct: { returns: { resource: "AsyncConnectionPool" } }, instance: "AsyncConnectionPool" },
    ConnectionPool: { construct: { returns: { resource: "ConnectionPool" } }, instance: "ConnectionPool" },
  },
  examples: {
    wrong: [
      "from psycopg_pool import AsyncConnectionPool",
      "",
      "async def main(dsn):",
      "    pool = AsyncConnectionPool(dsn, open=False)",
      "    await pool.open()",
      "    await pool.close()",
      "    await pool.getconn()",
      "",
    ].join("\n"),
    right: [
      "from psycopg_pool import AsyncConnectionPool",
      "",
      "async def main(dsn):",
      "    async with AsyncConnectionPool(dsn, open=False) as pool:",
      "        async with pool.connection() as connection:",
      "            await connection.execute('select 1')",
      "",
    ].join("\n"),
  },
});
