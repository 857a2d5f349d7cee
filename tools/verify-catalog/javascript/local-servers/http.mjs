/** What is the least web server? It answers `{}`, streams events on /events, and takes web sockets without saying a word. */
import { createHash } from "node:crypto";
import http from "node:http";

/** Listens; gives the origin. */
export async function httpServer() {
  const server = http.createServer((request, response) => {
    if (request.url === "/events") response.writeHead(200, { "content-type": "text/event-stream" }).write(":\n\n");
    else response.writeHead(200, { "content-type": "application/json" }).end("{}");
  });
  server.on("upgrade", (request, socket) => {
    const key = `${request.headers["sec-websocket-key"]}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`;
    const accept = createHash("sha1").update(key).digest("base64");
    socket.on("error", () => undefined);
    socket.write(`HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`);
  });
  await new Promise((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  server.unref();
  return `http://127.0.0.1:${server.address().port}`;
}
