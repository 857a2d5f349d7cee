/** Which waits and listeners of node:events keep something open? */
import type { Outcome } from "../../core/effects.ts";
import { defineLibrary } from "../schema.ts";
import { listenerMethods } from "./node-stream.ts";

const works: Outcome = { effect: "works" };

export default defineLibrary({
  name: "node-events",
  modules: ["events"],
  version: "26.10.0",
  source: "https://nodejs.org/api/events.html",
  resources: [
    {
      // It has nothing to close; it is here for its listeners, which run later.
      name: "EventEmitter",
      kind: "handle",
      closers: {},
      disposal: { symbol: "none" },
      reuse: works,
      methods: listenerMethods,
      obligation: "may",
      source: "measured with Node 26.10",
    },
    {
      name: "EventIterator",
      kind: "subscription",
      closers: { return: { async: true, again: works } },
      disposal: { symbol: "async", since: "24.0.0", closer: "return" },
      reuse: works,
      obligation: "may",
      source: "measured with Node 24.21 and 26.10",
    },
    {
      name: "AbortListener",
      kind: "subscription",
      closers: { "@@dispose": { again: works } },
      disposal: { symbol: "sync", since: "20.5.0" },
      reuse: works,
      obligation: "may",
      source: "measured with Node 20.20 and 26.10",
    },
  ],
  exports: {
    EventEmitter: { construct: { returns: { resource: "EventEmitter" } }, instance: "EventEmitter" },
    addAbortListener: {
      call: { callbacks: [{ argument: "1", when: "later" }], returns: { resource: "AbortListener" } },
    },
    default: {
      construct: { returns: { resource: "EventEmitter" } },
      instance: "EventEmitter",
      members: {
        on: { call: { borrows: ["0"], returns: { resource: "EventIterator" } } },
        once: { call: { task: "eager", borrows: ["0"], borrowsReceiver: false } },
      },
    },
    on: { call: { borrows: ["0"], returns: { resource: "EventIterator" } } },
    once: { call: { task: "eager", borrows: ["0"], borrowsReceiver: false } },
  },
});
