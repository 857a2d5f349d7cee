/** What do the databases of better-sqlite3 do when they are opened, used and closed? */
import type { CallEffect, Outcome } from "../../core/effects.ts";
import { defineLibrary, type ExportEntry } from "../schema.ts";

const works: Outcome = { effect: "works" };
const closed: Outcome = { effect: "throws", error: "TypeError: The database connection is not open" };
const unknown: Outcome = { effect: "unknown" };
const fluent: CallEffect = { returns: { receiver: true } };
const database: ExportEntry = {
  construct: { returns: { resource: "Database" } },
  call: { returns: { resource: "Database" } },
  instance: "Database",
  members: { Database: { instance: "Database" }, Statement: { instance: "Statement" } },
};

export default defineLibrary({
  name: "better-sqlite3",
  modules: ["better-sqlite3"],
  packages: ["better-sqlite3", "@types/better-sqlite3"],
  version: "13.2.0",
  source: "https://github.com/WiseLibs/better-sqlite3/blob/master/docs/api.md",
  resources: [
    {
      name: "Database",
      kind: "database",
      closers: { close: { again: works } },
      disposal: { symbol: "none", closer: "close" },
      reuse: closed,
      // `transaction()` throws too, unless the database has made one before.
      reuseOf: { transaction: unknown },
      methods: {
        aggregate: fluent,
        backup: { task: "eager" },
        exec: fluent,
        function: fluent,
        prepare: { returns: { resource: "Statement", child: true } },
        table: fluent,
      },
      obligation: "must",
      source: "read in better-sqlite3 13.2.0",
    },
    {
      name: "Statement",
      kind: "handle",
      closers: {},
      disposal: { symbol: "none" },
      reuse: closed,
      reuseOf: { bind: unknown, columns: unknown, expand: works, pluck: works, raw: works, safeIntegers: works },
      methods: { bind: fluent, expand: fluent, pluck: fluent, raw: fluent, safeIntegers: fluent },
      obligation: "may",
      source: "read in better-sqlite3 13.2.0",
    },
  ],
  exports: { "=": database, default: database },
  examples: {
    wrong: [
      'import Database from "better-sqlite3";',
      "export function count(): unknown {",
      '  const database = new Database("shop.db");',
      "  database.close();",
      '  return database.prepare("select count(*) from users").get();',
      "}",
    ].join("\n"),
    right: [
      'import Database from "better-sqlite3";',
      "export function count(): unknown {",
      '  const database = new Database("shop.db");',
      "  try {",
      '    return database.prepare("select count(*) from users").get();',
      "  } finally {",
      "    database.close();",
      "  }",
      "}",
    ].join("\n"),
  },
});
