/** Are the resources of lists and objects told apart? */
import { specify } from "../specify.ts";

specify(
  "no-reuse-after-close",
  {
    valid: [
      {
        title: "a cursor is iterated in a further round, before its client is closed",
        code: `import { MongoClient } from "mongodb";
const client = new MongoClient("mongodb://localhost");
const cursor = client.db("shop").collection("orders").find();
for await (const order of cursor) console.log(order);
await client.close();
`,
      },
      {
        title: "68: two resources of a list are used and closed one after the other",
        code: `import { Pool } from "pg";
const primary = new Pool({ host: "a" });
const replica = new Pool({ host: "b" });
for (const pool of [primary, replica]) {
  await pool.query("select 1");
  await pool.end();
}
`,
      },
      {
        title: "68: the resources of a list that a loop filled are used and closed one after the other",
        code: `import { Pool } from "pg";
export async function check(hosts: string[]): Promise<void> {
  const pools: Pool[] = [];
  for (const host of hosts) pools.push(new Pool({ host }));
  for (const pool of pools) {
    await pool.query("select 1");
    await pool.end();
  }
}
`,
      },
      {
        title: "68: all of a list are used in a first loop and closed in a second",
        code: `import { chromium } from "playwright";
const browser = await chromium.launch();
const pages = await Promise.all([browser.newPage(), browser.newPage()]);
for (const page of pages) await page.goto("https://example.org");
for (const page of pages) await page.close();
await browser.close();
`,
      },
      {
        title: "67: resources are kept by keys that are not known",
        code: `import { Pool } from "pg";
const pools: Record<string, Pool> = {};
export async function start(tenants: string[]): Promise<void> {
  for (const tenant of tenants) pools[tenant] = new Pool({ database: tenant });
}
export async function move(from: string, to: string): Promise<void> {
  await pools[from]?.end();
  await pools[to]?.query("select 1");
}
`,
      },
      {
        title: "72: one of a pair is closed, the other used",
        code: `import { open } from "node:fs/promises";
const [source, target] = await Promise.all([open("a"), open("b", "w")]);
const text = await source.readFile("utf8");
await source.close();
await target.writeFile(text);
await target.close();
`,
      },
    ],
    invalid: [
      {
        title: "a cursor of a closed client is iterated",
        code: `import { MongoClient } from "mongodb";
const client = new MongoClient("mongodb://localhost");
const cursor = client.db("shop").collection("orders").find();
await client.close();
for await (const order of cursor) console.log(order);
`,
        errors: [{ messageId: "used", line: 5 }],
      },
      {
        title: "a page outlives its browser in the next round",
        code: `import puppeteer from "puppeteer";
export async function shoot(urls) {
  const browser = await puppeteer.launch();
  const page = await browser.newPage();
  for (const url of urls) {
    await page.goto(url);
    await page.screenshot({ path: "a.png" });
    await browser.close();
  }
}
`,
        filename: "file.js",
        errors: [{ line: 6 }],
      },
    ],
  },
  { minimum: 7 },
);
