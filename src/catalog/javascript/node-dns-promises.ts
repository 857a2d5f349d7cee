/** Which questions of node:dns/promises have to be awaited? */
import type { Outcome } from "../../core/effects.ts";
import { defineLibrary } from "../schema.ts";

const works: Outcome = { effect: "works" };

export default defineLibrary({
  name: "node-dns-promises",
  modules: ["dns/promises"],
  version: "26.10.0",
  source: "https://nodejs.org/api/dns.html",
  resources: [
    {
      name: "Resolver",
      kind: "client",
      closers: { cancel: { again: works } },
      disposal: { symbol: "none", closer: "cancel" },
      reuse: works,
      methods: {
        resolve: { task: "eager" },
        resolve4: { task: "eager" },
        resolve6: { task: "eager" },
        resolveAny: { task: "eager" },
        resolveCaa: { task: "eager" },
        resolveCname: { task: "eager" },
        resolveMx: { task: "eager" },
        resolveNaptr: { task: "eager" },
        resolveNs: { task: "eager" },
        resolvePtr: { task: "eager" },
        resolveSoa: { task: "eager" },
        resolveSrv: { task: "eager" },
        resolveTlsa: { task: "eager" },
        resolveTxt: { task: "eager" },
        reverse: { task: "eager" },
      },
      obligation: "may",
      source: "measured with Node 20.20",
    },
  ],
  // Resources have their full names here: the module dns shows these exports as its `promises`.
  exports: {
    Resolver: {
      construct: { returns: { resource: "node-dns-promises/Resolver" } },
      instance: "node-dns-promises/Resolver",
    },
    lookup: { call: { task: "eager" } },
    lookupService: { call: { task: "eager" } },
    resolve: { call: { task: "eager" } },
    resolve4: { call: { task: "eager" } },
    resolve6: { call: { task: "eager" } },
    resolveAny: { call: { task: "eager" } },
    resolveCaa: { call: { task: "eager" } },
    resolveCname: { call: { task: "eager" } },
    resolveMx: { call: { task: "eager" } },
    resolveNaptr: { call: { task: "eager" } },
    resolveNs: { call: { task: "eager" } },
    resolvePtr: { call: { task: "eager" } },
    resolveSoa: { call: { task: "eager" } },
    resolveSrv: { call: { task: "eager" } },
    resolveTlsa: { call: { task: "eager" } },
    resolveTxt: { call: { task: "eager" } },
    reverse: { call: { task: "eager" } },
  },
});
