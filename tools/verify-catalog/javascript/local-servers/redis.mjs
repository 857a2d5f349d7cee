/** What is the least that a client of Redis takes for a server? Each command is answered `OK`, and nothing is kept. */
import { Buffer } from "node:buffer";
import { listening } from "./listening.mjs";

const bulk = (text) => `$${Buffer.byteLength(text)}\r\n${text}\r\n`;
const ANSWERS = {
  COMMAND: "*0\r\n",
  EXEC: "*0\r\n",
  HELLO: `%2\r\n${bulk("server")}${bulk("redis")}${bulk("proto")}:3\r\n`,
  INFO: bulk("redis_version:7.2.0\r\nloading:0\r\n"),
  PING: "+PONG\r\n",
  SUBSCRIBE: `*3\r\n${bulk("subscribe")}${bulk("news")}:1\r\n`,
};

/** Listens; gives host and port. It takes a command for each array of its protocol that begins in what it is sent. */
export function redisServer() {
  return listening({
    answer(chunk, send, socket) {
      for (const command of chunk.toString("latin1").split(/(?=^\*\d+\r\n)/mu)) {
        const name = /^\*\d+\r\n\$\d+\r\n([a-z]+)/iu.exec(command)?.[1]?.toUpperCase();
        if (name !== undefined) send(ANSWERS[name] ?? "+OK\r\n");
        if (name === "QUIT") socket.end();
      }
    },
  });
}
