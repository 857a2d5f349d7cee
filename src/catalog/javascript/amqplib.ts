/** What do the connections and channels of amqplib do when they are opened, used and closed? */
import type { CallEffect, Outcome, ResourceSpec } from "../../core/effects.ts";
import { EMITTER } from "../emitter.ts";
import { defineLibrary, type ExportEntry } from "../schema.ts";

const eager: CallEffect = { task: "eager" };
const listeners = ["addListener", "off", "on", "once", "removeAllListeners", "removeListener"];
const channelClosed = "IllegalOperationError: Channel closed";
const connectionClosed: Outcome = {
  effect: "rejects",
  error: "IllegalOperationError: Connection closed (by client)",
};

const channel: Omit<ResourceSpec, "name" | "methods"> = {
  kind: "connection",
  closers: { close: { async: true, again: { effect: "rejects", error: channelClosed } } },
  disposal: { symbol: "none", closer: "close" },
  reuse: { effect: "rejects", error: channelClosed },
  reuseOf: {
    ack: { effect: "throws", error: channelClosed },
    ackAll: { effect: "throws", error: channelClosed },
    nack: { effect: "throws", error: channelClosed },
    publish: { effect: "throws", error: channelClosed },
    sendToQueue: { effect: "throws", error: channelClosed },
  },
  harmless: listeners,
  // The connection closes its channels.
  obligation: "may",
  source: "measured with amqplib 2.3.1",
};

const channelMethods: Readonly<Record<string, CallEffect>> = {
  assertExchange: eager,
  assertQueue: eager,
  bindExchange: eager,
  bindQueue: eager,
  cancel: eager,
  checkExchange: eager,
  checkQueue: eager,
  consume: { task: "eager", callbacks: [{ argument: "1", when: "later" }] },
  deleteExchange: eager,
  deleteQueue: eager,
  get: eager,
  prefetch: eager,
  purgeQueue: eager,
  recover: eager,
  unbindExchange: eager,
  unbindQueue: eager,
};

const members: Readonly<Record<string, ExportEntry>> = {
  Channel: { instance: "Channel" },
  ChannelModel: { instance: "Connection" },
  ConfirmChannel: { instance: "ConfirmChannel" },
  Connection: { instance: "Connection" },
  connect: { call: { task: "eager", returns: { resource: "Connection", by: "promise" } } },
};

export default defineLibrary({
  name: "amqplib",
  modules: ["amqplib"],
  packages: ["amqplib", "@types/amqplib"],
  version: "2.3.1",
  source: "https://amqp-node.github.io/amqplib/channel_api.html",
  resources: [
    {
      name: "Connection",
      kind: "connection",
      closers: { close: { async: true, again: connectionClosed } },
      disposal: { symbol: "none", closer: "close" },
      reuse: connectionClosed,
      harmless: listeners,
      methods: {
        ...EMITTER,
        createChannel: { task: "eager", returns: { resource: "Channel", by: "promise", child: true } },
        createConfirmChannel: { task: "eager", returns: { resource: "ConfirmChannel", by: "promise", child: true } },
        updateSecret: eager,
      },
      obligation: "must",
      source: "measured with amqplib 2.3.1",
    },
    { ...channel, name: "Channel", methods: { ...EMITTER, ...channelMethods } },
    {
      ...channel,
      name: "ConfirmChannel",
      methods: { ...EMITTER, ...channelMethods, waitForConfirms: eager },
      // It rejects only if the channel was closed before all was confirmed.
      reuseOf: { ...channel.reuseOf, waitForConfirms: { effect: "unknown" } },
    },
  ],
  exports: { ...members, default: { members } },
  examples: {
    wrong: [
      'import { connect } from "amqplib";',
      "export async function send(url: string): Promise<void> {",
      "  const connection = await connect(url);",
      "  await connection.close();",
      "  await connection.createChannel();",
      "}",
    ].join("\n"),
    right: [
      'import { connect } from "amqplib";',
      "export async function send(url: string): Promise<void> {",
      "  const connection = await connect(url);",
      "  try {",
      "    await connection.createChannel();",
      "  } finally {",
      "    await connection.close();",
      "  }",
      "}",
    ].join("\n"),
  },
});
