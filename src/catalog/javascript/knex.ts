/** What do the pools, queries and transactions of knex do when they are opened, run and closed? */
import type { CallEffect, Outcome, ResourceSpec } from "../../core/effects.ts";
import { EMITTER } from "../emitter.ts";
import { defineLibrary, type ExportEntry } from "../schema.ts";

const works: Outcome = { effect: "works" };
const destroyed: Outcome = { effect: "rejects", error: "Unable to acquire a connection" };
const complete: Outcome = {
  effect: "rejects",
  error: "Transaction query already complete, run with DEBUG=knex:tx for more info",
};
const listeners = ["addListener", "emit", "off", "on", "once", "removeAllListeners", "removeListener"];

/** A query is a builder: nothing is sent until it is awaited. */
const lazy: CallEffect = { task: "lazy", returns: { resource: "QueryBuilder" } };
const step: CallEffect = { task: "lazy", returns: { receiver: true } };
const steps: Readonly<Record<string, CallEffect>> = {
  andWhere: step,
  asCallback: { executes: "receiver" },
  count: step,
  countDistinct: step,
  decrement: step,
  del: step,
  delete: step,
  distinct: step,
  first: step,
  forShare: step,
  forUpdate: step,
  from: step,
  groupBy: step,
  having: step,
  ignore: step,
  increment: step,
  innerJoin: step,
  insert: step,
  into: step,
  join: step,
  leftJoin: step,
  limit: step,
  max: step,
  merge: step,
  min: step,
  modify: step,
  offset: step,
  onConflict: step,
  orWhere: step,
  orderBy: step,
  orderByRaw: step,
  pluck: step,
  returning: step,
  select: step,
  stream: { executes: "receiver" },
  sum: step,
  timeout: step,
  transacting: step,
  truncate: step,
  union: step,
  update: step,
  upsert: step,
  where: step,
  whereBetween: step,
  whereExists: step,
  whereIn: step,
  whereLike: step,
  whereNot: step,
  whereNotIn: step,
  whereNotNull: step,
  whereNull: step,
  whereRaw: step,
  with: step,
};
const queries: Readonly<Record<string, CallEffect>> = {
  "()": lazy,
  batchInsert: lazy,
  count: lazy,
  delete: lazy,
  from: lazy,
  insert: lazy,
  into: lazy,
  queryBuilder: lazy,
  raw: lazy,
  "schema.alterTable": lazy,
  "schema.createTable": lazy,
  "schema.dropTable": lazy,
  "schema.dropTableIfExists": lazy,
  "schema.hasTable": lazy,
  "schema.raw": lazy,
  "schema.table": lazy,
  select: lazy,
  table: lazy,
  with: lazy,
  withSchema: lazy,
};

const transaction: CallEffect = {
  task: "eager",
  returns: { resource: "Transaction", by: "promise", child: true },
  callbacks: [{ argument: "0", when: "awaited", parameters: { "0": "Transaction" } }],
};

const knex: ResourceSpec = {
  name: "Knex",
  kind: "pool",
  closers: { destroy: { async: true, callback: true, callbackFrom: 0, graceful: true, again: works } },
  disposal: { symbol: "none", closer: "destroy" },
  reuse: destroyed,
  reuseOf: { initialize: works, ref: works },
  revivers: ["initialize"],
  harmless: listeners,
  methods: {
    ...EMITTER,
    ...queries,
    "migrate.latest": { task: "eager" },
    "migrate.rollback": { task: "eager" },
    "seed.run": { task: "eager" },
    transaction: {
      ...transaction,
      run: {
        key: "receiver",
        role: "enter",
        handle: 0,
        exclusive: true,
        joins: ["transacting"],
        bypass:
          "runs outside the transaction, and times out (`Knex: Timeout acquiring a connection. The pool is probably " +
          "full. Are you missing a .transacting(trx) call?`) when the transaction holds the last connection",
      },
    },
  },
  obligation: "must",
  source: "measured with knex 3.3.0; the message of the time-out is read",
};

const call: ExportEntry = { call: { returns: { resource: "Knex" } } };
const members: Readonly<Record<string, ExportEntry>> = {
  Knex: { instance: "Knex", members: { Transaction: { instance: "Transaction" } } },
  knex: call,
};

export default defineLibrary({
  name: "knex",
  modules: ["knex"],
  version: "3.3.0",
  source: "https://knexjs.org/guide/transactions.html",
  resources: [
    knex,
    {
      name: "QueryBuilder",
      kind: "handle",
      closers: {},
      disposal: { symbol: "none" },
      reuse: works,
      methods: steps,
      obligation: "may",
      source: "measured with knex 3.3.0",
    },
    {
      name: "Transaction",
      kind: "transaction",
      closers: { commit: { async: true }, rollback: { async: true } },
      disposal: { symbol: "none" },
      reuse: complete,
      harmless: listeners,
      methods: { ...EMITTER, ...queries, savepoint: transaction, transaction },
      // The callback form of `transaction` ends it by itself, and gives the callback's value in place of a transaction.
      obligation: "may",
      closedTests: ["isCompleted"],
      source: "read in knex 3.3.0",
    },
  ],
  exports: { ...members, "=": { ...call, members }, default: { ...call, members } },
  examples: {
    wrong: [
      'import knex from "knex";',
      "export async function users(): Promise<unknown> {",
      '  const database = knex({ client: "pg" });',
      "  await database.destroy();",
      '  return await database("users").select();',
      "}",
    ].join("\n"),
    right: [
      'import knex from "knex";',
      "export async function users(): Promise<unknown> {",
      '  const database = knex({ client: "pg" });',
      "  try {",
      '    return await database("users").select();',
      "  } finally {",
      "    await database.destroy();",
      "  }",
      "}",
    ].join("\n"),
  },
});
