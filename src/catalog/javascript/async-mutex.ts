/** What happens when a mutex or semaphore of async-mutex is taken, taken twice and given back? */
import type { CallEffect, Outcome, ResourceSpec } from "../../core/effects.ts";
import { defineLibrary } from "../schema.ts";

const works: Outcome = { effect: "works" };
const silent: Outcome = { effect: "silent" };
const hangs: Outcome = { effect: "hangs" };

const once: CallEffect = {
  task: "eager",
  callbacks: [{ argument: "0", when: "awaited" }],
  run: { key: "receiver", role: "both", nested: hangs, passesNothing: true },
};

const mutex: ResourceSpec = {
  name: "Mutex",
  kind: "lock",
  closers: {},
  disposal: { symbol: "none" },
  reuse: works,
  harmless: ["isLocked"],
  methods: {
    acquire: {
      task: "eager",
      returns: { resource: "Releaser", by: "promise", child: true },
      hold: { role: "begin", on: "receiver", nested: hangs },
      run: { key: "receiver", role: "call", awaited: true, nested: hangs },
    },
    release: { hold: { role: "end", on: "receiver" } },
    runExclusive: once,
    waitForUnlock: { task: "eager", run: { key: "receiver", role: "call", awaited: true, nested: hangs } },
  },
  obligation: "may",
  source: "measured with async-mutex 0.5.0",
};

export default defineLibrary({
  name: "async-mutex",
  modules: ["async-mutex"],
  version: "0.5.0",
  source: "https://github.com/DirtyHairy/async-mutex#readme",
  resources: [
    mutex,
    {
      name: "Semaphore",
      kind: "lock",
      closers: {},
      disposal: { symbol: "none" },
      reuse: works,
      harmless: ["getValue", "isLocked", "setValue"],
      methods: {
        // Its `acquire` may be taken again as long as the count lasts, so nothing is said about holding it by hand.
        acquire: { task: "eager", returns: { resource: "Releaser", by: "promise", at: "1", child: true } },
        runExclusive: {
          task: "eager",
          callbacks: [{ argument: "0", when: "awaited" }],
          run: { key: "receiver", role: "both", nested: hangs, constructedWith: { "0": 1 } },
        },
        waitForUnlock: { task: "eager" },
      },
      obligation: "may",
      source: "measured with async-mutex 0.5.0",
    },
    {
      name: "Releaser",
      kind: "handle",
      // The releaser is a plain function; `release()` of the lock does the same, so the function itself is no duty.
      closers: { "()": { again: silent } },
      disposal: { symbol: "none" },
      reuse: silent,
      methods: { "()": { hold: { role: "end", on: "parent" } } },
      obligation: "may",
      source: "measured with async-mutex 0.5.0",
    },
  ],
  exports: {
    Mutex: { construct: { returns: { resource: "Mutex" } }, instance: "Mutex" },
    MutexInterface: { instance: "Mutex" },
    Semaphore: { construct: { returns: { resource: "Semaphore" } }, instance: "Semaphore" },
    // `withTimeout` and `tryAcquire` wrap a lock so that taking it twice ends with an error in place of a hang.
  },
  examples: {
    wrong: [
      'import { Mutex } from "async-mutex";',
      "const mutex = new Mutex();",
      "export async function save(write: () => Promise<void>): Promise<void> {",
      "  await mutex.runExclusive(async () => {",
      "    await mutex.runExclusive(write);",
      "  });",
      "}",
    ].join("\n"),
    right: [
      'import { Mutex } from "async-mutex";',
      "const mutex = new Mutex();",
      "export async function save(write: () => Promise<void>): Promise<void> {",
      "  await mutex.runExclusive(async () => {",
      "    await write();",
      "  });",
      "}",
    ].join("\n"),
  },
});
