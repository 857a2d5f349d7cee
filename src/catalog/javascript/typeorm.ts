/** What do the data sources, query runners and transactions of typeorm do when they are opened, run and closed? */
import type { CallEffect, Outcome } from "../../core/effects.ts";
import { defineLibrary } from "../schema.ts";

const works: Outcome = { effect: "works" };
const eager: CallEffect = { task: "eager" };
const notConnected: Outcome = { effect: "rejects", error: "TypeORMError: Driver not Connected" };
const released: Outcome = {
  effect: "rejects",
  error: "QueryRunnerAlreadyReleasedError: Query runner already released. Cannot run queries anymore.",
};

const rows: Readonly<Record<string, CallEffect>> = {
  clear: eager,
  count: eager,
  countBy: eager,
  delete: eager,
  exists: eager,
  find: eager,
  findAndCount: eager,
  findBy: eager,
  findOne: eager,
  findOneBy: eager,
  findOneByOrFail: eager,
  findOneOrFail: eager,
  insert: eager,
  query: eager,
  remove: eager,
  restore: eager,
  save: eager,
  softDelete: eager,
  softRemove: eager,
  update: eager,
  upsert: eager,
};

/** The same through the manager of a data source or of a query runner. */
const managed: Readonly<Record<string, CallEffect>> = Object.fromEntries(
  Object.entries(rows).map(([name, effect]) => [`manager.${name}`, effect]),
);

/** With an isolation level before it, the work is the second argument. */
const transaction: CallEffect = {
  task: "eager",
  callbacks: [{ argument: "last", when: "awaited", parameters: { "0": "EntityManager" } }],
  run: {
    key: "receiver",
    role: "enter",
    handle: 0,
    exclusive: true,
    bypass: "runs outside the transaction, and waits for ever when the transaction holds the last connection",
  },
};

export default defineLibrary({
  name: "typeorm",
  modules: ["typeorm"],
  version: "1.1.1",
  source: "https://typeorm.io/docs/advanced-topics/transactions/",
  resources: [
    {
      name: "DataSource",
      kind: "database",
      closers: {
        destroy: {
          async: true,
          again: {
            effect: "rejects",
            error:
              "CannotExecuteNotConnectedError: Cannot execute operation because connection is not yet established.",
          },
        },
      },
      disposal: { symbol: "none", closer: "destroy" },
      reuse: notConnected,
      reuseOf: { getMetadata: works, getRepository: works, hasMetadata: works, setOptions: works },
      revivers: ["initialize"],
      opensOn: ["initialize"],
      methods: {
        createQueryRunner: { returns: { resource: "QueryRunner", child: true, scarce: true } },
        dropDatabase: eager,
        getRepository: { returns: { resource: "Repository", child: true, borrowed: true } },
        initialize: { task: "eager", returns: { receiver: true, by: "promise" } },
        ...managed,
        "manager.getRepository": { returns: { resource: "Repository", child: true, borrowed: true } },
        "manager.transaction": transaction,
        query: eager,
        runMigrations: eager,
        synchronize: eager,
        transaction,
        undoLastMigration: eager,
      },
      obligation: "must",
      source: "measured with typeorm 1.1.1 and no server",
    },
    {
      name: "QueryRunner",
      kind: "connection",
      closers: { release: { async: true } },
      disposal: { symbol: "async", since: "1.0.0", closer: "release" },
      reuse: released,
      methods: {
        commitTransaction: { task: "eager", hold: { role: "end", on: "parent" } },
        ...managed,
        connect: eager,
        query: eager,
        rollbackTransaction: { task: "eager", hold: { role: "end", on: "parent" } },
        startTransaction: { task: "eager", hold: { role: "begin", on: "parent", nested: { effect: "hangs" } } },
      },
      obligation: "must",
      closedTests: ["isReleased"],
      source: "read in typeorm 1.1.1",
    },
    {
      name: "EntityManager",
      kind: "transaction",
      closers: {},
      disposal: { symbol: "none" },
      reuse: released,
      methods: {
        ...rows,
        getRepository: { returns: { resource: "Repository", child: true, borrowed: true } },
        transaction,
        withRepository: { returns: { resource: "Repository", child: true, borrowed: true } },
      },
      obligation: "may",
      source: "read in typeorm 1.1.1",
    },
    {
      name: "Repository",
      kind: "handle",
      closers: {},
      disposal: { symbol: "none" },
      reuse: notConnected,
      reuseOf: { create: works, getId: works, hasId: works, merge: works },
      methods: { ...rows, "manager.transaction": transaction },
      obligation: "may",
      source: "read in typeorm 1.1.1",
    },
  ],
  exports: {
    DataSource: { construct: { returns: { resource: "DataSource" } }, instance: "DataSource" },
    EntityManager: { instance: "EntityManager" },
    QueryRunner: { instance: "QueryRunner" },
    Repository: { instance: "Repository" },
  },
  examples: {
    wrong: [
      'import { DataSource } from "typeorm";',
      "export async function count(): Promise<unknown> {",
      '  const source = new DataSource({ type: "postgres" });',
      "  await source.initialize();",
      '  const rows = await source.query("select count(*) from users");',
      "  return rows;",
      "}",
    ].join("\n"),
    right: [
      'import { DataSource } from "typeorm";',
      "export async function count(): Promise<unknown> {",
      '  const source = new DataSource({ type: "postgres" });',
      "  await source.initialize();",
      "  try {",
      '    return await source.query("select count(*) from users");',
      "  } finally {",
      "    await source.destroy();",
      "  }",
      "}",
    ].join("\n"),
  },
});
