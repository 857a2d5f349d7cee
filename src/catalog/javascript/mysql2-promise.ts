/** What do the connections and pools of the promise interface of mysql2 do when they are opened, used and closed? */
import type { CallEffect, HoldEffect, Outcome } from "../../core/effects.ts";
import { EMITTER } from "../emitter.ts";
import { defineLibrary, type ExportEntry } from "../schema.ts";

const works: Outcome = { effect: "works" };
const eager: CallEffect = { task: "eager" };
const listeners = ["addListener", "off", "on", "once", "removeAllListeners", "removeListener"];
const connectionClosed: Outcome = {
  effect: "rejects",
  error: "Can't add new command when connection is in closed state",
};

/** A query on the pool runs on another connection, outside the transaction, and waits when there is no other. */
const begin: HoldEffect = { role: "begin", on: "parent", nested: { effect: "hangs" } };
const end: HoldEffect = { role: "end", on: "parent" };
const connectionMethods: Readonly<Record<string, CallEffect>> = {
  beginTransaction: { task: "eager", hold: begin },
  changeUser: eager,
  commit: { task: "eager", hold: end },
  connect: eager,
  execute: eager,
  ping: eager,
  prepare: eager,
  query: eager,
  rollback: { task: "eager", hold: end },
};

const members: Readonly<Record<string, ExportEntry>> = {
  Connection: { instance: "Connection" },
  Pool: { instance: "Pool" },
  PoolCluster: { instance: "PoolCluster" },
  PoolConnection: { instance: "PoolConnection" },
  createConnection: { call: { task: "eager", returns: { resource: "Connection", by: "promise" } } },
  createPool: { call: { returns: { resource: "Pool" } } },
  createPoolCluster: { call: { returns: { resource: "PoolCluster" } } },
};

export default defineLibrary({
  name: "mysql2-promise",
  modules: ["mysql2/promise"],
  packages: ["mysql2"],
  version: "3.24.5",
  source: "https://sidorares.github.io/node-mysql2/docs/documentation/promise-wrapper",
  resources: [
    {
      name: "Connection",
      kind: "connection",
      closers: {
        close: { again: works },
        destroy: { again: works },
        end: { async: true, graceful: true, again: works },
      },
      disposal: { symbol: "async", since: "3.18.0", closer: "end" },
      reuse: connectionClosed,
      harmless: [...listeners, "escape", "escapeId", "format", "unprepare"],
      methods: { ...EMITTER, ...connectionMethods },
      obligation: "must",
      source: "read in mysql2 3.24.5",
    },
    {
      name: "Pool",
      kind: "pool",
      closers: { end: { async: true, graceful: true, again: works } },
      disposal: { symbol: "async", since: "3.18.0", closer: "end" },
      reuse: { effect: "rejects", error: "Pool is closed." },
      harmless: [...listeners, "escape", "escapeId", "format"],
      methods: {
        ...EMITTER,
        execute: eager,
        getConnection: { task: "eager", returns: { resource: "PoolConnection", by: "promise" } },
        query: eager,
        releaseConnection: { closes: ["0"] },
      },
      obligation: "must",
      source: "measured with mysql2 3.24.5",
    },
    {
      name: "PoolConnection",
      kind: "connection",
      closers: { destroy: { again: works }, end: { async: true, graceful: true }, release: {} },
      disposal: { symbol: "async", since: "3.18.0", closer: "release" },
      reuse: { effect: "unknown" },
      harmless: [...listeners, "escape", "escapeId", "format", "unprepare"],
      methods: { ...EMITTER, ...connectionMethods },
      obligation: "must",
      source: "read in mysql2 3.24.5",
    },
    {
      name: "PoolCluster",
      kind: "pool",
      closers: { end: { async: true, graceful: true } },
      disposal: { symbol: "async", since: "3.18.0", closer: "end" },
      reuse: { effect: "unknown" },
      harmless: [...listeners, "add", "of"],
      methods: {
        ...EMITTER,
        execute: eager,
        getConnection: { task: "eager", returns: { resource: "PoolConnection", by: "promise" } },
        query: eager,
      },
      obligation: "must",
      source: "read in mysql2 3.24.5",
    },
  ],
  exports: { ...members, default: { members } },
  examples: {
    wrong: [
      'import { createConnection } from "mysql2/promise";',
      "export async function check(): Promise<unknown> {",
      "  const connection = await createConnection({});",
      '  const rows = await connection.query("select 1");',
      "  return rows;",
      "}",
    ].join("\n"),
    right: [
      'import { createConnection } from "mysql2/promise";',
      "export async function check(): Promise<unknown> {",
      "  const connection = await createConnection({});",
      "  try {",
      '    return await connection.query("select 1");',
      "  } finally {",
      "    await connection.end();",
      "  }",
      "}",
    ].join("\n"),
  },
});
