/** How are the observers of node:perf_hooks opened and ended? */
export default {
  resources: {
    ELDHistogram: { open: ({ lib }) => { const on = lib.monitorEventLoopDelay(); on.enable(); return on; }, uses: { reset: (on) => on.reset() } },
    PerformanceObserver: {
      open: ({ lib }) => { const on = new lib.PerformanceObserver(() => undefined); on.observe({ entryTypes: ["mark"] }); return on; },
      uses: { takeRecords: (on) => on.takeRecords() },
    },
  },
};
