/** How are the iterators and listeners of node:events ended? */
export default {
  resources: {
    EventIterator: { open: ({ lib }) => lib.on(new lib.EventEmitter(), "a"), uses: { next: (on) => on.next() } },
    AbortListener: { open: ({ lib }) => lib.addAbortListener(new AbortController().signal, () => undefined) },
  },
};
