/** What do the connections and pools of the callback interface of mysql2 do when they are opened, used and closed? */
import type { HoldEffect, Outcome } from "../../core/effects.ts";
import { EMITTER } from "../emitter.ts";
import { defineLibrary, type ExportEntry } from "../schema.ts";

const works: Outcome = { effect: "works" };
const poolClosed: Outcome = { effect: "reports", error: "Pool is closed." };
const connectionClosed: Outcome = {
  effect: "reports",
  error: "Can't add new command when connection is in closed state",
};
const listeners = ["addListener", "off", "on", "once", "removeAllListeners", "removeListener"];

/** A query on the pool runs on another connection, outside the transaction. */
const begin: HoldEffect = { role: "begin", on: "parent", nested: { effect: "hangs" } };
const end: HoldEffect = { role: "end", on: "parent" };
const transaction = { beginTransaction: { hold: begin }, commit: { hold: end }, rollback: { hold: end } };

const members: Readonly<Record<string, ExportEntry>> = {
  Connection: { instance: "Connection" },
  Pool: { instance: "Pool" },
  PoolCluster: { instance: "PoolCluster" },
  PoolConnection: { instance: "PoolConnection" },
  connect: { call: { returns: { resource: "Connection" } } },
  createConnection: { call: { returns: { resource: "Connection" } } },
  createPool: { call: { returns: { resource: "Pool" } } },
  createPoolCluster: { call: { returns: { resource: "PoolCluster" } } },
};

export default defineLibrary({
  name: "mysql2",
  modules: ["mysql2"],
  version: "3.24.5",
  source: "https://sidorares.github.io/node-mysql2/docs",
  resources: [
    {
      name: "Connection",
      kind: "connection",
      closers: {
        close: { again: works },
        destroy: { again: works },
        end: { callback: true, graceful: true, again: connectionClosed },
      },
      disposal: { symbol: "sync", since: "3.18.0", closer: "end", unsafe: "does not wait for the connection to end" },
      reuse: connectionClosed,
      harmless: [...listeners, "escape", "escapeId", "format"],
      methods: {
        ...EMITTER,
        ...transaction,
        promise: { returns: { resource: "mysql2-promise/Connection", child: true, borrowed: true } },
      },
      obligation: "must",
      source: "read in mysql2 3.24.5",
    },
    {
      name: "Pool",
      kind: "pool",
      closers: { end: { callback: true, graceful: true, again: works } },
      disposal: { symbol: "sync", since: "3.18.0", closer: "end", unsafe: "does not wait for the pool to end" },
      reuse: poolClosed,
      harmless: [...listeners, "escape", "escapeId", "format"],
      methods: {
        ...EMITTER,
        getConnection: { callbacks: [{ argument: "0", when: "later", parameters: { "1": "PoolConnection" } }] },
        promise: { returns: { resource: "mysql2-promise/Pool", child: true, borrowed: true } },
        releaseConnection: { closes: ["0"] },
      },
      obligation: "must",
      source: "measured with mysql2 3.24.5",
    },
    {
      name: "PoolConnection",
      kind: "connection",
      closers: { destroy: { again: works }, end: { graceful: true }, release: {} },
      disposal: { symbol: "sync", since: "3.18.0", closer: "release" },
      reuse: { effect: "unknown" },
      harmless: listeners,
      methods: {
        ...EMITTER,
        ...transaction,
        promise: { returns: { resource: "mysql2-promise/PoolConnection", child: true, borrowed: true } },
      },
      obligation: "must",
      source: "read in mysql2 3.24.5",
    },
    {
      name: "PoolCluster",
      kind: "pool",
      closers: { end: { callback: true, graceful: true } },
      disposal: { symbol: "sync", since: "3.18.0", closer: "end", unsafe: "does not wait for the pools to end" },
      reuse: { effect: "unknown" },
      harmless: listeners,
      methods: {
        ...EMITTER,
        getConnection: { callbacks: [{ argument: "last", when: "later", parameters: { "1": "PoolConnection" } }] },
      },
      obligation: "must",
      source: "read in mysql2 3.24.5",
    },
  ],
  exports: { ...members, default: { members } },
  examples: {
    wrong: [
      'import { createPool } from "mysql2";',
      "export function check(): void {",
      "  const pool = createPool({});",
      "  pool.end();",
      '  pool.query("select 1", () => {});',
      "}",
    ].join("\n"),
    right: [
      'import { createPool } from "mysql2";',
      "export function check(): void {",
      "  const pool = createPool({});",
      "  try {",
      '    pool.query("select 1", () => {});',
      "  } finally {",
      "    pool.end();",
      "  }",
      "}",
    ].join("\n"),
  },
});
