/** How are the connections and channels of amqplib opened and used? A broker of this process opens and closes them, and no more. */
import { Buffer } from "node:buffer";
import { amqpServer } from "../local-servers/amqp.mjs";

const connection = async ({ lib, server }) => {
  const one = await lib.connect(server);
  one.on("error", () => undefined);
  return one;
};
const channel = async (context) => (await connection(context)).createChannel();
const confirming = async (context) => (await connection(context)).createConfirmChannel();
const uses = {
  ack: (on) => on.ack({ fields: { deliveryTag: 1 } }),
  ackAll: (on) => on.ackAll(),
  nack: (on) => on.nack({ fields: { deliveryTag: 1 } }),
  publish: (on) => on.publish("a", "b", Buffer.from("x")),
  sendToQueue: (on) => on.sendToQueue("a", Buffer.from("x")),
  assertExchange: (on) => on.assertExchange("a", "direct"),
  assertQueue: (on) => on.assertQueue("a"),
  bindExchange: (on) => on.bindExchange("a", "b", "c"),
  bindQueue: (on) => on.bindQueue("a", "b", "c"),
  cancel: (on) => on.cancel("a"),
  checkExchange: (on) => on.checkExchange("a"),
  checkQueue: (on) => on.checkQueue("a"),
  consume: (on) => on.consume("a", () => undefined),
  deleteExchange: (on) => on.deleteExchange("a"),
  deleteQueue: (on) => on.deleteQueue("a"),
  get: (on) => on.get("a"),
  prefetch: (on) => on.prefetch(1),
  purgeQueue: (on) => on.purgeQueue("a"),
  recover: (on) => on.recover(),
  unbindExchange: (on) => on.unbindExchange("a", "b", "c"),
  unbindQueue: (on) => on.unbindQueue("a", "b", "c"),
  on: (on) => on.on("error", () => undefined),
};

export default {
  start: async () => ({ server: await amqpServer() }),
  resources: {
    Connection: {
      open: connection,
      uses: { createChannel: (on) => on.createChannel(), createConfirmChannel: (on) => on.createConfirmChannel(), updateSecret: (on) => on.updateSecret(Buffer.from("x"), "x"), on: uses.on },
    },
    Channel: { open: channel, uses },
    ConfirmChannel: { open: confirming, uses: { ...uses, waitForConfirms: (on) => on.waitForConfirms() } },
  },
};
