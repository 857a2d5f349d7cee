/** What do the streams of node:stream do when they are ended, destroyed and written to? */
import type { CallEffect, Outcome, ResourceSpec } from "../../core/effects.ts";
import { defineLibrary } from "../schema.ts";

const works: Outcome = { effect: "works" };
const unknown: Outcome = { effect: "unknown" };
const listener: CallEffect = { callbacks: [{ argument: "last", when: "later" }], returns: { receiver: true } };
const LOSES_DATA = "it destroys the stream, and what is written and not flushed yet is lost";

/** Methods that every event emitter has: they say nothing about the state of the resource. */
export const LISTENERS: readonly string[] = [
  "addListener",
  "emit",
  "listenerCount",
  "off",
  "on",
  "once",
  "removeAllListeners",
  "removeListener",
];

/** Effects of the methods that register a listener. */
export const listenerMethods: Readonly<Record<string, CallEffect>> = {
  addListener: listener,
  on: listener,
  once: listener,
  prependListener: listener,
};

/** A stream to read from. Streams close themselves when they end, so there is no duty. */
export const readableStream: Omit<ResourceSpec, "name"> = {
  kind: "stream",
  closers: { destroy: { again: works } },
  disposal: { symbol: "async", since: "20.4.0", closer: "destroy" },
  reuse: unknown,
  harmless: LISTENERS,
  methods: {
    ...listenerMethods,
    // The source ends what it is piped to.
    pipe: { owns: ["0"], returns: { wraps: "0" } },
  },
  obligation: "may",
  closedTests: ["closed", "destroyed"],
  source: "measured with Node 20.20 and 26.10",
};

/** A stream to write to. Without data a second `end()` is quiet; a `write()` after `end()` is an `error` event. */
export const writableStream: Omit<ResourceSpec, "name"> = {
  kind: "stream",
  // What is written to a destroyed stream is dropped, and only a callback of that write is told.
  closers: {
    destroy: { again: works, reuseOf: { write: { effect: "silent" } } },
    end: { callback: true, again: works, livesOn: true },
  },
  disposal: { symbol: "async", since: "22.4.0", unsafe: LOSES_DATA, closer: "end" },
  reuse: unknown,
  reuseOf: { write: { effect: "reports", error: "ERR_STREAM_WRITE_AFTER_END: write after end" } },
  harmless: LISTENERS,
  methods: listenerMethods,
  obligation: "may",
  closedTests: ["closed", "destroyed", "writableEnded", "writableFinished"],
  source: "measured with Node 20.20 and 26.10",
};

/** A stream with both ends: `end()` closes the writing end, and reading goes on. */
export const duplexStream: Omit<ResourceSpec, "name"> = {
  ...writableStream,
  disposal: { symbol: "async", since: "20.4.0", unsafe: LOSES_DATA, closer: "destroy" },
  methods: { ...readableStream.methods },
};

const TAKEN = ["0", "1", "2", "3", "4", "5"];

export default defineLibrary({
  name: "node-stream",
  modules: ["stream"],
  version: "26.10.0",
  source: "https://nodejs.org/api/stream.html",
  resources: [
    { ...readableStream, name: "Readable" },
    { ...writableStream, name: "Writable" },
    { ...duplexStream, name: "Duplex" },
  ],
  exports: {
    Duplex: { construct: { returns: { resource: "Duplex" } }, instance: "Duplex" },
    PassThrough: { construct: { returns: { resource: "Duplex" } }, instance: "Duplex" },
    Readable: {
      construct: { returns: { resource: "Readable" } },
      instance: "Readable",
      members: { from: { call: { returns: { resource: "Readable" } } } },
    },
    Transform: { construct: { returns: { resource: "Duplex" } }, instance: "Duplex" },
    Writable: { construct: { returns: { resource: "Writable" } }, instance: "Writable" },
    finished: { call: { borrows: ["0"], callbacks: [{ argument: "last", when: "later" }] } },
    pipeline: { call: { owns: TAKEN, callbacks: [{ argument: "last", when: "later" }] } },
    promises: {
      members: {
        // It waits for what happens to the stream, which its close may well be.
        finished: { call: { task: "eager", borrows: ["0"], borrowsReceiver: false } },
        pipeline: { call: { task: "eager", owns: TAKEN } },
      },
    },
  },
});
