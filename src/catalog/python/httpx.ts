/** What do the clients and responses of httpx, and of its continuation httpx2, do when they are opened, used and closed? */
import type { CallEffect, Outcome, ResourceSpec } from "../../core/effects.ts";
import { ASYNC_BLOCK, BLOCKING, COROUTINE, each, SYNC_BLOCK } from "../python-entries.ts";
import { defineLibrary } from "../schema.ts";

const works: Outcome = { effect: "works" };
const error = "Cannot send a request, as the client has been closed.";
const METHODS = ["delete", "get", "head", "options", "patch", "post", "put", "request"];

/** It is entered, and closed with its block. */
const stream: CallEffect = { returns: { resource: "Response", child: true } };

const client: Pick<ResourceSpec, "closedTests" | "dutyUnlessGiven" | "harmless" | "kind" | "obligation" | "source"> = {
  kind: "client",
  harmless: ["build_request"],
  obligation: "must",
  // Its connections are those of the transport, which is shared, or none at all (`ASGITransport`).
  dutyUnlessGiven: ["transport"],
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
      notClosers: { close: { does: { effect: "throws", error: "'AsyncClient' object has no attribute 'close'" }, instead: "aclose" } },
      disposal: { ...ASYNC_BLOCK, closer: "aclose" },
      reuse: { effect: "unknown" },
      reuseOf: { ...each({ effect: "rejects", error }, [...METHODS, "send"]), stream: { effect: "throws", error } },
      methods: { ...each(COROUTINE, [...METHODS, "send"]), stream },
    },
    {
      ...client,
      name: "Client",
      closers: { close: { again: works } },
      disposal: { ...SYNC_BLOCK, closer: "close" },
      reuse: { effect: "unknown" },
      reuseOf: each({ effect: "throws", error }, [...METHODS, "send", "stream"]),
      methods: { ...each(BLOCKING, [...METHODS, "send"]), stream },
    },
    {
      name: "Response",
      kind: "response",
      // One of an asynchronous client refuses `close`, and one of the other client `aclose`.
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
