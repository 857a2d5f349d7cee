/** What happens when a task of p-queue waits for its own queue? */
import { defineLibrary } from "../schema.ts";

export default defineLibrary({
  name: "p-queue",
  modules: ["p-queue"],
  version: "10.0.0",
  source: "https://github.com/sindresorhus/p-queue#readme; measured with p-queue 10.0.0",
  resources: [
    {
      name: "PQueue",
      kind: "queue",
      closers: {},
      disposal: { symbol: "none" },
      reuse: { effect: "works" },
      harmless: ["addEventListener", "dispatchEvent", "removeEventListener", "setPriority", "sizeBy"],
      methods: {
        add: {
          task: "eager",
          callbacks: [{ argument: "0", when: "awaited" }],
          run: {
            key: "receiver",
            role: "both",
            nested: { effect: "hangs" },
            constructedWith: { concurrency: 1 },
            awaited: true,
          },
        },
        addAll: {
          task: "eager",
          run: {
            key: "receiver",
            role: "call",
            nested: { effect: "hangs" },
            constructedWith: { concurrency: 1 },
            awaited: true,
          },
        },
        onEmpty: { task: "eager" },
        // The queue is not idle before the task that waits for it is done.
        onIdle: {
          task: "eager",
          run: { key: "receiver", role: "call", nested: { effect: "hangs" }, awaited: true },
        },
        onPendingZero: {
          task: "eager",
          run: { key: "receiver", role: "call", nested: { effect: "hangs" }, awaited: true },
        },
        onSizeLessThan: { task: "eager" },
        pause: { returns: { receiver: true } },
        start: { returns: { receiver: true } },
      },
      obligation: "may",
      source: "measured with p-queue 10.0.0",
    },
  ],
  exports: { default: { construct: { returns: { resource: "PQueue" } }, instance: "PQueue" } },
  examples: {
    wrong: [
      'import PQueue from "p-queue";',
      "const queue = new PQueue({ concurrency: 1 });",
      "export async function load(read: () => Promise<void>): Promise<void> {",
      "  await queue.add(async () => {",
      "    await queue.add(read);",
      "  });",
      "}",
    ].join("\n"),
    right: [
      'import PQueue from "p-queue";',
      "const queue = new PQueue({ concurrency: 1 });",
      "export async function load(read: () => Promise<void>): Promise<void> {",
      "  await queue.add(async () => {",
      "    await read();",
      "  });",
      "}",
    ].join("\n"),
  },
});
