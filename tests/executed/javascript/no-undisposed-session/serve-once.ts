// Asks a server of its own for a page with undici, and leaves the client open.
// way: /orders
// way: /none
// edits: fix
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Client } from "undici";

const server = createServer((request, response) => {
  response.statusCode = request.url === "/none" ? 404 : 200;
  response.end(`page ${request.url}`);
});
await new Promise<void>((resolve) => {
  server.listen(0, "127.0.0.1", resolve);
});
const { port } = server.address() as AddressInfo;

async function page(path: string): Promise<string> {
  const client = new Client(`http://127.0.0.1:${port}`);
  const { body, statusCode } = await client.request({ path, method: "GET" });
  const text = await body.text();
  return `${statusCode} ${text}`;
}

console.log(await page(process.argv[2] ?? "/"));
await new Promise((resolve) => {
  server.close(resolve);
  server.closeAllConnections();
});
