/** How are timers started and ended? */
export default {
  resources: {
    Timeout: { open: ({ lib }) => lib.setTimeout(() => undefined, 1000), uses: { ref: (on) => void on.ref() } },
    Immediate: { open: ({ lib }) => lib.setImmediate(() => undefined), uses: { ref: (on) => void on.ref() } },
  },
};
