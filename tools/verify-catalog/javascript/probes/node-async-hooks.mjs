/** How are the hooks and stores of node:async_hooks opened, used and disabled? */
export default {
  resources: {
    AsyncLocalStorage: { open: ({ lib }) => new lib.AsyncLocalStorage(), uses: { run: (on) => on.run(1, () => 1), getStore: (on) => on.getStore() } },
    AsyncHook: { open: ({ lib }) => lib.createHook({}).enable(), uses: { enable: (on) => void on.enable() }, close: { disable: (on) => void on.disable() } },
    RunScope: { why: "on Node from 24.21.0 on, with a symbol from 25.9.0 on" },
  },
};
