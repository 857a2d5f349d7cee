/** What is the least that a client of NATS takes for a server? It says who it is, and answers each ping. */
import { listening } from "./listening.mjs";

const WHO = { server_id: "A", version: "2.10.0", proto: 1, headers: true, max_payload: 1048576, host: "127.0.0.1", port: 1 };

/** Listens; gives what a client is given. */
export async function natsServer() {
  const { host, port } = await listening({
    greet: (send) => send(`INFO ${JSON.stringify(WHO)}\r\n`),
    answer(chunk, send) {
      for (const line of chunk.toString("latin1").split("\r\n")) if (line === "PING") send("PONG\r\n");
    },
  });
  return { servers: `${host}:${port}`, reconnect: false };
}
