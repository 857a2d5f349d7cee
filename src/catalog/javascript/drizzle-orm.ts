/** When do the queries and transactions of drizzle run, and who closes the driver below them? */
import type { CallEffect, Outcome, RunEffect } from "../../core/effects.ts";
import { defineLibrary } from "../schema.ts";

/** A query is sent when it is awaited, or when one of its `execute`, `all`, `get`, `run` is called. */
const lazy: CallEffect = { task: "lazy", returns: { resource: "Query" } };
const step: CallEffect = { task: "lazy", returns: { receiver: true } };
const sent: CallEffect = { executes: "receiver" };
const steps: Readonly<Record<string, CallEffect>> = {
  $dynamic: step,
  all: sent,
  except: step,
  execute: { task: "eager", executes: "receiver" },
  for: step,
  from: step,
  fullJoin: step,
  get: sent,
  groupBy: step,
  having: step,
  innerJoin: step,
  intersect: step,
  leftJoin: step,
  limit: step,
  offset: step,
  onConflictDoNothing: step,
  onConflictDoUpdate: step,
  onDuplicateKeyUpdate: step,
  orderBy: step,
  returning: step,
  rightJoin: step,
  run: sent,
  set: step,
  union: step,
  unionAll: step,
  values: step,
  where: step,
};
const queries: Readonly<Record<string, CallEffect>> = {
  $count: lazy,
  delete: lazy,
  execute: lazy,
  insert: lazy,
  "query.*.findFirst": lazy,
  "query.*.findMany": lazy,
  refreshMaterializedView: lazy,
  select: lazy,
  selectDistinct: lazy,
  selectDistinctOn: lazy,
  update: lazy,
  with: lazy,
};

const run: RunEffect = {
  key: "receiver",
  role: "enter",
  handle: 0,
  exclusive: true,
  bypass: "runs outside the transaction, and waits for ever when the transaction holds the last connection",
};
const transaction: CallEffect = {
  task: "eager",
  callbacks: [{ argument: "0", when: "awaited", parameters: { "0": "Transaction" } }],
  run,
};
const unknown: Outcome = { effect: "unknown" };

export default defineLibrary({
  name: "drizzle-orm",
  modules: [
    "drizzle-orm",
    "drizzle-orm/aws-data-api/pg",
    "drizzle-orm/better-sqlite3",
    "drizzle-orm/bun-sql",
    "drizzle-orm/bun-sqlite",
    "drizzle-orm/d1",
    "drizzle-orm/durable-sqlite",
    "drizzle-orm/expo-sqlite",
    "drizzle-orm/gel",
    "drizzle-orm/libsql",
    "drizzle-orm/mysql2",
    "drizzle-orm/neon-http",
    "drizzle-orm/neon-serverless",
    "drizzle-orm/netlify-db",
    "drizzle-orm/node-postgres",
    "drizzle-orm/op-sqlite",
    "drizzle-orm/pglite",
    "drizzle-orm/pg-proxy",
    "drizzle-orm/planetscale-serverless",
    "drizzle-orm/postgres-js",
    "drizzle-orm/singlestore",
    "drizzle-orm/sql-js",
    "drizzle-orm/tidb-serverless",
    "drizzle-orm/vercel-postgres",
    "drizzle-orm/xata-http",
  ],
  packages: ["drizzle-orm"],
  version: "0.45.4",
  source: "https://orm.drizzle.team/docs/transactions",
  resources: [
    {
      name: "Database",
      kind: "database",
      // It has no close of its own: the driver that it wraps is closed.
      closers: {},
      disposal: { symbol: "none" },
      reuse: unknown,
      methods: { ...queries, transaction },
      obligation: "may",
      source: "read in drizzle-orm 0.45.4; https://github.com/drizzle-team/drizzle-orm/issues/5814",
    },
    {
      name: "Query",
      kind: "handle",
      closers: {},
      disposal: { symbol: "none" },
      reuse: { effect: "works" },
      methods: steps,
      obligation: "may",
      source: "read in drizzle-orm 0.45.4",
    },
    {
      name: "Transaction",
      kind: "transaction",
      closers: {},
      disposal: { symbol: "none" },
      reuse: unknown,
      methods: { ...queries, rollback: { ends: "throw" }, transaction },
      obligation: "may",
      source: "read in drizzle-orm 0.45.4",
    },
  ],
  exports: {
    drizzle: { call: { returns: { resource: "Database", wraps: "0" } } },
  },
  examples: {
    wrong: [
      'import { drizzle } from "drizzle-orm/node-postgres";',
      'import { users } from "./schema";',
      'const database = drizzle("postgres://localhost/shop");',
      "export async function rename(name: string): Promise<void> {",
      "  await database.transaction(async (transaction) => {",
      "    await transaction.delete(users);",
      "    await database.insert(users).values({ name });",
      "  });",
      "}",
    ].join("\n"),
    right: [
      'import { drizzle } from "drizzle-orm/node-postgres";',
      'import { users } from "./schema";',
      'const database = drizzle("postgres://localhost/shop");',
      "export async function rename(name: string): Promise<void> {",
      "  await database.transaction(async (transaction) => {",
      "    await transaction.delete(users);",
      "    await transaction.insert(users).values({ name });",
      "  });",
      "}",
    ].join("\n"),
  },
});
