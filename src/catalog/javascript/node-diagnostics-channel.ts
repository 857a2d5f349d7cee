/** What do the channels of node:diagnostics_channel hold? */
import { defineLibrary } from "../schema.ts";

export default defineLibrary({
  name: "node-diagnostics-channel",
  modules: ["diagnostics_channel"],
  version: "26.10.0",
  source: "https://nodejs.org/api/diagnostics_channel.html",
  resources: [
    {
      name: "StoreScope",
      kind: "handle",
      closers: { "@@dispose": {} },
      disposal: { symbol: "sync", since: "26.1.0" },
      reuse: { effect: "unknown" },
      obligation: "may",
      source: "measured with Node 26.10",
    },
    {
      name: "Channel",
      kind: "handle",
      closers: {},
      disposal: { symbol: "none" },
      reuse: { effect: "works" },
      methods: {
        runStores: { callbacks: [{ argument: "1", when: "now" }] },
        subscribe: { callbacks: [{ argument: "0", when: "later" }] },
        withStoreScope: { returns: { resource: "StoreScope" } },
      },
      obligation: "may",
      source: "measured with Node 26.10",
    },
  ],
  exports: {
    Channel: { instance: "Channel" },
    channel: { call: { returns: { resource: "Channel", borrowed: true } } },
    subscribe: { call: { callbacks: [{ argument: "1", when: "later" }] } },
  },
});
