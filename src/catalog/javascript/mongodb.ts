/** What do the clients, sessions, cursors and change streams of mongodb do when they are opened, used and closed? */
import type { CallEffect, Outcome, ResourceSpec } from "../../core/effects.ts";
import { EMITTER } from "../emitter.ts";
import { defineLibrary, type ExportEntry } from "../schema.ts";

const works: Outcome = { effect: "works" };
const silent: Outcome = { effect: "silent" };
const notConnected: Outcome = {
  effect: "rejects",
  error: "MongoNotConnectedError: Client must be connected before running operations",
};
const listeners = ["addListener", "off", "on", "once", "removeAllListeners", "removeListener"];

/** Drivers before 5 report to a function that they are given, and give no promise then. */
const eager: CallEffect = { task: "eager", callback: true };
/** A session that is handed over in the options is in use until the operation settles. */
const withOptions: CallEffect = { ...eager, callbackFrom: 2, borrows: ["0.session", "1.session"] };
const withFilter: CallEffect = { ...eager, callbackFrom: 3, borrows: ["1.session", "2.session"] };
const cursor: CallEffect = { returns: { resource: "FindCursor", child: true } };
const changeStream: CallEffect = { returns: { resource: "ChangeStream", child: true } };
const fluent: CallEffect = { returns: { receiver: true } };

const exhausted: Outcome = { effect: "rejects", error: "MongoCursorExhaustedError: Cursor is exhausted" };

const findCursor: ResourceSpec = {
  name: "FindCursor",
  kind: "cursor",
  closers: {
    close: { async: true, again: works },
    forEach: { async: true, again: silent },
    toArray: { async: true, again: silent },
  },
  disposal: { symbol: "async", since: "7.0.0", closer: "close" },
  reuse: silent,
  orphaned: notConnected,
  // One that was closed before anything was read gives nothing, in silence.
  reuseOf: { bufferedCount: works, clone: works, next: exhausted, rewind: works, tryNext: exhausted },
  harmless: listeners,
  methods: {
    ...EMITTER,
    addCursorFlag: fluent,
    batchSize: fluent,
    clone: cursor,
    collation: fluent,
    count: eager,
    explain: eager,
    forEach: { task: "eager" },
    hasNext: eager,
    hint: fluent,
    limit: fluent,
    map: fluent,
    maxTimeMS: fluent,
    next: eager,
    project: fluent,
    skip: fluent,
    sort: fluent,
    toArray: eager,
    tryNext: eager,
  },
  // A cursor that is read to its end closes itself.
  obligation: "may",
  closedTests: ["closed", "killed"],
  source: "measured with mongodb 7.8.0",
};

const handle: Omit<ResourceSpec, "name" | "methods"> = {
  kind: "handle",
  closers: {},
  disposal: { symbol: "none" },
  reuse: notConnected,
  obligation: "may",
  source: "measured with mongodb 7.8.0",
};

const members: Readonly<Record<string, ExportEntry>> = {
  AggregationCursor: { instance: "FindCursor" },
  ChangeStream: { instance: "ChangeStream" },
  ClientSession: { instance: "ClientSession" },
  Collection: { instance: "Collection" },
  Db: { instance: "Db" },
  FindCursor: { instance: "FindCursor" },
  MongoClient: {
    construct: { returns: { resource: "MongoClient" } },
    instance: "MongoClient",
    members: { connect: { call: { ...eager, callbackFrom: 2, returns: { resource: "MongoClient", by: "promise" } } } },
  },
};

export default defineLibrary({
  name: "mongodb",
  modules: ["mongodb"],
  version: "7.8.0",
  source: "https://www.mongodb.com/docs/drivers/node/current/connect/mongoclient/",
  resources: [
    {
      name: "MongoClient",
      kind: "client",
      closers: { close: { async: true, again: works } },
      // The symbol is there from 6.9.0 on, but the type declarations lack it up to 7.0.0.
      disposal: { symbol: "async", since: "7.0.0", closer: "close" },
      reuse: notConnected,
      reuseOf: { db: works, startSession: works },
      revivers: ["connect"],
      harmless: listeners,
      methods: {
        ...EMITTER,
        bulkWrite: withFilter,
        connect: { ...eager, returns: { receiver: true, by: "promise" } },
        db: { returns: { resource: "Db", child: true, borrowed: true } },
        startSession: { returns: { resource: "ClientSession", child: true, scarce: true } },
        watch: changeStream,
        withSession: {
          task: "eager",
          callbacks: [{ argument: "last", when: "awaited", parameters: { "0": "ClientSession" } }],
        },
      },
      obligation: "must",
      source: "measured with mongodb 7.8.0; https://github.com/mongodb/node-mongodb-native/pull/4177",
    },
    {
      name: "ClientSession",
      kind: "session",
      closers: { endSession: { async: true, again: works } },
      disposal: { symbol: "async", since: "7.0.0", closer: "endSession" },
      reuse: { effect: "rejects", error: "MongoExpiredSessionError: Use of expired sessions is not permitted" },
      reuseOf: {
        // The end of a session aborts its transaction.
        abortTransaction: { effect: "rejects", error: "MongoTransactionError" },
        commitTransaction: { effect: "rejects", error: "MongoTransactionError" },
        advanceClusterTime: works,
        advanceOperationTime: works,
        equals: works,
        inTransaction: works,
        startTransaction: silent,
      },
      harmless: listeners,
      methods: {
        ...EMITTER,
        abortTransaction: eager,
        commitTransaction: eager,
        withTransaction: {
          task: "eager",
          callbacks: [{ argument: "0", when: "awaited", parameters: { "0": "ClientSession" } }],
          run: {
            key: "receiver",
            role: "both",
            nested: { effect: "rejects", error: "MongoTransactionError: Transaction already in progress" },
            exclusive: true,
            exclusiveOn: "parent",
            bypass: "is not part of the transaction: it is done at once, and stays when the transaction is aborted",
            joins: ["session"],
          },
        },
      },
      obligation: "must",
      closedTests: ["hasEnded"],
      source: "measured with mongodb 7.8.0; the error of an ended session is read",
    },
    {
      ...handle,
      name: "Db",
      methods: {
        admin: { returns: { borrowed: true } },
        aggregate: cursor,
        collection: { returns: { resource: "Collection", child: true, borrowed: true } },
        collections: eager,
        command: withOptions,
        createCollection: withOptions,
        createIndex: withFilter,
        dropCollection: withOptions,
        dropDatabase: withOptions,
        listCollections: cursor,
        renameCollection: withFilter,
        runCursorCommand: cursor,
        stats: withOptions,
        watch: changeStream,
      },
      harmless: ["collection"],
    },
    {
      ...handle,
      name: "Collection",
      methods: {
        aggregate: cursor,
        bulkWrite: withOptions,
        count: withOptions,
        countDocuments: withOptions,
        createIndex: withOptions,
        createIndexes: withOptions,
        deleteMany: withOptions,
        deleteOne: withOptions,
        distinct: withFilter,
        drop: withOptions,
        dropIndex: withOptions,
        dropIndexes: withOptions,
        estimatedDocumentCount: withOptions,
        find: cursor,
        findOne: withOptions,
        findOneAndDelete: withOptions,
        findOneAndReplace: withFilter,
        findOneAndUpdate: withFilter,
        indexes: withOptions,
        insertMany: withOptions,
        insertOne: withOptions,
        listIndexes: cursor,
        rename: withOptions,
        replaceOne: withFilter,
        updateMany: withFilter,
        updateOne: withFilter,
        watch: changeStream,
      },
      harmless: ["aggregate", "find", "listIndexes"],
    },
    findCursor,
    {
      name: "ChangeStream",
      kind: "stream",
      closers: { close: { async: true, again: works } },
      disposal: { symbol: "async", since: "7.0.0", closer: "close" },
      reuse: { effect: "rejects", error: "MongoAPIError: ChangeStream is closed" },
      // They answer that there is nothing.
      reuseOf: { hasNext: silent, tryNext: silent },
      harmless: listeners,
      methods: { ...EMITTER, hasNext: eager, next: eager, tryNext: eager },
      obligation: "must",
      closedTests: ["closed"],
      source: "read in mongodb 7.8.0",
    },
  ],
  exports: members,
  examples: {
    wrong: [
      'import { MongoClient } from "mongodb";',
      "export async function find(url: string): Promise<unknown> {",
      "  const client = new MongoClient(url);",
      '  const found = await client.db("shop").collection("orders").findOne({});',
      "  return found;",
      "}",
    ].join("\n"),
    right: [
      'import { MongoClient } from "mongodb";',
      "export async function find(url: string): Promise<unknown> {",
      "  await using client = new MongoClient(url);",
      '  return await client.db("shop").collection("orders").findOne({});',
      "}",
    ].join("\n"),
  },
});
