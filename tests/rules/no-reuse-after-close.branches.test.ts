/** What does the rule say when only some ways lead through the close? */
import { specify } from "../specify.ts";

specify(
  "no-reuse-after-close",
  {
    valid: [
      {
        title: "212: the arm that closes returns, and the other arm uses",
        code: `import { MongoClient } from "mongodb";
export async function main(dryRun) {
  const client = new MongoClient(process.env.MONGO_URL);
  await client.connect();
  if (dryRun) {
    await client.close();
    return;
  }
  await client.db("shop").collection("orders").deleteMany({});
  await client.close();
}
`,
        filename: "file.js",
      },
      {
        title: "212: the arm that closes throws",
        code: `const { Client } = require("pg");
async function load(id) {
  const client = new Client();
  await client.connect();
  const { rows } = await client.query("select * from users where id = $1", [id]);
  if (rows.length === 0) {
    await client.end();
    throw new Error("unknown user");
  }
  const orders = await client.query("select * from orders where user_id = $1", [id]);
  await client.end();
  return orders.rows;
}
module.exports = { load };
`,
        filename: "file.cjs",
      },
      {
        title: "27: one of two possible resources is closed, and the other is used",
        code: `import { Pool } from "pg";
export async function count(given?: Pool): Promise<unknown> {
  const pool = given ?? new Pool();
  const result = await pool.query("select count(*) from users");
  if (given === undefined) await pool.end();
  return result;
}
`,
      },
      {
        title: "90: a close on one arm only is left to the maybe option",
        code: `import { Pool } from "pg";
export async function sync(last: boolean): Promise<void> {
  const pool = new Pool();
  if (last) await pool.end();
  await pool.query("select 1");
}
`,
      },
      {
        title: "91: closed on both arms, used before them",
        code: `import Database from "better-sqlite3";
export function save(rows, keep) {
  const db = new Database("app.db");
  const insert = db.prepare("insert into t values (?)");
  for (const row of rows) insert.run(row);
  if (keep) {
    db.exec("vacuum");
    db.close();
  } else {
    db.exec("delete from t");
    db.close();
  }
}
`,
        filename: "file.mjs",
      },
      {
        title: "93: a guard and an optional call close what may be there",
        code: `import { createConnection, type Connection } from "mysql2/promise";
export async function run(): Promise<void> {
  let connection: Connection | undefined;
  try {
    connection = await createConnection({ host: "localhost" });
    await connection.query("select 1");
  } finally {
    if (connection) await connection.end();
  }
  connection?.removeAllListeners();
}
`,
      },
      {
        title: "95: closed and used under opposite tests of a constant",
        code: `import { Pool } from "pg";
export async function sync(once: boolean): Promise<void> {
  const pool = new Pool();
  if (once) await pool.end();
  if (!once) await pool.query("select 1");
}
`,
        options: [{ maybe: true }],
      },
      {
        title: "95: the same constant opens, uses and closes",
        code: `import { Pool } from "pg";
export async function report(verbose: boolean): Promise<void> {
  let pool: Pool | undefined;
  if (verbose) pool = new Pool();
  console.log("start");
  if (verbose) await pool?.query("select 1");
  if (verbose) await pool?.end();
}
`,
        options: [{ maybe: true }],
      },
      {
        title: "96: closed only when it is not closed yet",
        code: `import { chromium } from "playwright";
const browser = await chromium.launch();
const page = await browser.newPage();
await page.goto("https://example.org");
await page.close();
if (!page.isClosed()) await page.title();
await browser.close();
`,
      },
      {
        title: "96: a negated state test around the use",
        code: `import { Client } from "undici";
export async function ping(client: Client, stop: boolean): Promise<void> {
  if (stop) await client.close();
  if (!client.closed) await client.request({ path: "/", method: "GET" });
}
`,
        options: [{ maybe: true }],
      },
      {
        title: "98: an early return when there is nothing to use",
        code: `import { open, type FileHandle } from "node:fs/promises";
async function tryOpen(path: string): Promise<FileHandle | undefined> {
  try {
    return await open(path);
  } catch {
    return undefined;
  }
}
export async function read(path: string): Promise<string | undefined> {
  const file = await tryOpen(path);
  if (!file) return undefined;
  const text = await file.readFile("utf8");
  await file.close();
  return text;
}
`,
      },
    ],
    invalid: [
      {
        title: "closed on both arms, then used",
        code: `import { Pool } from "pg";
export async function main(force) {
  const pool = new Pool();
  if (force) {
    await pool.query("truncate t");
    await pool.end();
  } else {
    await pool.end();
  }
  await pool.query("select 1");
}
`,
        filename: "file.js",
        errors: [{ messageId: "used", line: 10 }],
      },
      {
        title: "every case of a switch closes, and the code after it uses",
        code: `import { Pool } from "pg";
export async function main(mode: "a" | "b" | "c"): Promise<void> {
  const pool = new Pool();
  switch (mode) {
    case "a":
      await pool.end();
      break;
    case "b":
    default:
      await pool.end();
  }
  await pool.query("select 1");
}
`,
        errors: [{ messageId: "used", line: 12 }],
      },
      {
        title: "211: used in both branches after the close",
        code: `import { Pool } from "pg";
export async function main(fast: boolean): Promise<void> {
  const pool = new Pool();
  await pool.end();
  if (fast) await pool.query("select 1");
  else await pool.query("select 2");
}
`,
        errors: [
          { messageId: "used", line: 5 },
          { messageId: "used", line: 6 },
        ],
      },
      {
        title: "90: with the maybe option a close on one arm is reported",
        code: `import { Pool } from "pg";
export async function sync(last: boolean): Promise<void> {
  const pool = new Pool();
  if (last) await pool.end();
  await pool.query("select 1");
}
`,
        options: [{ maybe: true }],
        errors: [{ messageId: "maybeUsed", line: 5 }],
      },
      {
        title: "92: with the maybe option a switch without default is reported",
        code: `import { Pool } from "pg";
export async function sync(mode: string): Promise<void> {
  const pool = new Pool();
  switch (mode) {
    case "stop":
      await pool.end();
      break;
    case "noop":
      break;
  }
  await pool.query("select 1");
}
`,
        options: [{ maybe: true }],
        errors: [{ messageId: "maybeUsed", line: 11 }],
      },
      {
        title: "101: a case falls through into one that uses what it closed",
        code: `import { Pool } from "pg";
export async function handle(kind: string): Promise<void> {
  const pool = new Pool();
  switch (kind) {
    case "stop":
      await pool.end();
    case "count":
      await pool.query("select count(*) from t");
      break;
  }
}
`,
        options: [{ maybe: true }],
        errors: [{ messageId: "maybeUsed", line: 8 }],
      },
    ],
  },
  { minimum: 17 },
);
