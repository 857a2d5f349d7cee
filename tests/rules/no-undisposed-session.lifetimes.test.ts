/** Which sessions live as long as the module, the process or a test suite? */
import { specify } from "../specify.ts";

specify("no-undisposed-session", {
  valid: [
    {
      title: "18: an exported pool of a module lives as long as the process",
      code: `import { Pool } from "pg";
export const pool = new Pool({ max: 10 });
`,
    },
    {
      title: "18: a pool that is exported under another name",
      code: `import { Pool } from "pg";
const pool = new Pool();
export { pool as db };
`,
    },
    {
      title: "18: a default export",
      code: `import Redis from "ioredis";
const redis = new Redis(process.env.REDIS_URL);
export default redis;
`,
    },
    {
      title: "18: a pool that module.exports holds, in CommonJS",
      filename: "file.cjs",
      code: `const { Pool } = require("pg");
const pool = new Pool();
module.exports = { query: (text, values) => pool.query(text, values) };
`,
    },
    {
      title: "19: a client of a module that is not exported",
      code: `import { MongoClient } from "mongodb";
const client = new MongoClient(process.env.MONGO_URL);
await client.connect();
export async function users() {
  return await client.db("app").collection("users").find().toArray();
}
`,
    },
    {
      title: "18: a singleton that the first caller opens",
      code: `import { createClient } from "redis";
let client;
export async function getRedis() {
  if (!client) {
    client = createClient({ url: process.env.REDIS_URL });
    await client.connect();
  }
  return client;
}
`,
    },
    {
      title: "18: a promise of a connection that is kept for all callers",
      code: `import mysql from "mysql2/promise";
let connecting;
export function connection() {
  connecting ??= mysql.createConnection({ host: "localhost" });
  return connecting;
}
`,
    },
    {
      title: "18: a pool that hangs on globalThis between hot reloads",
      filename: "file.ts",
      code: `import { Pool } from "pg";
const globalForDb = globalThis as unknown as { pool?: Pool };
export const pool = globalForDb.pool ?? new Pool({ max: 5 });
if (process.env["NODE_ENV"] !== "production") globalForDb.pool = pool;
`,
    },
    {
      title: "20: a pool that beforeAll opens and afterAll ends",
      code: `import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Pool } from "pg";
describe("users", () => {
  let pool;
  beforeAll(async () => {
    pool = new Pool({ database: "test" });
    await pool.query("truncate users");
  });
  afterAll(async () => {
    await pool.end();
  });
  it("starts empty", async () => {
    const { rows } = await pool.query("select * from users");
    expect(rows).toEqual([]);
  });
});
`,
    },
    {
      title: "20: a browser that jest opens and closes by hooks without imports",
      code: `const puppeteer = require("puppeteer");
let browser, page;
beforeAll(async () => {
  browser = await puppeteer.launch();
});
beforeEach(async () => {
  page = await browser.newPage();
});
afterEach(() => page.close());
afterAll(() => browser.close());
test("title", async () => {
  await page.goto("https://example.com");
  expect(await page.title()).toBe("Example Domain");
});
`,
      filename: "file.cjs",
    },
    {
      title: "20: node:test closes what a test opens in its own after hook",
      code: `import test from "node:test";
import { Client } from "undici";
test("answers", async (t) => {
  const client = new Client("http://localhost:3000");
  t.after(() => client.close());
  const { body } = await client.request({ path: "/", method: "GET" });
  await body.text();
});
`,
    },
    {
      title: "a promise of a handle that nobody awaits is reported by no-floating-tasks alone",
      code: `import { open } from "node:fs/promises";
export async function log(path) {
  const handle = open(path);
  console.log("opened", path);
}
`,
    },
    {
      title: "10: a factory that gives null is handled with an early return",
      code: `import { Client } from "undici";
function openIf(url) {
  if (!url) return null;
  return new Client(url);
}
export async function ping(url) {
  const client = openIf(url);
  if (!client) return false;
  try {
    const { statusCode, body } = await client.request({ path: "/", method: "GET" });
    await body.dump();
    return statusCode === 200;
  } finally {
    await client.close();
  }
}
`,
    },
    {
      title: "16: a pg client whose connect is reached on one branch only, and that is ended there",
      code: `import { Client } from "pg";
export async function migrate(url, isDryRun) {
  const client = new Client({ connectionString: url });
  if (isDryRun) {
    console.log("would migrate");
    return;
  }
  await client.connect();
  try {
    await client.query("alter table users add column age int");
  } finally {
    await client.end();
  }
}
`,
    },
    {
      title: "28: two clients that are swapped through a third variable, both closed",
      code: `import { Client } from "undici";
export async function swap(left, right) {
  let first = new Client(left);
  let second = new Client(right);
  const kept = first;
  first = second;
  second = kept;
  await first.close();
  await second.close();
}
`,
    },
  ],
  invalid: [
    {
      title: "3: a test that opens a client and forgets it",
      code: `import { expect, it } from "vitest";
import { Client } from "undici";
it("answers", async () => {
  const client = new Client("http://localhost:3000");
  const { statusCode, body } = await client.request({ path: "/", method: "GET" });
  await body.dump();
  expect(statusCode).toBe(200);
});
`,
      errors: [{ messageId: "never", line: 4 }],
    },
  ],
}, { minimum: 10 });
