/** What do the connections and cursors of psycopg 3 do when they are opened, used and closed? */
import type { CallEffect, Outcome, ResourceSpec } from "../../core/effects.ts";
import { BLOCKING, COROUTINE, each } from "../python-entries.ts";
import { defineLibrary } from "../schema.ts";

const works: Outcome = { effect: "works" };
const error = "the connection is closed";
const TRANSACTION = ["commit", "rollback", "set_autocommit", "set_isolation_level", "set_read_only"];
const CURSOR = ["execute", "executemany", "fetchall", "fetchmany", "fetchone", "scroll"];

const connection: Pick<ResourceSpec, "harmless" | "kind" | "obligation" | "reuse" | "source"> = {
  kind: "connection",
  reuse: { effect: "unknown" },
  harmless: ["add_notice_handler", "add_notify_handler", "remove_notice_handler", "remove_notify_handler"],
  // `ResourceWarning: connection ... was deleted while still open`.
  obligation: "must",
  source: "read in psycopg 3.3.9",
};

const cursor: Pick<ResourceSpec, "kind" | "obligation" | "reuse" | "source"> = {
  kind: "cursor",
  reuse: { effect: "unknown" },
  obligation: "may",
  source: "https://www.psycopg.org/psycopg3/docs/api/cursors.html",
};

/** A class is connected by its class method. */
const connect: CallEffect = { returns: { resource: "Connection" }, ...BLOCKING };
const connectAsync: CallEffect = { task: "lazy", returns: { resource: "AsyncConnection", by: "promise" } };

export default defineLibrary({
  name: "psycopg",
  modules: ["psycopg"],
  version: "3.3.9",
  source: "https://www.psycopg.org/psycopg3/docs/api/connections.html",
  resources: [
    {
      ...connection,
      name: "AsyncConnection",
      closers: { close: { async: true, again: works } },
      disposal: { symbol: "async", closer: "close" },
      reuseOf: { ...each({ effect: "rejects", error }, ["commit", "execute", "rollback"]), cursor: { effect: "throws", error } },
      methods: {
        ...each(COROUTINE, TRANSACTION),
        cursor: { returns: { resource: "AsyncCursor", child: true } },
        execute: { task: "lazy", returns: { resource: "AsyncCursor", by: "promise", child: true } },
      },
    },
    {
      ...connection,
      name: "Connection",
      closers: { close: { again: works } },
      disposal: { symbol: "sync", closer: "close" },
      reuseOf: each({ effect: "throws", error }, ["commit", "cursor", "execute", "rollback"]),
      methods: {
        ...each(BLOCKING, TRANSACTION),
        cursor: { returns: { resource: "Cursor", child: true } },
        execute: { returns: { resource: "Cursor", child: true }, ...BLOCKING },
      },
    },
    {
      ...cursor,
      name: "AsyncCursor",
      closers: { close: { async: true, again: works } },
      disposal: { symbol: "async", closer: "close" },
      methods: each(COROUTINE, CURSOR),
    },
    {
      ...cursor,
      name: "Cursor",
      closers: { close: { again: works } },
      disposal: { symbol: "sync", closer: "close" },
      methods: each(BLOCKING, CURSOR),
    },
  ],
  exports: {
    AsyncConnection: { instance: "AsyncConnection", members: { connect: { construct: connectAsync } } },
    AsyncCursor: { instance: "AsyncCursor" },
    Connection: { instance: "Connection", members: { connect: { construct: connect } } },
    Cursor: { instance: "Cursor" },
    connect: { construct: connect },
  },
  examples: {
    wrong: [
      "import psycopg",
      "",
      "async def count(dsn):",
      "    connection = await psycopg.AsyncConnection.connect(dsn)",
      "    cursor = await connection.execute('select count(*) from users')",
      "    return await cursor.fetchone()",
      "",
    ].join("\n"),
    right: [
      "import psycopg",
      "",
      "async def count(dsn):",
      "    async with await psycopg.AsyncConnection.connect(dsn) as connection:",
      "        cursor = await connection.execute('select count(*) from users')",
      "        return await cursor.fetchone()",
      "",
    ].join("\n"),
  },
});
