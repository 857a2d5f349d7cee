/** How are the pools of workerpool opened and used? */
export default {
  resources: {
    Pool: {
      open: ({ lib }) => (lib.pool ?? lib.default.pool)({ maxWorkers: 1 }),
      uses: { exec: (on) => on.exec(() => 1), proxy: (on) => on.proxy() },
    },
  },
};
