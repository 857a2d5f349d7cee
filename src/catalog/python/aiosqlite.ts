/** What do the connections and cursors of aiosqlite do when they are opened, used and closed? */
import type { CallEffect, Outcome } from "../../core/effects.ts";
import { COROUTINE, each } from "../python-entries.ts";
import { defineLibrary } from "../schema.ts";

const works: Outcome = { effect: "works" };
const inactive: Outcome = { effect: "rejects", error: "no active connection" };

/** Awaited or entered, it gives a cursor. */
const cursor: CallEffect = { task: "lazy", returns: { resource: "Cursor", by: "promise", child: true, manager: true } };

export default defineLibrary({
  name: "aiosqlite",
  modules: ["aiosqlite"],
  version: "0.22.1",
  source: "https://aiosqlite.omnilib.dev/en/stable/api.html",
  resources: [
    {
      name: "Connection",
      kind: "connection",
      closers: {
        close: { async: true, again: works },
        // Ends its thread, for where no loop runs any more. A `close` that comes after it waits for ever.
        stop: { reuse: { effect: "rejects", error: "Connection closed" } },
      },
      disposal: { symbol: "async", closer: "close" },
      reuse: { effect: "unknown" },
      reuseOf: {
        ...each(inactive, ["commit", "cursor", "execute", "executemany", "executescript", "rollback"]),
        ...each({ effect: "rejects", error: "Connection closed" }, ["execute_fetchall", "execute_insert"]),
      },
      methods: {
        ...each(cursor, ["cursor", "execute", "executemany", "executescript"]),
        ...each(COROUTINE, ["backup", "commit", "create_function", "execute_fetchall", "execute_insert", "rollback"]),
      },
      // Its thread keeps the process alive.
      obligation: "must",
      source: "measured with aiosqlite 0.22.1",
    },
    {
      name: "Cursor",
      kind: "cursor",
      closers: { close: { async: true, again: works } },
      disposal: { symbol: "async", closer: "close" },
      reuse: { effect: "unknown" },
      orphaned: { effect: "rejects", error: "Connection closed" },
      reuseOf: each({ effect: "rejects", error: "Cannot operate on a closed cursor." }, ["fetchall", "fetchmany", "fetchone"]),
      methods: each(COROUTINE, ["execute", "executemany", "executescript", "fetchall", "fetchmany", "fetchone"]),
      obligation: "may",
      source: "measured with aiosqlite 0.22.1",
    },
  ],
  exports: {
    Connection: { instance: "Connection" },
    Cursor: { instance: "Cursor" },
    // A connection at once, that is awaited or entered before it is used.
    connect: { construct: { returns: { resource: "Connection", manager: true } } },
  },
  examples: {
    wrong: [
      "import aiosqlite",
      "",
      "async def names(path):",
      "    connection = await aiosqlite.connect(path)",
      "    cursor = await connection.execute('select name from users')",
      "    return await cursor.fetchall()",
      "",
    ].join("\n"),
    right: [
      "import aiosqlite",
      "",
      "async def names(path):",
      "    async with aiosqlite.connect(path) as connection:",
      "        async with connection.execute('select name from users') as cursor:",
      "            return await cursor.fetchall()",
      "",
    ].join("\n"),
  },
});
