/** What do the clients and servers of grpc-js do when they are opened, used and closed? */
import type { Outcome } from "../../core/effects.ts";
import { defineLibrary, type ExportEntry } from "../schema.ts";

const works: Outcome = { effect: "works" };
const shutDown: Outcome = { effect: "throws", error: "Channel has been shut down" };
const members: Readonly<Record<string, ExportEntry>> = {
  Channel: { construct: { returns: { resource: "Channel" } }, instance: "Channel" },
  Client: { construct: { returns: { resource: "Client" } }, instance: "Client" },
  Server: { construct: { returns: { resource: "Server" } }, instance: "Server" },
  ServiceClient: { instance: "Client" },
  closeClient: { call: { closes: ["0"] } },
};

export default defineLibrary({
  name: "grpc-js",
  modules: ["@grpc/grpc-js"],
  packages: ["@grpc/grpc-js"],
  version: "1.14.7",
  source: "https://grpc.github.io/grpc/node/grpc.Client.html",
  resources: [
    {
      name: "Client",
      kind: "client",
      closers: { close: { again: works } },
      disposal: { symbol: "none", closer: "close" },
      reuse: shutDown,
      reuseOf: {
        getChannel: works,
        // It still connects where there is a server.
        waitForReady: { effect: "unknown" },
      },
      obligation: "must",
      source: "measured with @grpc/grpc-js 1.14.7",
    },
    {
      name: "Channel",
      kind: "connection",
      closers: { close: { again: works } },
      disposal: { symbol: "none", closer: "close" },
      reuse: shutDown,
      reuseOf: { getConnectivityState: works, getTarget: works },
      obligation: "must",
      source: "measured with @grpc/grpc-js 1.14.7",
    },
    {
      name: "Server",
      kind: "server",
      closers: {
        forceShutdown: { again: works },
        tryShutdown: { callback: true, graceful: true, again: works },
      },
      disposal: { symbol: "none", closer: "forceShutdown" },
      reuse: { effect: "unknown" },
      reuseOf: {
        bindAsync: { effect: "throws", error: "bindAsync called after shutdown" },
        start: { effect: "throws", error: "server must be bound in order to start" },
      },
      // A server is meant to last as long as its program.
      obligation: "may",
      source: "measured with @grpc/grpc-js 1.14.7",
    },
  ],
  exports: { ...members, default: { members } },
  examples: {
    wrong: [
      'import { Client, credentials } from "@grpc/grpc-js";',
      "export function target(address: string): string {",
      "  const client = new Client(address, credentials.createInsecure());",
      "  return client.getChannel().getTarget();",
      "}",
    ].join("\n"),
    right: [
      'import { Client, credentials } from "@grpc/grpc-js";',
      "export function target(address: string): string {",
      "  const client = new Client(address, credentials.createInsecure());",
      "  try {",
      "    return client.getChannel().getTarget();",
      "  } finally {",
      "    client.close();",
      "  }",
      "}",
    ].join("\n"),
  },
});
