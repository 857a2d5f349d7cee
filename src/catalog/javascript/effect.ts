/** When do effects run, what runs inside them, and what does a managed runtime do after it is disposed? */
import type { CallEffect, Outcome } from "../../core/effects.ts";
import { defineLibrary, type ExportEntry } from "../schema.ts";

const works: Outcome = { effect: "works" };

/** An effect is a description: it does nothing until it is yielded, returned or run. */
const lazy: CallEffect = { task: "lazy", startedBy: "yield" };

/** The callback runs inside the fiber that executes the effect. */
const inside: CallEffect = {
  task: "lazy",
  startedBy: "yield",
  callbacks: [{ argument: "last", when: "later" }],
  run: { key: "library", role: "enter" },
};
const insideTry: CallEffect = {
  task: "lazy",
  startedBy: "yield",
  callbacks: [
    { argument: "0", when: "later" },
    { argument: "0.try", when: "later" },
  ],
  run: { key: "library", role: "enter" },
};
/** A run inside an effect starts a second root fiber: interruption and services of the first do not reach it. */
const detachedFiber: Outcome = { effect: "silent" };
const apart = "runs in a fiber of its own, which the interruption and the services of the outer effect do not reach";
const runToPromise: CallEffect = {
  task: "eager",
  executes: "0",
  run: { key: "library", role: "call", nested: detachedFiber, means: apart },
};
/** To fork a root fiber is to detach it on purpose. */
const runFork: CallEffect = { executes: "0", run: { key: "library", role: "call", nested: { effect: "unknown" } } };

/**
 * Over an effect that has to wait it throws `AsyncFiberError: An asynchronous Effect was executed with Effect.runSync`,
 * wherever it is called; over one that need not wait it works, also inside another effect.
 */
const runSync: CallEffect = {
  executes: "0",
  whenWaiting: {
    effect: "throws",
    error: "AsyncFiberError: An asynchronous Effect was executed with Effect.runSync",
  },
  run: { key: "library", role: "call", nested: detachedFiber, means: apart },
};
/** The error of an effect that has to wait is in the exit. */
const runSyncExit: CallEffect = {
  executes: "0",
  run: { key: "library", role: "call", nested: detachedFiber, means: apart },
};

const named: CallEffect = { callbacks: [{ argument: "last", when: "later" }], run: { key: "library", role: "enter" } };
/** What these effects do takes time, however little. */
const waiting: CallEffect = { ...inside, waits: true };

/** The functions of the module `effect/Effect`, which `effect` exports as the namespace `Effect`. */
export const effectMembers: Readonly<Record<string, ExportEntry>> = {
  acquireRelease: { call: lazy },
  acquireUseRelease: { call: lazy },
  addFinalizer: { call: lazy },
  all: { call: lazy },
  andThen: { call: lazy },
  callback: { call: inside },
  catchTag: { call: lazy },
  delay: { call: lazy },
  die: { call: lazy },
  ensuring: { call: lazy },
  fail: { call: lazy },
  flatMap: { call: inside },
  // It gives a function that gives the effect.
  fn: { call: { ...named, returns: { resource: "effect/EffectFunction" } } },
  forEach: { call: inside },
  forkChild: { call: lazy },
  forkDetach: { call: lazy },
  forkScoped: { call: lazy },
  gen: { call: inside },
  log: { call: lazy },
  logDebug: { call: lazy },
  logError: { call: lazy },
  logInfo: { call: lazy },
  logWarning: { call: lazy },
  map: { call: inside },
  promise: { call: waiting },
  provide: { call: lazy },
  race: { call: lazy },
  retry: { call: lazy },
  runCallback: { call: runFork },
  runFork: { call: runFork },
  runPromise: { call: runToPromise },
  runPromiseExit: { call: runToPromise },
  runSync: { call: runSync },
  runSyncExit: { call: runSyncExit },
  scoped: { call: lazy },
  sleep: { call: { ...lazy, waits: true } },
  succeed: { call: lazy },
  suspend: { call: inside },
  sync: { call: inside },
  tap: { call: inside },
  timeout: { call: lazy },
  try: { call: insideTry },
  tryPromise: { call: { ...insideTry, waits: true } },
  yieldNow: { call: lazy },
};

const runtimeMembers: Readonly<Record<string, ExportEntry>> = {
  ManagedRuntime: { instance: "ManagedRuntime" },
  make: { call: { returns: { resource: "ManagedRuntime" } } },
};

export default defineLibrary({
  name: "effect",
  modules: ["effect"],
  version: "4.1.0",
  source: "https://effect.website/docs/getting-started/running-effects/",
  resources: [
    {
      // `Effect.fn("name")` gives a function that takes the generator; the function of `Effect.fn(generator)` takes none.
      name: "EffectFunction",
      kind: "handle",
      closers: {},
      disposal: { symbol: "none" },
      reuse: works,
      methods: { "()": { ...named, returns: { resource: "effect/EffectFunction" } } },
      obligation: "may",
      source: "read in effect 4.1.0",
    },
    {
      name: "ManagedRuntime",
      kind: "runtime",
      closers: { dispose: { async: true, again: works } },
      disposal: { symbol: "async", since: "4.0.0", closer: "dispose" },
      reuse: { effect: "rejects", error: "ManagedRuntime disposed" },
      reuseOf: {
        runSync: { effect: "throws", error: "ManagedRuntime disposed" },
        // The defect is in the exit, where nobody looks for it by accident.
        runCallback: { effect: "reports", error: "ManagedRuntime disposed" },
        runFork: { effect: "reports", error: "ManagedRuntime disposed" },
        runPromiseExit: { effect: "reports", error: "ManagedRuntime disposed" },
        runSyncExit: { effect: "reports", error: "ManagedRuntime disposed" },
      },
      methods: {
        context: { task: "eager" },
        runCallback: runFork,
        runFork,
        runPromise: runToPromise,
        runPromiseExit: runToPromise,
        runSync,
        runSyncExit,
      },
      obligation: "must",
      source: "measured with effect 4.1.0; https://github.com/Effect-TS/effect/pull/6577",
    },
  ],
  exports: {
    Console: {
      members: {
        debug: { call: lazy },
        error: { call: lazy },
        info: { call: lazy },
        log: { call: lazy },
        warn: { call: lazy },
      },
    },
    Effect: { members: effectMembers },
    ManagedRuntime: { members: runtimeMembers, instance: "ManagedRuntime" },
  },
  examples: {
    wrong: [
      'import { Effect } from "effect";',
      "export const program = Effect.gen(function* () {",
      "  const value = Effect.runSync(Effect.succeed(1));",
      "  yield* Effect.log(value);",
      "});",
    ].join("\n"),
    right: [
      'import { Effect } from "effect";',
      "export const program = Effect.gen(function* () {",
      "  const value = yield* Effect.succeed(1);",
      "  yield* Effect.log(value);",
      "});",
    ].join("\n"),
  },
});
