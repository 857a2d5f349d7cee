/** What do the hooks of node:module hold? */
import { defineLibrary } from "../schema.ts";

export default defineLibrary({
  name: "node-module",
  modules: ["module"],
  version: "26.10.0",
  source: "https://nodejs.org/api/module.html",
  resources: [
    {
      name: "ModuleHooks",
      kind: "subscription",
      closers: { deregister: {} },
      disposal: { symbol: "sync", since: "26.0.0", closer: "deregister" },
      reuse: { effect: "unknown" },
      obligation: "may",
      source: "measured with Node 26.10",
    },
  ],
  exports: {
    registerHooks: { call: { returns: { resource: "ModuleHooks" } } },
  },
});
