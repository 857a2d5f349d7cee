/** What do the clients and responses of httpx, and of its continuation httpx2, do when they are opened, used and closed? */
import type { CallEffect, Outcome, ResourceSpec } from "../../core/effects.ts";
import { BLOCKING, COROUTINE, each } from "../repeated.ts";
import { defineLibrary } from "../schema.ts";

const works: Outcome = { effect: "works" };
const error = "Cannot send a request, as the client has been closed.";
const METHODS = ["delete", "get", "head", "options", "patch", "post", "put", "request"];

/** What CPython says of a block of the other sort, from 3.11 on. */
function noBlock(name: string): Outcome {
  return { effect: "throws", error: `'${name}' object does not support the context manager protocol` };
}

const noAsyncBlock: Outcome = {
  effect: "throws",
  error: "'Client' object does not support the asynchronous context manager protocol",
};

/** It is entered, and closed with its block. */
const stream: CallEffect = { returns: { resource: "Response", child: true } };

const client: Pick<ResourceSpec, "closedTests" | "harmless" | "kind" | "obligation" | "source"> = {
  kind: "client",
  harmless: ["build_request"],
  obligation: "must",
  closedTests: ["is_closed"],
  source: "measured with httpx 0.28.1 and httpx2 2.16.2",
};

export default defineLibrary({
  name: "httpx",
  modules: ["httpx", "httpx2"],
  version: "0.28.1",
  source: "https://www.python-httpx.org/async/",
  resources: [
    {
      ...client,
      name: "AsyncClient",
      closers: { aclose: { async: true, again: works } },
      notClosers: {
        close: { does: { effect: "throws", error: "'AsyncClient' object has no attribute 'close'" }, instead: "aclose" },
      },
      disposal: { symbol: "async", refuses: { sync: noBlock("AsyncClient") }, closer: "aclose" },
      reuse: { effect: "unknown" },
      reuseOf: { ...each({ effect: "rejects", error }, [...METHODS, "send"]), stream: { effect: "throws", error } },
      methods: { ...each(COROUTINE, [...METHODS, "send"]), stream },
    },
    {
      ...client,
      name: "Client",
      closers: { close: { again: works } },
      notClosers: {
        aclose: { does: { effect: "throws", error: "'Client' object has no attribute 'aclose'" }, instead: "close" },
      },
      disposal: { symbol: "sync", refuses: { async: noAsyncBlock }, closer: "close" },
      reuse: { effect: "unknown" },
      reuseOf: each({ effect: "throws", error }, [...METHODS, "send", "stream"]),
      methods: { ...each(BLOCKING, [...METHODS, "send"]), stream },
    },
    {
      name: "Response",
      kind: "response",
      closers: { aclose: { async: true }, close: {} },
      disposal: { symbol: "none" },
      // What was read before the close can be read again.
      reuse: { effect: "unknown" },
      methods: { aread: COROUTINE },
      obligation: "may",
      closedTests: ["is_closed"],
      source: "https://www.python-httpx.org/async/#streaming-responses",
    },
  ],
  exports: {
    AsyncClient: { construct: { returns: { resource: "AsyncClient" } }, instance: "AsyncClient" },
    Client: { construct: { returns: { resource: "Client" } }, instance: "Client" },
    Response: { instance: "Response" },
    ...each({ call: BLOCKING }, METHODS),
  },
  examples: {
    wrong: [
      "import httpx",
      "",
      "async def main():",
      "    async with httpx.AsyncClient() as client:",
      "        await client.get('https://example.org')",
      "    await client.get('https://example.org/again')",
      "",
    ].join("\n"),
    right: [
      "import httpx",
      "",
      "async def main():",
      "    async with httpx.AsyncClient() as client:",
      "        await client.get('https://example.org')",
      "        await client.get('https://example.org/again')",
      "",
    ].join("\n"),
  },
});
