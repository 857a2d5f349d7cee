/** Which calls of got start a request, and which agents do they use? */
import type { CallEffect } from "../../core/effects.ts";
import { defineLibrary, type ExportEntry } from "../schema.ts";

/** The request starts at once; `.json()`, `.text()` and `.buffer()` on its promise wait for the same request. */
// Its promise has `json()`, `text()` and `cancel()`.
const request: CallEffect = { task: "eager", hasMembers: true, borrows: ["1.agent.http", "1.agent.https", "1.agent.http2"] };
const client: CallEffect = { returns: { resource: "Got" } };

const got: ExportEntry = {
  call: request,
  members: {
    delete: { call: request },
    extend: { call: client },
    get: { call: request },
    head: { call: request },
    patch: { call: request },
    post: { call: request },
    put: { call: request },
  },
};

export default defineLibrary({
  name: "got",
  modules: ["got"],
  version: "16.1.0",
  source: "https://github.com/sindresorhus/got/blob/main/documentation/2-options.md#agent",
  resources: [
    {
      name: "Got",
      kind: "client",
      // It keeps nothing open but the agent that it is given, which its maker destroys.
      closers: {},
      disposal: { symbol: "none" },
      reuse: { effect: "works" },
      methods: {
        "()": request,
        delete: request,
        extend: client,
        get: request,
        head: request,
        patch: request,
        post: request,
        put: request,
      },
      obligation: "may",
      source: "read in got 16.1.0",
    },
  ],
  exports: { default: got },
  examples: {
    wrong: [
      'import got from "got";',
      "export async function ping(url: string): Promise<void> {",
      "  got.post(url);",
      "}",
    ].join("\n"),
    right: [
      'import got from "got";',
      "export async function ping(url: string): Promise<void> {",
      "  await got.post(url);",
      "}",
    ].join("\n"),
  },
});
