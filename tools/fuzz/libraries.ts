/** What is the linter told about the library that the programs use? As much as a user writes into the settings. */
import type { ResourceSpec } from "../../src/core/effects.ts";
import type { Library } from "../../src/catalog/schema.ts";
import { type Kind, kindFacts } from "./program.ts";

const SOURCE = "it is written for the programs";

const CLASSES: Readonly<Record<Kind, { readonly name: string; readonly closer: string; readonly python: string }>> = {
  session: { name: "Session", closer: "close", python: "close" },
  channel: { name: "Channel", closer: "close", python: "close" },
  client: { name: "Client", closer: "close", python: "aclose" },
  pool: { name: "Pool", closer: "end", python: "end" },
};

function specOf(kind: Kind, language: "javascript" | "python"): ResourceSpec {
  const { closer, name, python } = CLASSES[kind];
  const { failsAgain, hasBlock, isAsync } = kindFacts[kind];
  const method = language === "python" ? python : closer;
  return {
    name,
    kind: kind === "channel" ? "connection" : kind,
    closers: { [method]: { async: isAsync, again: failsAgain ? { effect: isAsync ? "rejects" : "throws", error: "closed already" } : { effect: "works" } } },
    disposal: { symbol: hasBlock ? (isAsync ? "async" : "sync") : "none", closer: method },
    reuse: { effect: "throws", error: "closed" },
    methods: { fetch: { task: language === "python" ? "lazy" : "eager" } },
    obligation: "must",
    source: SOURCE,
  };
}

const KINDS = Object.keys(CLASSES) as Kind[];

/** The entry for JavaScript. */
export const javascriptLibrary: Library = {
  name: "sessions",
  modules: ["sessions"],
  version: "1.0.0",
  source: SOURCE,
  resources: KINDS.map((kind) => specOf(kind, "javascript")),
  exports: {
    openSession: { call: { returns: { resource: "Session" } } },
    Channel: { construct: { returns: { resource: "Channel" } }, instance: "Channel" },
    connect: { call: { task: "eager", returns: { resource: "Client", by: "promise" } } },
    Pool: { construct: { returns: { resource: "Pool" } }, instance: "Pool" },
  },
};

/** The entry for Python. */
export const pythonLibrary: Library = {
  language: "python",
  name: "sessions",
  modules: ["sessions"],
  version: "1.0.0",
  source: SOURCE,
  resources: KINDS.map((kind) => specOf(kind, "python")),
  exports: {
    open_session: { call: { returns: { resource: "Session" } } },
    Channel: { construct: { returns: { resource: "Channel" } }, instance: "Channel" },
    Client: { construct: { returns: { resource: "Client" } }, instance: "Client" },
    Pool: { construct: { returns: { resource: "Pool" } }, instance: "Pool" },
  },
};
