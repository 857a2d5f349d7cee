/** What do the observers and histograms of node:perf_hooks hold? */
import { defineLibrary } from "../schema.ts";

export default defineLibrary({
  name: "node-perf-hooks",
  modules: ["perf_hooks"],
  version: "26.10.0",
  source: "https://nodejs.org/api/perf_hooks.html",
  resources: [
    {
      name: "ELDHistogram",
      kind: "handle",
      closers: { disable: { again: { effect: "works" } } },
      disposal: { symbol: "sync", since: "24.2.0", closer: "disable" },
      reuse: { effect: "works" },
      obligation: "may",
      source: "measured with Node 26.10",
    },
    {
      name: "PerformanceObserver",
      kind: "subscription",
      closers: { disconnect: { again: { effect: "works" } } },
      disposal: { symbol: "none", closer: "disconnect" },
      reuse: { effect: "works" },
      obligation: "may",
      source: "measured with Node 20.20 and 26.10",
    },
  ],
  exports: {
    PerformanceObserver: {
      construct: {
        callbacks: [{ argument: "0", when: "later", parameters: { "1": "PerformanceObserver" } }],
        returns: { resource: "PerformanceObserver" },
      },
      instance: "PerformanceObserver",
    },
    // Declared as a type only, and found by its name.
    ELDHistogram: { instance: "ELDHistogram" },
    IntervalHistogram: { instance: "ELDHistogram" },
    monitorEventLoopDelay: { call: { returns: { resource: "ELDHistogram" } } },
  },
});
