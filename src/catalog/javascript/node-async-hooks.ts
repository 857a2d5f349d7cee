/** What do the scopes and hooks of node:async_hooks hold? */
import { defineLibrary } from "../schema.ts";

export default defineLibrary({
  name: "node-async-hooks",
  modules: ["async_hooks"],
  version: "26.10.0",
  source: "https://nodejs.org/api/async_context.html",
  resources: [
    {
      name: "RunScope",
      kind: "handle",
      closers: { dispose: {} },
      disposal: { symbol: "sync", since: "25.9.0", closer: "dispose" },
      reuse: { effect: "unknown" },
      obligation: "must",
      source: "measured with Node 24.21 and 26.10",
    },
    {
      name: "AsyncLocalStorage",
      kind: "handle",
      closers: { disable: { again: { effect: "works" } } },
      disposal: { symbol: "none", closer: "disable" },
      reuse: { effect: "works" },
      methods: {
        exit: { callbacks: [{ argument: "0", when: "now" }] },
        run: { callbacks: [{ argument: "1", when: "now" }] },
        withScope: { returns: { resource: "RunScope" } },
      },
      obligation: "may",
      source: "measured with Node 20.20 and 26.10",
    },
    {
      name: "AsyncHook",
      kind: "subscription",
      closers: { disable: { again: { effect: "works" } } },
      disposal: { symbol: "none", closer: "disable" },
      reuse: { effect: "works" },
      revivers: ["enable"],
      obligation: "may",
      source: "measured with Node 26.10",
    },
  ],
  exports: {
    AsyncResource: { construct: {} },
    AsyncLocalStorage: { construct: { returns: { resource: "AsyncLocalStorage" } }, instance: "AsyncLocalStorage" },
    // Declared as types only, and found by their names.
    AsyncHook: { instance: "AsyncHook" },
    RunScope: { instance: "RunScope" },
    createHook: { call: { returns: { resource: "AsyncHook" } } },
  },
  examples: {
    wrong: `import { AsyncLocalStorage } from "node:async_hooks";

const storage = new AsyncLocalStorage<string>();

export function greet(name: string): void {
  const scope = storage.withScope(name);
  console.log(storage.getStore());
}
`,
    right: `import { AsyncLocalStorage } from "node:async_hooks";

const storage = new AsyncLocalStorage<string>();

export function greet(name: string): void {
  using scope = storage.withScope(name);
  console.log(storage.getStore());
}
`,
  },
});
