/** Asks the price service, and tries again when it is busy. */
import { setTimeout as delay } from "node:timers/promises";
import { Client } from "undici";

export async function priceOf(article: string): Promise<number> {
  await using stack = new AsyncDisposableStack();
  const client = stack.adopt(new Client("https://prices.example.com"), async (client) => { await client.close(); });
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const { body, statusCode } = await client.request({ path: `/v1/${article}`, method: "GET" });
    const text = await body.text();
    if (statusCode === 200) return Number(text);
    await delay(1000 * 2 ** attempt);
  }
  throw new Error(`No price for ${article}.`);
}
