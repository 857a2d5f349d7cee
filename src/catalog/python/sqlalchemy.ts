/** What do the asynchronous engines, connections and sessions of SQLAlchemy do when they are opened, used and closed? */
import type { CallEffect, Outcome } from "../../core/effects.ts";
import { ASYNC_BLOCK, COROUTINE, each, NO_BLOCK } from "../python-entries.ts";
import { defineLibrary, type ExportEntry } from "../schema.ts";

const works: Outcome = { effect: "works" };
const gone: Outcome = { effect: "rejects", error: "This Connection is closed" };

/** Once it is awaited, it gives what it was called on. */
const gives: CallEffect = { ...COROUTINE, returns: { receiver: true, by: "promise" } };

/** Begins when it is awaited or entered. */
const begin: CallEffect = { returns: { resource: "AsyncTransaction", child: true } };

const engine: ExportEntry = { construct: { returns: { resource: "AsyncEngine" } } };

/** Awaited ones of both connections and sessions. */
const STATEMENTS = ["commit", "execute", "invalidate", "rollback", "run_sync", "scalar", "scalars"];

export default defineLibrary({
  name: "sqlalchemy",
  modules: ["sqlalchemy.ext.asyncio"],
  version: "2.1.9",
  source: "https://docs.sqlalchemy.org/en/21/orm/extensions/asyncio.html",
  resources: [
    {
      name: "AsyncEngine",
      kind: "pool",
      closers: { dispose: { async: true, again: works } },
      disposal: { ...NO_BLOCK, closer: "dispose" },
      // It makes a new pool.
      reuse: works,
      methods: {
        // Disposing of the engine leaves what it has given alone.
        connect: { returns: { resource: "AsyncConnection" } },
        dispose: COROUTINE,
        raw_connection: COROUTINE,
      },
      // Most live as long as their process.
      obligation: "may",
      source: "measured with SQLAlchemy 2.1.9",
    },
    {
      name: "AsyncConnection",
      kind: "connection",
      closers: { aclose: { async: true, again: works }, close: { async: true, again: works } },
      disposal: { ...ASYNC_BLOCK, closer: "close" },
      reuse: { effect: "unknown" },
      reuseOf: { ...each(gone, ["exec_driver_sql", "execute", "scalar", "scalars"]), start: { effect: "rejects", error: "connection is already started" } },
      harmless: ["get_nested_transaction", "get_transaction", "in_nested_transaction", "in_transaction"],
      methods: {
        ...each(COROUTINE, [...STATEMENTS, "exec_driver_sql", "get_raw_connection"]),
        ...each(gives, ["execution_options", "start"]),
        begin,
        begin_nested: begin,
      },
      // Collected, it is closed in a way that the pool warns of.
      obligation: "must",
      closedTests: ["closed"],
      source: "measured with SQLAlchemy 2.1.9 and aiosqlite 0.22.1",
    },
    {
      name: "AsyncSession",
      kind: "session",
      closers: { aclose: { async: true, again: works }, close: { async: true, again: works } },
      disposal: { ...ASYNC_BLOCK, closer: "close" },
      // A closed session begins anew.
      reuse: works,
      methods: {
        ...each(COROUTINE, [...STATEMENTS, "connection", "delete", "flush", "get", "get_one", "merge", "refresh", "reset", "stream", "stream_scalars"]),
        begin,
        begin_nested: begin,
      },
      obligation: "must",
      source: "measured with SQLAlchemy 2.1.9 and aiosqlite 0.22.1",
    },
    {
      name: "AsyncTransaction",
      kind: "transaction",
      closers: {},
      disposal: { symbol: "none" },
      reuse: { effect: "unknown" },
      methods: { ...each(COROUTINE, ["commit", "rollback"]), start: gives },
      obligation: "may",
      source: "https://docs.sqlalchemy.org/en/21/orm/extensions/asyncio.html#sqlalchemy.ext.asyncio.AsyncTransaction",
    },
    {
      name: "async_sessionmaker",
      kind: "handle",
      closers: {},
      disposal: { symbol: "none" },
      reuse: works,
      methods: { "()": { returns: { resource: "AsyncSession" } } },
      obligation: "may",
      source: "https://docs.sqlalchemy.org/en/21/orm/extensions/asyncio.html#sqlalchemy.ext.asyncio.async_sessionmaker",
    },
  ],
  exports: {
    AsyncConnection: { instance: "AsyncConnection" },
    AsyncEngine: { instance: "AsyncEngine" },
    AsyncSession: { construct: { returns: { resource: "AsyncSession" } }, instance: "AsyncSession" },
    async_engine_from_config: engine,
    async_sessionmaker: { construct: { returns: { resource: "async_sessionmaker" } }, instance: "async_sessionmaker" },
    create_async_engine: engine,
  },
  examples: {
    wrong: [
      "from sqlalchemy.ext.asyncio import AsyncSession",
      "",
      "async def save(session: AsyncSession, row):",
      "    session.add(row)",
      "    session.commit()",
      "",
    ].join("\n"),
    right: [
      "from sqlalchemy.ext.asyncio import AsyncSession",
      "",
      "async def save(session: AsyncSession, row):",
      "    session.add(row)",
      "    await session.commit()",
      "",
    ].join("\n"),
  },
});
