/** What do the pools, queries and transactions of postgres.js do when they are opened, run and closed? */
import type { CallEffect, Outcome } from "../../core/effects.ts";
import { defineLibrary, type ExportEntry } from "../schema.ts";

const works: Outcome = { effect: "works" };
const ended: Outcome = { effect: "rejects", error: "write CONNECTION_ENDED" };

/** A query is sent when it is awaited, or when its `execute` is called. */
const lazy: CallEffect = { task: "lazy", returns: { resource: "Query" } };
const step: CallEffect = { task: "lazy", returns: { receiver: true } };
const steps: Readonly<Record<string, CallEffect>> = {
  cursor: { executes: "receiver" },
  describe: step,
  execute: { task: "eager", executes: "receiver" },
  forEach: { task: "eager", executes: "receiver" },
  raw: step,
  readable: { executes: "receiver" },
  simple: step,
  values: step,
  writable: { executes: "receiver" },
};
const eager: CallEffect = { task: "eager" };
const queries: Readonly<Record<string, CallEffect>> = { "()": lazy, file: lazy, unsafe: lazy };
const savepoint: CallEffect = {
  task: "eager",
  callbacks: [{ argument: "last", when: "awaited", parameters: { "0": "TransactionSql" } }],
};

const postgres: ExportEntry = { call: { returns: { resource: "Sql" } } };

export default defineLibrary({
  name: "postgres",
  modules: ["postgres"],
  version: "3.4.9",
  source: "https://github.com/porsager/postgres#transactions",
  resources: [
    {
      name: "Sql",
      kind: "pool",
      closers: {
        // It ends the connections; the next query opens new ones.
        close: { async: true, again: works, reuse: works },
        end: { async: true, graceful: true, again: works },
      },
      disposal: { symbol: "none", closer: "end" },
      reuse: ended,
      reuseOf: { array: works, json: works, typed: works },
      methods: {
        ...queries,
        begin: {
          ...savepoint,
          run: {
            key: "receiver",
            role: "enter",
            handle: 0,
            exclusive: true,
            bypass: "runs outside the transaction, and waits for ever when the transaction holds the last connection",
          },
        },
        listen: eager,
        notify: eager,
        reserve: { task: "eager", returns: { resource: "ReservedSql", by: "promise" } },
        subscribe: eager,
      },
      obligation: "must",
      source: "measured with postgres 3.4.9",
    },
    {
      name: "Query",
      kind: "handle",
      closers: {},
      disposal: { symbol: "none" },
      reuse: works,
      methods: steps,
      obligation: "may",
      source: "read in postgres 3.4.9",
    },
    {
      name: "TransactionSql",
      kind: "transaction",
      closers: {},
      disposal: { symbol: "none" },
      reuse: { effect: "unknown" },
      methods: { ...queries, savepoint },
      obligation: "may",
      source: "read in postgres 3.4.9",
    },
    {
      name: "ReservedSql",
      kind: "connection",
      closers: { release: {} },
      disposal: { symbol: "none", closer: "release" },
      reuse: { effect: "unknown" },
      methods: queries,
      obligation: "must",
      source: "read in postgres 3.4.9; https://github.com/porsager/postgres/issues/886",
    },
  ],
  exports: { "=": postgres, Sql: { instance: "Sql" }, default: postgres },
  examples: {
    wrong: [
      'import postgres from "postgres";',
      "export async function users(): Promise<unknown> {",
      "  const sql = postgres();",
      "  await sql.end();",
      '  return await sql.unsafe("select * from users");',
      "}",
    ].join("\n"),
    right: [
      'import postgres from "postgres";',
      "export async function users(): Promise<unknown> {",
      "  const sql = postgres();",
      "  try {",
      '    return await sql.unsafe("select * from users");',
      "  } finally {",
      "    await sql.end();",
      "  }",
      "}",
    ].join("\n"),
  },
});
