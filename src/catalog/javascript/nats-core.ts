/** What do the connections of nats.js 3 do when they are opened, used and closed? */
import type { CallEffect, Outcome } from "../../core/effects.ts";
import { defineLibrary } from "../schema.ts";

const works: Outcome = { effect: "works" };
const eager: CallEffect = { task: "eager" };
const throwsClosed: Outcome = { effect: "throws", error: "ClosedConnectionError: closed connection" };
const rejectsClosed: Outcome = { effect: "rejects", error: "ClosedConnectionError: closed connection" };

export default defineLibrary({
  name: "nats-core",
  modules: ["@nats-io/transport-node", "@nats-io/nats-core", "@nats-io/transport-deno"],
  packages: ["@nats-io/nats-core", "@nats-io/transport-node"],
  version: "3.4.0",
  source: "https://github.com/nats-io/nats.js#readme",
  resources: [
    {
      name: "NatsConnection",
      kind: "connection",
      closers: {
        close: { async: true, again: works },
        drain: { async: true, graceful: true, again: rejectsClosed },
      },
      disposal: { symbol: "async", since: "3.4.0", closer: "drain" },
      reuse: throwsClosed,
      reuseOf: { flush: rejectsClosed, request: rejectsClosed, requestMany: rejectsClosed },
      harmless: ["closed", "getServer", "info", "isClosed", "isDraining", "stats", "status"],
      methods: {
        flush: eager,
        reconnect: eager,
        request: eager,
        requestMany: eager,
        rtt: eager,
        subscribe: { returns: { resource: "Subscription", child: true } },
      },
      obligation: "must",
      closedTests: ["isClosed", "isDraining"],
      source: "read in @nats-io/nats-core 3.4.0",
    },
    {
      name: "Subscription",
      kind: "subscription",
      closers: { drain: { async: true }, unsubscribe: { again: works } },
      disposal: { symbol: "async", since: "3.4.0", closer: "drain" },
      reuse: { effect: "unknown" },
      // The connection ends its subscriptions, and most last as long as it does.
      obligation: "may",
      closedTests: ["isClosed", "isDraining"],
      source: "read in @nats-io/nats-core 3.4.0",
    },
  ],
  exports: {
    NatsConnection: { instance: "NatsConnection" },
    Subscription: { instance: "Subscription" },
    connect: { call: { task: "eager", returns: { resource: "NatsConnection", by: "promise" } } },
    wsconnect: { call: { task: "eager", returns: { resource: "NatsConnection", by: "promise" } } },
  },
  examples: {
    wrong: [
      'import { connect } from "@nats-io/transport-node";',
      "export async function say(): Promise<void> {",
      "  const connection = await connect();",
      "  await connection.drain();",
      '  connection.publish("greeting", "hello");',
      "}",
    ].join("\n"),
    right: [
      'import { connect } from "@nats-io/transport-node";',
      "export async function say(): Promise<void> {",
      "  await using connection = await connect();",
      '  connection.publish("greeting", "hello");',
      "}",
    ].join("\n"),
  },
});
