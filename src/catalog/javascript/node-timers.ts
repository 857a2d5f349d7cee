/** When do the callbacks of timers run, and what stops them? */
import type { CallEffect, Outcome } from "../../core/effects.ts";
import { defineLibrary, type ExportEntry } from "../schema.ts";
import timersPromises from "./node-timers-promises.ts";

const works: Outcome = { effect: "works" };
/** They throw where they are given no function, which nobody does on purpose. */
const later: CallEffect = { callbacks: [{ argument: "0", when: "later" }], total: true };

/** They only say whether the process waits for the timer, and when it begins to count. */
const total: CallEffect = { total: true };
const fluent: CallEffect = { ...total, returns: { receiver: true } };

/** The functions of the module, which are globals too. */
const functions: Readonly<Record<string, ExportEntry>> = {
  clearImmediate: { call: { closes: ["0"], total: true } },
  clearInterval: { call: { closes: ["0"], total: true } },
  clearTimeout: { call: { closes: ["0"], total: true } },
  setImmediate: { call: { ...later, returns: { resource: "Immediate" } } },
  setInterval: { call: { ...later, returns: { resource: "Timeout" } } },
  setTimeout: { call: { ...later, returns: { resource: "Timeout" } } },
};

export default defineLibrary({
  name: "node-timers",
  modules: ["timers"],
  version: "26.10.0",
  source: "https://nodejs.org/api/timers.html",
  resources: [
    {
      name: "Timeout",
      kind: "handle",
      closers: { close: { again: works } },
      disposal: { symbol: "sync", since: "20.5.0", closer: "close" },
      reuse: works,
      methods: { hasRef: total, ref: fluent, refresh: fluent, unref: fluent },
      obligation: "may",
      source: "measured with Node 20.20 and 26.10",
    },
    {
      name: "Immediate",
      kind: "handle",
      closers: {},
      disposal: { symbol: "sync", since: "20.5.0" },
      reuse: works,
      methods: { hasRef: total, ref: fluent, unref: fluent },
      obligation: "may",
      source: "measured with Node 20.20 and 26.10",
    },
  ],
  exports: { ...functions, promises: { members: timersPromises.exports } },
  globals: { ...functions, queueMicrotask: { call: later } },
});
