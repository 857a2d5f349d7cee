/** What does the rule know about functions of the same file? */
import { specify } from "../specify.ts";

specify(
  "no-reuse-after-close",
  {
    valid: [
      {
        title: "a function that calls itself, and closes in some of its rounds only",
        code: `import { Pool } from "pg";
const pool = new Pool();
async function stop(rounds: number): Promise<void> {
  if (rounds === 0) return;
  if (rounds > 9) await pool.end();
  else await stop(rounds - 1);
}
await stop(3);
await pool.query("select 1");
`,
      },
      {
        title: "two functions that call each other, and of which one closes",
        code: `import { Pool } from "pg";
const pool = new Pool();
async function odd(rounds: number): Promise<void> {
  if (rounds > 0) await even(rounds - 1);
}
async function even(rounds: number): Promise<void> {
  if (rounds > 0) await odd(rounds - 1);
  else await pool.end();
}
await odd(3);
await pool.query("select 1");
`,
      },
      {
        title: "138: a helper closes its parameter after the last use",
        code: `import { Pool } from "pg";
async function stop(pool: Pool): Promise<void> {
  await pool.end();
}
const pool = new Pool();
await pool.query("select 1");
await stop(pool);
`,
      },
      {
        title: "a helper that closes on one branch only leaves it open, perhaps",
        code: `import { Pool } from "pg";
async function finish(pool, isLast) {
  if (isLast) await pool.end();
}
const pool = new Pool();
await finish(pool, false);
await pool.query("select 1");
await finish(pool, true);
`,
        filename: "file.mjs",
      },
      {
        title: "a helper that is only named as if it closed",
        code: `import { Pool } from "pg";
function closeAll(pool: Pool): void {
  console.log("would close", pool.totalCount);
}
const pool = new Pool();
closeAll(pool);
await pool.query("select 1");
`,
      },
      {
        title: "the helper closes another resource",
        code: `import { Pool } from "pg";
const stop = async (pool: Pool) => pool.end();
const old = new Pool({ host: "old" });
const current = new Pool({ host: "new" });
await stop(old);
await current.query("select 1");
await stop(current);
`,
      },
      {
        title: "142: a helper stores its parameter",
        code: `import { Pool } from "pg";
const registry = new Set();
function register(pool) {
  registry.add(pool);
  return pool;
}
const pool = register(new Pool());
await pool.query("select 1");
`,
        filename: "file.mjs",
      },
      {
        title: "145: a helper of any number of resources closes them at the end",
        code: `import { Pool } from "pg";
async function closeAll(...pools: Pool[]): Promise<void> {
  for (const pool of pools) await pool.end();
}
const source = new Pool();
const target = new Pool();
await target.query("select 1");
await closeAll(source, target);
`,
      },
      {
        title: "146: helpers that call each other",
        code: `import { Pool } from "pg";
async function drain(pool: Pool, rest: number): Promise<void> {
  if (rest > 0) await again(pool, rest - 1);
}
async function again(pool: Pool, rest: number): Promise<void> {
  await pool.query("select 1");
  await drain(pool, rest);
}
const pool = new Pool();
await drain(pool, 3);
await pool.end();
`,
      },
      {
        title: "a helper without types reads the state of a closed page",
        code: `import { chromium } from "playwright";
function describe(page) {
  return page.isClosed() ? "closed " + page.url() : "open";
}
const browser = await chromium.launch();
const page = await browser.newPage();
await page.close();
console.log(describe(page));
await browser.close();
`,
        filename: "file.mjs",
      },
      {
        title: "a helper without types connects a closed client again",
        code: `import { createClient } from "redis";
async function reconnect(client) {
  await client.connect();
}
const client = createClient();
await client.connect();
await client.close();
await reconnect(client);
await client.set("key", "value");
await client.close();
`,
        filename: "file.mjs",
      },
      {
        title: "a helper opens when it is not open",
        code: `import { createClient } from "redis";
const client = createClient();
async function ready() {
  if (!client.isOpen) await client.connect();
  return client;
}
export async function restart(): Promise<void> {
  await client.close();
  await (await ready()).set("restarted", "1");
}
`,
      },
      {
        title: "a close that guards itself with a flag is called twice",
        code: `import { Pool } from "pg";
class Repository {
  #pool = new Pool();
  #closed = false;
  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    await this.#pool.end();
  }
}
const repository = new Repository();
await repository.close();
await repository.close();
`,
      },
      {
        title: "a helper that asks first whether the client is closed",
        code: `import { Client } from "undici";
const client = new Client("https://example.org");
function ping() {
  if (client.closed) return undefined;
  return client.request({ path: "/", method: "GET" });
}
await client.close();
await ping();
`,
      },
      {
        title: "limit: 87: the parameter of a callback leaks out of the helper that closes it",
        code: `import { Pool } from "pg";
async function withPool(work: (pool: Pool) => Promise<void>): Promise<void> {
  const pool = new Pool();
  try {
    await work(pool);
  } finally {
    await pool.end();
  }
}
let leaked: Pool | undefined;
await withPool(async (pool) => {
  leaked = pool;
});
await leaked?.query("select 1");
`,
      },
      {
        title: "212: a function of the file that never comes back stands after the close",
        code: `import { Client } from "undici";
function fail(message) {
  throw new Error(message);
}
export async function main(url, paths) {
  const client = new Client(url);
  if (paths.length === 0) {
    await client.close();
    fail("no paths");
  }
  const { body } = await client.request({ path: paths[0], method: "GET" });
  await body.dump();
  await client.close();
}
`,
      },
    ],
    invalid: [
      {
        title: "a function that closes in the last of its own rounds",
        code: `import { Pool } from "pg";
const pool = new Pool();
async function stop(rounds: number): Promise<void> {
  if (rounds > 0) return await stop(rounds - 1);
  await pool.end();
}
await stop(3);
await pool.query("select 1");
`,
        errors: [{ messageId: "used", line: 8 }],
      },
      {
        title: "144: a helper closes, and its caller uses",
        code: `import { Pool } from "pg";
async function stop(pool: Pool): Promise<void> {
  await pool.end();
}
const pool = new Pool();
await stop(pool);
await pool.query("select 1");
`,
        errors: [{ messageId: "used", line: 7 }],
      },
      {
        title: "144: a helper without types closes, and its caller closes again",
        code: `const { Pool } = require("pg");
const stop = async (db) => {
  await db.end();
};
async function main() {
  const pool = new Pool();
  await stop(pool);
  await pool.end();
}
main();
`,
        filename: "file.cjs",
        errors: [{ messageId: "closedAgain", line: 8 }],
      },
      {
        title: "144: a helper closes through another helper",
        code: `import { Pool } from "pg";
const end = async (pool: Pool) => {
  await pool.end();
};
function stop(pool: Pool): Promise<void> {
  return end(pool);
}
const pool = new Pool();
await stop(pool);
await pool.query("select 1");
`,
        errors: [{ messageId: "used", line: 10 }],
      },
      {
        title: "144: a helper closes what is there",
        code: `import { Pool } from "pg";
async function stop(pool?: Pool): Promise<void> {
  if (pool) await pool.end();
}
const pool = new Pool();
await stop(pool);
await pool.query("select 1");
`,
        errors: [{ messageId: "used", line: 7 }],
      },
      {
        title: "a helper uses what its caller closed",
        code: `import { createServer, type ServerResponse } from "node:http";
function allowAll(response: ServerResponse): void {
  response.setHeader("access-control-allow-origin", "*");
}
createServer((request, response) => {
  response.end("hello");
  allowAll(response);
}).listen(8080);
`,
        errors: [{ messageId: "answered" }],
      },
      {
        title: "a function that opens and returns hands over an open resource, which its caller closes and uses",
        code: `import { Client } from "pg";
async function connect() {
  const client = new Client();
  await client.connect();
  return client;
}
export async function main() {
  const client = await connect();
  await client.end();
  await client.query("select 1");
}
`,
        filename: "file.js",
        errors: [{ messageId: "used", line: 10 }],
      },
      {
        title: "a function that opens, keeps and returns hands over an open resource all the same",
        code: `import { Pool } from "pg";
const pools = new Map();
function connect(host) {
  const pool = new Pool({ host });
  pools.set(host, pool);
  return pool;
}
export async function count(host) {
  const pool = connect(host);
  await pool.end();
  return await pool.query("select 1");
}
`,
        errors: [{ line: 11, message: /`pool` was closed on line 10/u }],
      },
      {
        title: "an object of functions is closed, then used",
        code: `import { Pool } from "pg";
function createDatabase() {
  const pool = new Pool();
  return { query: (text: string) => pool.query(text), close: () => pool.end() };
}
const database = createDatabase();
await database.close();
await database.query("select 1");
`,
        errors: [{ messageId: "used", line: 8 }],
      },
      {
        title: "a client of a pool is released in the try block and in its finally clause",
        code: `import { Pool } from "pg";
const pool = new Pool();
export async function transfer() {
  const client = await pool.connect();
  try {
    await client.query("begin");
    await client.query("commit");
    client.release();
  } catch (error) {
    await client.query("rollback");
    throw error;
  } finally {
    client.release();
  }
}
`,
        filename: "file.js",
        errors: [{ messageId: "closedAgain", line: 13 }],
      },
      {
        title: "210: a cursor is read after its client was closed",
        code: `import { MongoClient } from "mongodb";
export async function all(url) {
  const client = await MongoClient.connect(url);
  const cursor = client.db().collection("users").find({});
  await client.close();
  return await cursor.toArray();
}
`,
        errors: [{ line: 6, message: /Client must be connected/u }],
      },
    ],
  },
  { minimum: 22 },
);
