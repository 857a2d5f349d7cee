/** The command that checks which mirrors answer: `node check.js mirror-a mirror-b`. */
import { Client } from "undici";

async function answers(host: string): Promise<boolean> {
  await using stack = new AsyncDisposableStack();
  const client = stack.adopt(new Client(`https://${host}`, { connectTimeout: 2000 }), async (client) => { await client.close(); });
  const { body, statusCode } = await client.request({ path: "/ping", method: "GET" });
  await body.dump();
  return statusCode === 204;
}

const hosts = process.argv.slice(2);
const results = await Promise.all(hosts.map(answers));
for (const [index, isUp] of results.entries()) {
  console.log(`${hosts[index] ?? ""}: ${isUp ? "up" : "down"}`);
}
process.exitCode = results.every(Boolean) ? 0 : 1;
