/** How are stacks, iterators and generators ended? */
export default {
  resources: {
    DisposableStack: { open: () => new globalThis.DisposableStack(), since: "24.0.0" },
    AsyncDisposableStack: { open: () => new globalThis.AsyncDisposableStack(), since: "24.0.0" },
    Iterator: { open: () => (function* () { yield 1; })(), uses: { next: (on) => void on.next() } },
    AsyncGenerator: { open: () => (async function* () { yield 1; })(), uses: { next: (on) => on.next() } },
  },
};
