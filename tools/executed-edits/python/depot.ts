/** What does the plugin know of `depot`, the library of the executed programs? */
import type { Library } from "../../../src/catalog/schema.ts";

const SOURCE = "tools/executed-edits/python/modules/depot.py";
const works = { effect: "works" } as const;
const closed = (name: string): { readonly effect: "throws"; readonly error: string } => ({ effect: "throws", error: `${name} is closed` });
const rejected = (name: string): { readonly effect: "rejects"; readonly error: string } => ({ effect: "rejects", error: `${name} is closed` });

/** The entry, as a user would write it in `settings["async-lifecycle"].libraries`. */
export const DEPOT = {
  language: "python",
  name: "depot",
  modules: ["depot"],
  version: "1.0.0",
  source: SOURCE,
  resources: [
    {
      name: "Client",
      kind: "client",
      closers: { close: { async: true, again: works } },
      disposal: { symbol: "async", closer: "close" },
      closedTests: ["closed"],
      reuse: { effect: "unknown" },
      reuseOf: { count: rejected("client"), take: rejected("client") },
      methods: { count: { task: "lazy" }, take: { task: "lazy" } },
      obligation: "must",
      source: SOURCE,
    },
    {
      name: "Store",
      kind: "handle",
      closers: { close: { again: works } },
      disposal: { symbol: "sync", closer: "close" },
      closedTests: ["closed"],
      reuse: { effect: "unknown" },
      reuseOf: { get: closed("store"), put: closed("store") },
      obligation: "must",
      source: SOURCE,
    },
    {
      name: "Feed",
      kind: "stream",
      closers: { aclose: { async: true, again: works } },
      disposal: { symbol: "none", closer: "aclose" },
      reuse: { effect: "unknown" },
      reuseOf: { read: rejected("feed") },
      methods: { read: { task: "lazy" } },
      obligation: "must",
      source: SOURCE,
    },
    {
      name: "Tunnel",
      kind: "connection",
      closers: { close: { async: true, again: rejected("tunnel") } },
      disposal: { symbol: "none", closer: "close" },
      reuse: { effect: "unknown" },
      reuseOf: { send: rejected("tunnel") },
      methods: { send: { task: "lazy" } },
      obligation: "must",
      source: SOURCE,
    },
    {
      name: "Handle",
      kind: "handle",
      closers: { close: { again: works } },
      disposal: { symbol: "none", closer: "close" },
      reuse: { effect: "unknown" },
      reuseOf: { peek: closed("handle") },
      obligation: "must",
      source: SOURCE,
    },
    {
      name: "Journal",
      kind: "handle",
      closers: { finish: { again: works } },
      disposal: { symbol: "none", closer: "finish" },
      reuse: { effect: "unknown" },
      reuseOf: { write: closed("journal") },
      obligation: "must",
      source: SOURCE,
    },
  ],
  exports: {
    connect: { call: { task: "lazy", returns: { resource: "Client", by: "promise" } } },
    Client: { construct: { returns: { resource: "Client" } }, instance: "Client" },
    Store: { construct: { returns: { resource: "Store" } }, instance: "Store" },
    Feed: { construct: { returns: { resource: "Feed" } }, instance: "Feed" },
    Tunnel: { construct: { returns: { resource: "Tunnel" } }, instance: "Tunnel" },
    Handle: { construct: { returns: { resource: "Handle" } }, instance: "Handle" },
    Journal: { construct: { returns: { resource: "Journal" } }, instance: "Journal" },
  },
} as const satisfies Library & { readonly language: "python" };
