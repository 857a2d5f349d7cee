/** What does the plugin have to know of the store in `packages/depot`, as a user's `settings.libraries` would say it? */
import type { Outcome } from "../../../src/core/effects.ts";
import { defineLibrary } from "../../../src/catalog/schema.ts";

const SOURCE = "tools/executed-edits/javascript/packages/depot";
const eager = { task: "eager" } as const;
const waits: Outcome = { effect: "hangs" };

/** Facts of the package, which is in this project. */
export const DEPOT = defineLibrary({
  name: "depot",
  modules: ["depot"],
  version: "2.1.0",
  source: SOURCE,
  resources: [
    {
      name: "Session",
      kind: "session",
      closers: { close: { async: true, again: { effect: "rejects", error: "the session was closed before" } } },
      disposal: { symbol: "async", closer: "close" },
      reuse: { effect: "rejects", error: "the session is closed" },
      methods: { get: eager, list: eager, put: eager },
      closedTests: [],
      obligation: "must",
      source: SOURCE,
    },
    {
      name: "Client",
      kind: "client",
      closers: { end: { async: true, again: { effect: "works" } } },
      disposal: { symbol: "none", closer: "end" },
      reuse: { effect: "rejects", error: "the client has ended" },
      methods: { send: eager },
      obligation: "must",
      source: SOURCE,
    },
    {
      name: "Lease",
      kind: "handle",
      closers: { release: { again: { effect: "throws", error: "the lease was released before" } } },
      disposal: { symbol: "none", closer: "release" },
      reuse: { effect: "throws", error: "the lease is over" },
      methods: { renew: {} },
      obligation: "must",
      source: SOURCE,
    },
    {
      name: "Scratch",
      kind: "file",
      closers: { close: { again: { effect: "works" } } },
      disposal: { symbol: "sync", closer: "close" },
      reuse: { effect: "throws", error: "the scratch is gone" },
      harmless: ["text"],
      methods: { add: {} },
      obligation: "must",
      source: SOURCE,
    },
    {
      name: "Store",
      kind: "client",
      closers: {},
      disposal: { symbol: "none" },
      reuse: { effect: "works" },
      methods: {
        statement: { task: "lazy" },
        write: eager,
        transaction: {
          task: "eager",
          executes: "0",
          callbacks: [{ argument: "0", when: "awaited", parameters: { "0": "Transaction" } }],
          run: { key: "receiver", role: "both", nested: waits, handle: 0, exclusive: true, bypass: "waits for the connection that its own transaction holds" },
        },
      },
      obligation: "may",
      source: SOURCE,
    },
    {
      name: "Transaction",
      kind: "transaction",
      closers: {},
      disposal: { symbol: "none" },
      reuse: { effect: "unknown" },
      methods: { write: eager },
      obligation: "may",
      source: SOURCE,
    },
  ],
  exports: {
    Session: { instance: "Session" },
    Client: { construct: { returns: { resource: "Client" } }, instance: "Client" },
    Lease: { instance: "Lease" },
    Scratch: { instance: "Scratch" },
    Store: { construct: { returns: { resource: "Store" } }, instance: "Store" },
    connect: { call: { task: "eager", returns: { resource: "Session", by: "promise" } } },
    lease: { call: { returns: { resource: "Lease" } } },
    scratch: { call: { returns: { resource: "Scratch" } } },
    report: { call: eager },
    describe: { call: eager },
    describeSync: { call: { blocking: { instead: "describe", from: "depot" } } },
  },
});
