/** What do the producers, consumers and admins of kafkajs do when they are connected, used and disconnected? */
import type { CallEffect, Outcome } from "../../core/effects.ts";
import { defineLibrary, type ExportEntry } from "../schema.ts";

const works: Outcome = { effect: "works" };
const eager: CallEffect = { task: "eager" };
const disconnected: Outcome = { effect: "rejects", error: "KafkaJSError: The producer is disconnected" };
const unknown: Outcome = { effect: "unknown" };

const kafka: ExportEntry = { construct: { returns: { resource: "Kafka" } }, instance: "Kafka" };
const members: Readonly<Record<string, ExportEntry>> = {
  Admin: { instance: "Admin" },
  Consumer: { instance: "Consumer" },
  Kafka: kafka,
  Producer: { instance: "Producer" },
};

export default defineLibrary({
  name: "kafkajs",
  modules: ["kafkajs"],
  version: "2.2.4",
  source: "https://kafka.js.org/docs/producing",
  resources: [
    {
      name: "Kafka",
      kind: "handle",
      closers: {},
      disposal: { symbol: "none" },
      reuse: works,
      methods: {
        admin: { returns: { resource: "Admin" } },
        consumer: { returns: { resource: "Consumer" } },
        producer: { returns: { resource: "Producer" } },
      },
      obligation: "may",
      source: "measured with kafkajs 2.2.4",
    },
    {
      name: "Producer",
      kind: "client",
      closers: { disconnect: { async: true, again: works } },
      disposal: { symbol: "none", closer: "disconnect" },
      reuse: disconnected,
      revivers: ["connect"],
      opensOn: ["connect"],
      harmless: ["events", "isIdempotent", "logger", "on"],
      methods: {
        connect: eager,
        send: eager,
        sendBatch: eager,
        transaction: { task: "eager", returns: { resource: "Transaction", by: "promise", child: true } },
      },
      obligation: "must",
      source: "measured with kafkajs 2.2.4",
    },
    {
      name: "Transaction",
      kind: "transaction",
      closers: { abort: { async: true }, commit: { async: true } },
      disposal: { symbol: "none" },
      reuse: unknown,
      harmless: ["isActive"],
      methods: { send: eager, sendBatch: eager, sendOffsets: eager },
      obligation: "must",
      source: "https://kafka.js.org/docs/transactions",
    },
    {
      name: "Consumer",
      kind: "client",
      closers: { disconnect: { async: true } },
      disposal: { symbol: "none", closer: "disconnect" },
      reuse: unknown,
      revivers: ["connect"],
      opensOn: ["connect"],
      harmless: ["events", "logger", "on"],
      methods: {
        commitOffsets: eager,
        connect: eager,
        run: {
          task: "eager",
          callbacks: [
            { argument: "0.eachMessage", when: "later" },
            { argument: "0.eachBatch", when: "later" },
          ],
        },
        stop: eager,
        subscribe: eager,
      },
      // A consumer is meant to last as long as its program.
      obligation: "may",
      source: "measured with kafkajs 2.2.4",
    },
    {
      name: "Admin",
      kind: "client",
      closers: { disconnect: { async: true } },
      disposal: { symbol: "none", closer: "disconnect" },
      reuse: unknown,
      revivers: ["connect"],
      opensOn: ["connect"],
      harmless: ["events", "logger", "on"],
      methods: {
        connect: eager,
        createPartitions: eager,
        createTopics: eager,
        deleteGroups: eager,
        deleteTopics: eager,
        describeCluster: eager,
        describeConfigs: eager,
        fetchOffsets: eager,
        fetchTopicMetadata: eager,
        listGroups: eager,
        listTopics: eager,
      },
      obligation: "must",
      source: "measured with kafkajs 2.2.4",
    },
  ],
  exports: { ...members, default: { members } },
  examples: {
    wrong: [
      'import { Kafka } from "kafkajs";',
      "export async function send(): Promise<void> {",
      '  const producer = new Kafka({ brokers: ["localhost:9092"] }).producer();',
      "  await producer.connect();",
      "  await producer.disconnect();",
      '  await producer.send({ topic: "orders", messages: [] });',
      "}",
    ].join("\n"),
    right: [
      'import { Kafka } from "kafkajs";',
      "export async function send(): Promise<void> {",
      '  const producer = new Kafka({ brokers: ["localhost:9092"] }).producer();',
      "  await producer.connect();",
      "  try {",
      '    await producer.send({ topic: "orders", messages: [] });',
      "  } finally {",
      "    await producer.disconnect();",
      "  }",
      "}",
    ].join("\n"),
  },
});
