/** What do the queues, workers and flow producers of bullmq do when they are opened, used and closed? */
import type { CallEffect, Outcome, ResourceSpec } from "../../core/effects.ts";
import { EMITTER } from "../emitter.ts";
import { defineLibrary } from "../schema.ts";

const works: Outcome = { effect: "works" };
const eager: CallEffect = { task: "eager" };

const shared: Omit<ResourceSpec, "name" | "kind" | "obligation"> = {
  // The promise of the first close is kept and given again.
  closers: { close: { async: true, again: works }, disconnect: { async: true } },
  disposal: { symbol: "none", closer: "close" },
  reuse: { effect: "rejects", error: "ConnectionClosedError: Connection is closed" },
  harmless: ["addListener", "emit", "off", "on", "once", "removeAllListeners", "removeListener"],
  closedTests: ["closing"],
  source: "read in bullmq 6.7.0",
};

export default defineLibrary({
  name: "bullmq",
  modules: ["bullmq"],
  version: "6.7.0",
  source: "https://docs.bullmq.io/guide/going-to-production",
  resources: [
    {
      ...shared,
      name: "Queue",
      kind: "queue",
      methods: {
        ...EMITTER,
        add: eager,
        addBulk: eager,
        clean: eager,
        count: eager,
        drain: eager,
        getJob: eager,
        getJobCounts: eager,
        getJobs: eager,
        obliterate: eager,
        pause: eager,
        remove: eager,
        resume: eager,
        upsertJobScheduler: eager,
        waitUntilReady: eager,
      },
      obligation: "must",
    },
    { ...shared, name: "FlowProducer", kind: "queue", methods: { ...EMITTER, add: eager, addBulk: eager }, obligation: "must" },
    { ...shared, name: "QueueEvents", kind: "subscription", methods: { ...EMITTER, waitUntilReady: eager }, obligation: "must" },
    {
      ...shared,
      name: "Worker",
      kind: "worker",
      closers: { close: { async: true, graceful: true, again: works }, disconnect: { async: true } },
      methods: { ...EMITTER, pause: eager, run: eager, waitUntilReady: eager },
      // A worker is meant to last as long as its program.
      obligation: "may",
    },
  ],
  exports: {
    FlowProducer: { construct: { returns: { resource: "FlowProducer" } }, instance: "FlowProducer" },
    Queue: { construct: { returns: { resource: "Queue" } }, instance: "Queue" },
    QueueEvents: { construct: { returns: { resource: "QueueEvents" } }, instance: "QueueEvents" },
    Worker: {
      construct: { returns: { resource: "Worker" }, callbacks: [{ argument: "1", when: "later" }] },
      instance: "Worker",
    },
  },
  examples: {
    wrong: [
      'import { Queue } from "bullmq";',
      "export async function enqueue(): Promise<void> {",
      '  const queue = new Queue("mail");',
      "  await queue.close();",
      '  await queue.add("welcome", {});',
      "}",
    ].join("\n"),
    right: [
      'import { Queue } from "bullmq";',
      "export async function enqueue(): Promise<void> {",
      '  const queue = new Queue("mail");',
      "  try {",
      '    await queue.add("welcome", {});',
      "  } finally {",
      "    await queue.close();",
      "  }",
      "}",
    ].join("\n"),
  },
});
