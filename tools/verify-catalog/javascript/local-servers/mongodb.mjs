/** What is the least that a client of MongoDB takes for a server? A replica set of one, with one document in everything. */
import { Buffer } from "node:buffer";
import { listening } from "./listening.mjs";

const MESSAGE = 2013;
/** A cursor that ends with the next batch, and one that never does. */
const ENDING = 77;
const ENDLESS = 1234567;

/** Listens; gives the address that a client is given. `BSON` is what the driver exports. */
export async function mongodbServer({ Long, deserialize, serialize }) {
  const rest = new WeakMap();
  let own = "";
  const answers = {
    aggregate: () => ({ cursor: { id: Long.fromNumber(ENDLESS), ns: "d.c", firstBatch: [] } }),
    find: () => ({ cursor: { id: Long.fromNumber(ENDING), ns: "d.c", firstBatch: [{ _id: 1 }] } }),
    getMore: (command) => ({ cursor: { id: Long.fromNumber(Number(command.getMore) === ENDING ? 0 : ENDLESS), ns: "d.c", nextBatch: [] } }),
    hello: () => ({
      isWritablePrimary: true, setName: "rs", hosts: [own], me: own, primary: own, maxWireVersion: 25, minWireVersion: 0,
      maxBsonObjectSize: 16777216, maxMessageSizeBytes: 48000000, maxWriteBatchSize: 100000, logicalSessionTimeoutMinutes: 30,
    }),
  };
  const server = await listening({
    answer(chunk, send, socket) {
      let data = Buffer.concat([rest.get(socket) ?? Buffer.alloc(0), chunk]);
      while (data.length >= 16 && data.length >= data.readInt32LE(0)) {
        const message = data.subarray(0, data.readInt32LE(0));
        data = data.subarray(message.length);
        if (message.readInt32LE(12) !== MESSAGE) continue;
        const size = message.readInt32LE(21);
        const command = deserialize(message.subarray(21, 21 + size));
        const [name] = Object.keys(command);
        const body = serialize({ ok: 1, n: 1, ...answers[name]?.(command) });
        const head = Buffer.alloc(21);
        head.writeInt32LE(21 + body.length, 0);
        head.writeInt32LE(message.readInt32LE(4), 8);
        head.writeInt32LE(MESSAGE, 12);
        send(Buffer.concat([head, body]));
      }
      rest.set(socket, data);
    },
  });
  own = `${server.host}:${server.port}`;
  return `mongodb://${own}/?directConnection=true`;
}
