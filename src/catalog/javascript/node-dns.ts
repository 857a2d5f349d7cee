/** Which questions of node:dns are answered later? */
import type { CallEffect, Outcome } from "../../core/effects.ts";
import { defineLibrary } from "../schema.ts";
import dnsPromises from "./node-dns-promises.ts";

const works: Outcome = { effect: "works" };
const later: CallEffect = { callbacks: [{ argument: "last", when: "later" }] };

export default defineLibrary({
  name: "node-dns",
  modules: ["dns"],
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
        resolve: later,
        resolve4: later,
        resolve6: later,
        resolveAny: later,
        resolveCaa: later,
        resolveCname: later,
        resolveMx: later,
        resolveNaptr: later,
        resolveNs: later,
        resolvePtr: later,
        resolveSoa: later,
        resolveSrv: later,
        resolveTlsa: later,
        resolveTxt: later,
        reverse: later,
      },
      obligation: "may",
      source: "measured with Node 20.20",
    },
  ],
  exports: {
    Resolver: { construct: { returns: { resource: "Resolver" } }, instance: "Resolver" },
    lookup: { call: later },
    lookupService: { call: later },
    resolve: { call: later },
    resolve4: { call: later },
    resolve6: { call: later },
    resolveAny: { call: later },
    resolveCaa: { call: later },
    resolveCname: { call: later },
    resolveMx: { call: later },
    resolveNaptr: { call: later },
    resolveNs: { call: later },
    resolvePtr: { call: later },
    resolveSoa: { call: later },
    resolveSrv: { call: later },
    resolveTlsa: { call: later },
    resolveTxt: { call: later },
    reverse: { call: later },
    promises: { members: dnsPromises.exports },
  },
});
