// Asks a client of undici for a page, destroys the client, and reads the answer after that.
// way: /orders => fails The client is destroyed
// edits: suggestion
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Client } from "undici";

const server = createServer((request, response) => {
  setTimeout(() => response.end(`page ${request.url}`), 5);
});
await new Promise<void>((resolve) => {
  server.listen(0, "127.0.0.1", resolve);
});
const { port } = server.address() as AddressInfo;

async function status(path: string): Promise<number> {
  const client = new Client(`http://127.0.0.1:${port}`);
  const answering = client.request({ path, method: "HEAD" });
  await client.destroy();
  const { statusCode } = await answering;
  return statusCode;
}

try {
  console.log(await status(process.argv[2] ?? "/"));
} finally {
  server.close();
}
