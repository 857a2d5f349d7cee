/** What is the least broker of AMQP? It opens and closes connections and channels, and answers no other question. */
import { Buffer } from "node:buffer";
import { listening } from "./listening.mjs";

const END = 0xce;
/** The answers by class and method of the question: class, method, and the arguments as bytes. */
const ANSWERS = new Map([
  // As many channels and as large frames as it likes, and no heartbeat.
  ["10,11", [10, 30, 0, 0, 0, 2, 0, 0, 0, 0]],
  ["10,40", [10, 41, 0]],
  ["10,50", [10, 51]],
  ["20,10", [20, 11, 0, 0, 0, 0]],
  ["20,40", [20, 41]],
  ["85,10", [85, 11]],
]);
const START = [10, 10, 0, 9, 0, 0, 0, 0, ...text("PLAIN"), ...text("en_US")];

/** What each client has sent of the next frame; none before it has said which protocol it speaks. */
const unread = new WeakMap();

/** Listens; gives the address. */
export async function amqpServer() {
  const { host, port } = await listening({
    answer(chunk, send, socket) {
      let bytes = Buffer.concat([unread.get(socket) ?? Buffer.alloc(0), chunk]);
      if (!unread.has(socket)) {
        bytes = bytes.subarray("AMQP".length + 4);
        send(frame(0, START));
      }
      while (bytes.length >= 8 && bytes.length >= 8 + bytes.readUInt32BE(3)) {
        const answer = ANSWERS.get(`${bytes.readUInt16BE(7)},${bytes.readUInt16BE(9)}`);
        if (bytes[0] === 1 && answer !== undefined) send(frame(bytes.readUInt16BE(1), answer));
        bytes = bytes.subarray(8 + bytes.readUInt32BE(3));
      }
      unread.set(socket, bytes);
    },
  });
  return `amqp://${host}:${port}`;
}

/** A frame of the first kind, which holds a method. */
function frame(channel, [of, method, ...rest]) {
  const head = Buffer.alloc(7);
  head.writeUInt8(1, 0);
  head.writeUInt16BE(channel, 1);
  head.writeUInt32BE(4 + rest.length, 3);
  return Buffer.concat([head, Buffer.from([0, of, 0, method, ...rest, END])]);
}

/** A long text: four bytes of its length, and itself. */
function text(value) {
  return [0, 0, 0, value.length, ...Buffer.from(value)];
}
