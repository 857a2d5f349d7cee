/** How does a probe get a server on a free port of this machine, which dies with its process? */
import net from "node:net";

/**
 * A TCP server that gives each chunk to `answer`, with a function that sends.
 *
 * @param greet What it sends first, if anything.
 */
export async function listening({ answer = () => undefined, greet = () => undefined } = {}) {
  const server = net.createServer((socket) => {
    socket.on("error", () => undefined);
    const send = (data) => socket.writable && socket.write(data);
    greet(send, socket);
    socket.on("data", (chunk) => answer(chunk, send, socket));
  });
  await new Promise((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  server.unref();
  return { port: server.address().port, host: "127.0.0.1" };
}
