/** What do the pools and clients of pg (node-postgres) do when they are opened, used and closed? */
import type { CallEffect, HoldEffect, Outcome, ResourceSpec } from "../../core/effects.ts";
import { EMITTER } from "../emitter.ts";
import { defineLibrary, type ExportEntry } from "../schema.ts";

const works: Outcome = { effect: "works" };

/** A query on the pool runs outside the transaction, and never ends when the transaction holds the last connection. */
const transactionHolds: readonly HoldEffect[] = [
  {
    role: "begin",
    on: "parent",
    argumentMatches: "^\\s*(begin\\b|start\\s+transaction\\b)",
    nested: { effect: "hangs" },
  },
  {
    role: "end",
    on: "parent",
    argumentMatches: "^\\s*(commit|end|abort|rollback(?!\\s+(work\\s+|transaction\\s+)?to))\\b",
  },
];

const query: CallEffect = { task: "eager", callback: true, callbackFrom: 2, holds: transactionHolds };

const listeners = ["addListener", "listenerCount", "off", "on", "once", "removeAllListeners", "removeListener"];

const pool: ResourceSpec = {
  name: "Pool",
  kind: "pool",
  closers: {
    end: {
      async: true,
      callback: true,
      callbackFrom: 0,
      graceful: true,
      again: { effect: "rejects", error: "Called end on pool more than once" },
    },
  },
  disposal: { symbol: "none", closer: "end" },
  reuse: { effect: "rejects", error: "Cannot use a pool after calling end on the pool" },
  harmless: listeners,
  methods: {
    ...EMITTER,
    connect: {
      task: "eager",
      callback: true,
      callbackFrom: 0,
      returns: { resource: "PoolClient", by: "promise" },
      callbacks: [{ argument: "0", when: "later", parameters: { "1": "PoolClient" } }],
    },
    query: { task: "eager", callback: true, callbackFrom: 2 },
  },
  obligation: "must",
  closedTests: ["ended", "ending"],
  source: "measured with pg 8.23.1 and pg-pool 3.14.0",
};

const members: Readonly<Record<string, ExportEntry>> = {
  Client: { construct: { returns: { resource: "Client" } }, instance: "Client" },
  Pool: { construct: { returns: { resource: "Pool" } }, instance: "Pool" },
  PoolClient: { instance: "PoolClient" },
};

export default defineLibrary({
  name: "pg",
  modules: ["pg"],
  packages: ["pg", "@types/pg"],
  version: "8.23.1",
  source: "https://node-postgres.com/apis/pool",
  resources: [
    pool,
    {
      name: "Client",
      kind: "client",
      closers: { end: { async: true, callback: true, callbackFrom: 0, again: works } },
      disposal: { symbol: "none", closer: "end" },
      reuse: { effect: "rejects", error: "Client was closed and is not queryable" },
      reuseOf: {
        connect: { effect: "rejects", error: "Client has already been connected. You cannot reuse a client." },
        escapeIdentifier: works,
        escapeLiteral: works,
        getTypeParser: works,
        ref: works,
        setTypeParser: works,
        unref: works,
      },
      opensOn: ["connect"],
      harmless: listeners,
      methods: { ...EMITTER, connect: { task: "eager", callback: true, callbackFrom: 0 }, query },
      obligation: "must",
      source: "measured with pg 8.23.1",
    },
    {
      name: "PoolClient",
      kind: "connection",
      closers: {
        release: {
          again: {
            effect: "throws",
            error: "Release called on client which has already been released to the pool.",
          },
        },
      },
      disposal: { symbol: "none", closer: "release" },
      // A released client still answers, on a connection that somebody else may hold by then.
      reuse: works,
      harmless: listeners,
      methods: { ...EMITTER, query },
      obligation: "must",
      source: "https://node-postgres.com/apis/pool#releasing-clients; read in pg-pool 3.14.0",
    },
  ],
  exports: { ...members, default: { members } },
  examples: {
    wrong: [
      'import { Pool } from "pg";',
      "export async function count(): Promise<unknown> {",
      "  const pool = new Pool();",
      "  await pool.end();",
      '  return await pool.query("select count(*) from users");',
      "}",
    ].join("\n"),
    right: [
      'import { Pool } from "pg";',
      "export async function count(): Promise<unknown> {",
      "  const pool = new Pool();",
      "  try {",
      '    return await pool.query("select count(*) from users");',
      "  } finally {",
      "    await pool.end();",
      "  }",
      "}",
    ].join("\n"),
  },
});
