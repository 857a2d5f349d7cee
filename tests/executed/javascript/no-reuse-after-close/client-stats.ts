// Asks a server of its own over a client of undici that was closed too early.
// way: /a => fails The client is destroyed
// way: /b => fails The client is destroyed
// edits: fix
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Client } from "undici";

const server = createServer((request, response) => {
  response.end(`page ${request.url}`);
});
await new Promise<void>((resolve) => {
  server.listen(0, "127.0.0.1", resolve);
});
const { port } = server.address() as AddressInfo;

async function page(path: string): Promise<string> {
  const client = new Client(`http://127.0.0.1:${port}`);
  await client.close();
  const { body, statusCode } = await client.request({ path, method: "GET" });
  return `${statusCode} ${await body.text()}`;
}

try {
  console.log(await page(process.argv[2] ?? "/"));
} finally {
  server.close();
}
