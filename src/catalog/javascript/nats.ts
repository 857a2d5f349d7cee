/** What do the connections of the package nats (nats.js 2) do when they are opened, used and closed? */
import type { CallEffect, Outcome } from "../../core/effects.ts";
import { defineLibrary } from "../schema.ts";

const works: Outcome = { effect: "works" };
const eager: CallEffect = { task: "eager" };
const throwsClosed: Outcome = { effect: "throws", error: "NatsError: CONNECTION_CLOSED" };
const rejectsClosed: Outcome = { effect: "rejects", error: "NatsError: CONNECTION_CLOSED" };

export default defineLibrary({
  name: "nats",
  modules: ["nats", "nats.ws"],
  packages: ["nats"],
  version: "2.29.3",
  source: "https://github.com/nats-io/nats.js#readme",
  resources: [
    {
      name: "NatsConnection",
      kind: "connection",
      closers: {
        close: { async: true, again: works },
        drain: { async: true, graceful: true, again: rejectsClosed },
      },
      disposal: { symbol: "none", closer: "drain" },
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
      source: "read in nats 2.29.3",
    },
    {
      name: "Subscription",
      kind: "subscription",
      closers: { drain: { async: true }, unsubscribe: { again: works } },
      disposal: { symbol: "none", closer: "drain" },
      reuse: { effect: "unknown" },
      // The connection ends its subscriptions, and most last as long as it does.
      obligation: "may",
      closedTests: ["isClosed", "isDraining"],
      source: "read in nats 2.29.3",
    },
  ],
  exports: {
    NatsConnection: { instance: "NatsConnection" },
    Subscription: { instance: "Subscription" },
    connect: { call: { task: "eager", returns: { resource: "NatsConnection", by: "promise" } } },
  },
  examples: {
    wrong: [
      'import { connect } from "nats";',
      "export async function say(): Promise<void> {",
      "  const connection = await connect();",
      "  await connection.drain();",
      '  connection.publish("greeting", "hello");',
      "}",
    ].join("\n"),
    right: [
      'import { connect } from "nats";',
      "export async function say(): Promise<void> {",
      "  const connection = await connect();",
      "  try {",
      '    connection.publish("greeting", "hello");',
      "  } finally {",
      "    await connection.drain();",
      "  }",
      "}",
    ].join("\n"),
  },
});
