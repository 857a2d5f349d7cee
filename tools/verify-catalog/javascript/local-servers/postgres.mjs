/** What is the least that a client of PostgreSQL takes for a server? It lets everybody in, and each query gives no rows. */
import { Buffer } from "node:buffer";
import { listening } from "./listening.mjs";

const message = (type, ...parts) => {
  const body = Buffer.concat(parts);
  const head = Buffer.alloc(5);
  head.write(type);
  head.writeInt32BE(body.length + 4, 1);
  return Buffer.concat([head, body]);
};
const text = (value) => Buffer.from(`${value}\0`);
const READY = message("Z", Buffer.from("I"));
const COMPLETE = message("C", text("SELECT 0"));
const ANSWERS = {
  B: message("2"),
  C: message("3"),
  D: message("n"),
  E: COMPLETE,
  P: message("1"),
  Q: Buffer.concat([COMPLETE, READY]),
  S: READY,
};

/** Listens; gives host and port. */
export function postgresServer() {
  const rest = new WeakMap();
  return listening({
    answer(chunk, send, socket) {
      let data = Buffer.concat([rest.get(socket)?.data ?? Buffer.alloc(0), chunk]);
      let isIn = rest.get(socket)?.isIn ?? false;
      while (data.length >= (isIn ? 5 : 4)) {
        const length = isIn ? data.readInt32BE(1) + 1 : data.readInt32BE(0);
        if (data.length < length) break;
        const type = isIn ? String.fromCharCode(data[0]) : "";
        const code = isIn ? 0 : data.readInt32BE(4);
        data = data.subarray(length);
        if (code === 80877103) send("N");
        else if (!isIn) {
          isIn = true;
          send(Buffer.concat([message("R", Buffer.alloc(4)), message("K", Buffer.alloc(8)), READY]));
        } else if (type === "D") send(Buffer.concat([message("t", Buffer.alloc(2)), ANSWERS.D]));
        else if (type === "X") socket.end();
        else if (ANSWERS[type] !== undefined) send(ANSWERS[type]);
      }
      rest.set(socket, { data, isIn });
    },
  });
}
