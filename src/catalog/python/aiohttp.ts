/** What do the client sessions of aiohttp do when they are opened, used and closed? */
import type { CallEffect } from "../../core/effects.ts";
import { defineLibrary } from "../schema.ts";

/** A request is made once it is awaited or entered. */
const request: CallEffect = { task: "lazy" };

export default defineLibrary({
  name: "aiohttp",
  modules: ["aiohttp"],
  version: "3.14.3",
  source: "https://docs.aiohttp.org/en/stable/client_reference.html",
  resources: [
    {
      name: "ClientSession",
      kind: "session",
      closers: { close: { async: true, again: { effect: "works" } } },
      disposal: { symbol: "async", closer: "close" },
      reuse: { effect: "unknown" },
      reuseOf: Object.fromEntries(
        ["delete", "get", "head", "options", "patch", "post", "put", "request", "ws_connect"].map((name) => [
          name,
          { effect: "rejects", error: "Session is closed" } as const,
        ]),
      ),
      methods: {
        delete: request,
        get: request,
        head: request,
        options: request,
        patch: request,
        post: request,
        put: request,
        request,
        ws_connect: request,
      },
      obligation: "must",
      closedTests: ["closed"],
      source: "measured with aiohttp 3.14.3",
    },
  ],
  exports: {
    ClientSession: { construct: { returns: { resource: "ClientSession" } }, instance: "ClientSession" },
  },
  examples: {
    wrong: "import aiohttp\n\nasync def main():\n    session = aiohttp.ClientSession()\n    await session.get('https://example.org')\n",
    right: "import aiohttp\n\nasync def main():\n    async with aiohttp.ClientSession() as session:\n        await session.get('https://example.org')\n",
  },
});
