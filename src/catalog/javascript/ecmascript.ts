/** What do the promises, iterators and disposable stacks of the language do? */
import { defineLibrary } from "../schema.ts";

export default defineLibrary({
  name: "ecmascript",
  modules: [],
  packages: ["typescript"],
  version: "26.10.0",
  source: "https://tc39.es/ecma262/",
  resources: [
    {
      name: "DisposableStack",
      kind: "stack",
      closers: { dispose: { again: { effect: "works" } } },
      disposal: { symbol: "sync", since: "24.0.0", closer: "dispose" },
      reuse: { effect: "unknown" },
      reuseOf: {
        adopt: {
          effect: "throws",
          error: "ReferenceError: Cannot call DisposableStack.prototype.adopt on an already-disposed DisposableStack",
        },
        defer: {
          effect: "throws",
          error: "ReferenceError: Cannot call DisposableStack.prototype.defer on an already-disposed DisposableStack",
        },
        move: {
          effect: "throws",
          error: "ReferenceError: Cannot call DisposableStack.prototype.move on an already-disposed DisposableStack",
        },
        use: {
          effect: "throws",
          error: "ReferenceError: Cannot call DisposableStack.prototype.use on an already-disposed DisposableStack",
        },
      },
      methods: {
        adopt: { owns: ["0"], callbacks: [{ argument: "1", when: "later" }], returns: { wraps: "0" } },
        defer: { callbacks: [{ argument: "0", when: "later" }] },
        // The old stack is empty and disposed afterwards; what it held goes to the new one.
        move: { closes: ["this"], returns: { resource: "DisposableStack" } },
        use: { owns: ["0"], returns: { wraps: "0" } },
      },
      obligation: "must",
      closedTests: ["disposed"],
      source: "measured with Node 24.21 and 26.10",
    },
    {
      name: "AsyncDisposableStack",
      kind: "stack",
      closers: { disposeAsync: { async: true, again: { effect: "works" } } },
      disposal: { symbol: "async", since: "24.0.0", closer: "disposeAsync" },
      reuse: { effect: "unknown" },
      reuseOf: {
        adopt: {
          effect: "throws",
          error:
            "ReferenceError: Cannot call AsyncDisposableStack.prototype.adopt on an already-disposed DisposableStack",
        },
        defer: {
          effect: "throws",
          error:
            "ReferenceError: Cannot call AsyncDisposableStack.prototype.defer on an already-disposed DisposableStack",
        },
        move: {
          effect: "throws",
          error:
            "ReferenceError: Cannot call AsyncDisposableStack.prototype.move on an already-disposed DisposableStack",
        },
        use: {
          effect: "throws",
          error:
            "ReferenceError: Cannot call AsyncDisposableStack.prototype.use on an already-disposed DisposableStack",
        },
      },
      methods: {
        adopt: { owns: ["0"], callbacks: [{ argument: "1", when: "later" }], returns: { wraps: "0" } },
        defer: { callbacks: [{ argument: "0", when: "later" }] },
        // The old stack is empty and disposed afterwards; what it held goes to the new one.
        move: { closes: ["this"], returns: { resource: "AsyncDisposableStack" } },
        use: { owns: ["0"], returns: { wraps: "0" } },
      },
      obligation: "must",
      closedTests: ["disposed"],
      source: "measured with Node 24.21 and 26.10",
    },
    {
      // A loop closes its iterator, and one that nobody finishes holds nothing that the collector cannot see.
      name: "Iterator",
      kind: "handle",
      closers: { return: { again: { effect: "works" } } },
      disposal: { symbol: "sync", since: "24.0.0", closer: "return" },
      reuse: { effect: "works" },
      obligation: "may",
      source: "measured with Node 24.21 and 26.10",
    },
    {
      name: "AsyncGenerator",
      kind: "handle",
      closers: { return: { async: true, again: { effect: "works" } } },
      disposal: { symbol: "async", since: "24.0.0", closer: "return" },
      reuse: { effect: "works" },
      obligation: "may",
      source: "measured with Node 24.21 and 26.10",
    },
  ],
  exports: {},
  globals: {
    AsyncDisposableStack: {
      construct: { returns: { resource: "AsyncDisposableStack" } },
      instance: "AsyncDisposableStack",
    },
    Atomics: { members: { wait: { call: { blocking: {} } }, waitAsync: {} } },
    DisposableStack: { construct: { returns: { resource: "DisposableStack" } }, instance: "DisposableStack" },
    Promise: {
      members: {
        all: { call: { task: "eager", combines: "all" } },
        allSettled: { call: { task: "eager", combines: "allSettled" } },
        any: { call: { task: "eager", combines: "any" } },
        race: { call: { task: "eager", combines: "race" } },
        reject: { call: { task: "eager", total: true, alwaysRejects: true } },
        // It cannot reject; a task that it is given is awaited through it or elsewhere.
        resolve: { call: { task: "eager", total: true, cannotReject: true } },
      },
    },
  },
  examples: {
    wrong: `export function prepare(open: () => Disposable): void {
  const stack = new DisposableStack();
  stack.use(open());
}
`,
    right: `export function prepare(open: () => Disposable): void {
  using stack = new DisposableStack();
  stack.use(open());
}
`,
  },
});
