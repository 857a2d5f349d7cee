/** What do the connections of mongoose do when they are opened, used and closed? */
import type { CallEffect, Outcome } from "../../core/effects.ts";
import { EMITTER } from "../emitter.ts";
import { defineLibrary, type ExportEntry } from "../schema.ts";

const works: Outcome = { effect: "works" };
const eager: CallEffect = { task: "eager" };
const session: CallEffect = { task: "eager", returns: { resource: "mongodb/ClientSession", by: "promise" } };
const transaction: CallEffect = {
  task: "eager",
  callbacks: [{ argument: "0", when: "awaited", parameters: { "0": "mongodb/ClientSession" } }],
};

/** A query is a thenable: nothing is sent until it is awaited, or until its `exec` is called; a callback sends it too. */
const lazy: CallEffect = { task: "lazy", callback: true, returns: { resource: "Query" } };
const step: CallEffect = { task: "lazy", returns: { receiver: true } };
const find: Readonly<Record<string, CallEffect>> = {
  countDocuments: lazy,
  deleteMany: lazy,
  deleteOne: lazy,
  distinct: lazy,
  estimatedDocumentCount: lazy,
  find: lazy,
  findOne: lazy,
  findOneAndDelete: lazy,
  findOneAndReplace: lazy,
  findOneAndUpdate: lazy,
  replaceOne: lazy,
  updateMany: lazy,
  updateOne: lazy,
};
const steps: Readonly<Record<string, CallEffect>> = {
  ...Object.fromEntries(Object.keys(find).map((name) => [name, step])),
  and: step,
  batchSize: step,
  collation: step,
  cursor: { executes: "receiver" },
  equals: step,
  exec: { task: "eager", executes: "receiver" },
  gt: step,
  gte: step,
  hint: step,
  in: step,
  lean: step,
  limit: step,
  lt: step,
  lte: step,
  maxTimeMS: step,
  merge: step,
  ne: step,
  nin: step,
  nor: step,
  or: step,
  orFail: step,
  populate: step,
  projection: step,
  read: step,
  regex: step,
  select: step,
  session: step,
  set: step,
  setOptions: step,
  skip: step,
  sort: step,
  where: step,
};
const model: CallEffect = { returns: { resource: "Model", borrowed: true } };

const members: Readonly<Record<string, ExportEntry>> = {
  Connection: { instance: "Connection" },
  // The default connection belongs to the module: `disconnect()` ends it for the whole program.
  connect: { call: eager },
  connection: { value: "DefaultConnection" },
  createConnection: { call: { returns: { resource: "Connection" } } },
  disconnect: { call: eager },
  Model: { instance: "Model" },
  model: { call: model },
  startSession: { call: session },
  syncIndexes: { call: eager },
};

export default defineLibrary({
  name: "mongoose",
  modules: ["mongoose"],
  version: "9.12.1",
  source: "https://mongoosejs.com/docs/connections.html",
  resources: [
    {
      name: "Connection",
      kind: "connection",
      closers: { close: { async: true, again: works }, destroy: { async: true } },
      disposal: { symbol: "none", closer: "close" },
      // An operation is buffered until the connection is opened again, or ends with a buffering timeout.
      reuse: { effect: "unknown" },
      revivers: ["openUri"],
      harmless: ["addListener", "off", "on", "once", "removeAllListeners", "removeListener"],
      methods: {
        ...EMITTER,
        asPromise: { task: "eager", returns: { receiver: true, by: "promise" } },
        createCollection: eager,
        dropCollection: eager,
        dropDatabase: eager,
        model,
        openUri: eager,
        startSession: session,
        syncIndexes: eager,
        transaction,
        withSession: transaction,
      },
      obligation: "must",
      source: "measured with mongoose 9.12.1",
    },
    {
      name: "DefaultConnection",
      kind: "connection",
      closers: { close: { async: true, again: works } },
      disposal: { symbol: "none", closer: "close" },
      reuse: { effect: "unknown" },
      methods: { model, startSession: session, transaction, withSession: transaction },
      obligation: "may",
      source: "measured with mongoose 9.12.1",
    },
    {
      name: "Model",
      kind: "handle",
      closers: {},
      disposal: { symbol: "none" },
      reuse: { effect: "unknown" },
      methods: {
        ...find,
        bulkWrite: eager,
        create: { task: "eager", callback: true },
        createCollection: eager,
        createIndexes: eager,
        exists: lazy,
        findById: lazy,
        findByIdAndDelete: lazy,
        findByIdAndUpdate: lazy,
        insertMany: { task: "eager", callback: true },
        insertOne: eager,
        syncIndexes: eager,
      },
      obligation: "may",
      source: "read in mongoose 9.12.1; https://mongoosejs.com/docs/queries.html",
    },
    {
      name: "Query",
      kind: "handle",
      closers: {},
      disposal: { symbol: "none" },
      reuse: { effect: "works" },
      methods: steps,
      obligation: "may",
      source: "read in mongoose 9.12.1; https://mongoosejs.com/docs/queries.html",
    },
  ],
  exports: { ...members, default: { members } },
  examples: {
    wrong: [
      'import mongoose from "mongoose";',
      "export async function clear(url: string): Promise<void> {",
      "  const connection = mongoose.createConnection(url);",
      "  await connection.dropDatabase();",
      "}",
    ].join("\n"),
    right: [
      'import mongoose from "mongoose";',
      "export async function clear(url: string): Promise<void> {",
      "  const connection = mongoose.createConnection(url);",
      "  try {",
      "    await connection.dropDatabase();",
      "  } finally {",
      "    await connection.close();",
      "  }",
      "}",
    ].join("\n"),
  },
});
