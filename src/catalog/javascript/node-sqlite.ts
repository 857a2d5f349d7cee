/** What do the databases, statements and sessions of node:sqlite do when the database is closed? */
import type { Outcome } from "../../core/effects.ts";
import { defineLibrary } from "../schema.ts";

const notOpen: Outcome = { effect: "throws", error: "ERR_INVALID_STATE: database is not open" };

export default defineLibrary({
  name: "node-sqlite",
  modules: ["node:sqlite"],
  version: "26.10.0",
  source: "https://nodejs.org/api/sqlite.html",
  resources: [
    {
      name: "DatabaseSync",
      kind: "database",
      closers: { close: { again: notOpen } },
      disposal: { symbol: "sync", since: "22.15.0", closer: "close" },
      reuse: notOpen,
      revivers: ["open"],
      methods: {
        createSession: { returns: { resource: "Session", child: true } },
        prepare: { returns: { resource: "StatementSync", child: true } },
      },
      obligation: "must",
      source: "measured with Node 26.10",
    },
    {
      // Its database finalizes it.
      name: "StatementSync",
      kind: "handle",
      closers: {},
      disposal: { symbol: "sync", since: "26.0.0" },
      reuse: { effect: "throws", error: "ERR_INVALID_STATE: statement has been finalized" },
      obligation: "may",
      source: "measured with Node 26.10",
    },
    {
      name: "Session",
      kind: "session",
      closers: { close: {} },
      disposal: { symbol: "sync", since: "24.9.0", closer: "close" },
      reuse: { effect: "unknown" },
      obligation: "may",
      source: "measured with Node 24.21 and 26.10",
    },
  ],
  exports: {
    DatabaseSync: { construct: { returns: { resource: "DatabaseSync" } }, instance: "DatabaseSync" },
    Session: { instance: "Session" },
    StatementSync: { instance: "StatementSync" },
    backup: { call: { task: "eager", borrows: ["0"] } },
  },
  examples: {
    wrong: `import { DatabaseSync } from "node:sqlite";

export function size(path: string): unknown {
  const database = new DatabaseSync(path);
  const row = database.prepare("SELECT count(*) FROM item").get();
  return row;
}
`,
    right: `import { DatabaseSync } from "node:sqlite";

export function size(path: string): unknown {
  using database = new DatabaseSync(path);
  const row = database.prepare("SELECT count(*) FROM item").get();
  return row;
}
`,
  },
});
