/** What does the rule say about `try`, `catch`, `finally` and the end of the process? */
import { specify } from "../specify.ts";

specify(
  "no-reuse-after-close",
  {
    valid: [
      {
        title: "129: a close before a throw harms nobody",
        code: `import { open } from "node:fs/promises";
export async function head(path: string): Promise<Buffer> {
  const file = await open(path);
  const { size } = await file.stat();
  if (size === 0) {
    await file.close();
    throw new Error("empty");
  }
  const { buffer } = await file.read(Buffer.alloc(16), 0, 16, 0);
  await file.close();
  return buffer;
}
`,
      },
      {
        title: "131: process.exit ends the path on which the pool was ended",
        code: `import { Pool } from "pg";
const pool = new Pool();
if (process.argv.includes("--check")) {
  await pool.end();
  process.exit(0);
}
await pool.query("select 1");
await pool.end();
`,
      },
      {
        title: "217: a close that failed is tried again in the catch clause",
        code: `import { Pool } from "pg";
const pool = new Pool();
await pool.query("select 1");
try {
  await pool.end();
} catch (error) {
  console.error(error);
  await pool.end();
}
`,
      },
      {
        title: "confirmations that a closed channel has already",
        code: `import { connect } from "amqplib";
export async function publish(url, message) {
  const connection = await connect(url);
  const channel = await connection.createConfirmChannel();
  channel.publish("events", "created", Buffer.from(message));
  await channel.waitForConfirms();
  await channel.close();
  await channel.waitForConfirms();
  await connection.close();
}
`,
        filename: "file.js",
      },
      {
        title: "116: used in the try block and closed in its finally",
        code: `import { connect } from "amqplib";
export async function publish(url, message) {
  const connection = await connect(url);
  try {
    const channel = await connection.createChannel();
    channel.sendToQueue("jobs", Buffer.from(message));
    await channel.close();
  } finally {
    await connection.close();
  }
}
`,
        filename: "file.js",
      },
      {
        title: "119: closed at the end of the try block, and in a catch clause that rethrows",
        code: `import { Pool } from "pg";
export async function run(): Promise<void> {
  const pool = new Pool();
  try {
    await pool.query("select 1");
    await pool.query("select 2");
  } catch (error) {
    await pool.end();
    throw error;
  }
  await pool.query("select 3");
  await pool.end();
}
`,
      },
      {
        title: "133: closed in the catch clause that returns, used on the way that did not fail",
        code: `import { createClient } from "redis";
export async function warm(keys: string[]): Promise<number> {
  const client = createClient();
  try {
    await client.connect();
  } catch {
    client.destroy();
    return 0;
  }
  const values = await client.mGet(keys);
  await client.close();
  return values.length;
}
`,
      },
      {
        title: "125: nested finally clauses close in the reverse order of opening",
        code: `import { Pool } from "pg";
export async function copy(): Promise<void> {
  const source = new Pool({ host: "a" });
  try {
    const target = new Pool({ host: "b" });
    try {
      const { rows } = await source.query("select * from t");
      await target.query("insert into t values ($1)", [rows]);
    } finally {
      await target.end();
    }
    await source.query("delete from t");
  } finally {
    await source.end();
  }
}
`,
      },
      {
        title: "45: the finally clause closes another resource than the returned one",
        code: `import { Pool } from "pg";
import { open, type FileHandle } from "node:fs/promises";
export async function fetchAll(): Promise<FileHandle> {
  const pool = new Pool();
  const file = await open("out.csv", "w");
  try {
    const { rows } = await pool.query("select 1");
    await file.writeFile(JSON.stringify(rows));
    return file;
  } finally {
    await pool.end();
  }
}
`,
      },
      {
        title: "136: closed in the try block and again in its finally clause, where the library allows it",
        code: `import { open } from "node:fs/promises";
export async function touch(path: string): Promise<void> {
  const file = await open(path, "a");
  try {
    await file.utimes(new Date(), new Date());
    await file.close();
  } finally {
    await file.close();
  }
}
`,
      },
      {
        title: "99: an assertion proves that there is a pool",
        code: `import { Pool } from "pg";
import invariant from "tiny-invariant";
let pool: Pool | undefined;
export async function stop(): Promise<void> {
  invariant(pool);
  await pool.query("select 1");
  await pool.end();
  pool = undefined;
}
export function start(): void {
  pool = new Pool();
}
`,
      },
      {
        title: "100: the result says whether there is a pool",
        code: `import { Pool } from "pg";
type Opened = { ok: true; pool: Pool } | { ok: false };
function tryOpen(url: string | undefined): Opened {
  return url === undefined ? { ok: false } : { ok: true, pool: new Pool({ connectionString: url }) };
}
const opened = tryOpen(process.env["DATABASE_URL"]);
if (opened.ok) {
  await opened.pool.query("select 1");
  await opened.pool.end();
}
`,
      },
      {
        title: "an answer in the catch, where only a resolver follows the first answer",
        code: `import http from "node:http";
declare function load(): Promise<string>;
function answer(req: http.IncomingMessage, res: http.ServerResponse, status: number, text: string) {
  res.writeHead(status, { "Content-Length": text.length });
  res.end(text);
  req.socket.destroy();
}
export const login = () =>
  new Promise<string>((resolve, reject) => {
    http.createServer(async (req, res) => {
      try {
        const text = await load();
        answer(req, res, 200, "ok");
        resolve(text);
      } catch (error) {
        answer(req, res, 400, "failed");
        reject(error);
      }
    }).listen(8080);
  });
`,
      },
      {
        title: "the use in a finally clause is reached by a return before the close as well",
        code: `import { DatabaseSync } from "node:sqlite";
export function fill(isDone: boolean): void {
  const db = new DatabaseSync("app.db");
  try {
    if (isDone) return;
    db.exec("insert into runs default values");
    db.close();
  } finally {
    db.exec("vacuum");
  }
}
`,
      },
      {
        title: "the use in a finally clause is reached by a break before the close as well",
        code: `import { DatabaseSync } from "node:sqlite";
export function fill(rows: readonly string[]): void {
  const db = new DatabaseSync("app.db");
  for (const row of rows) {
    try {
      if (row === "") break;
      db.exec(row);
      db.close();
    } finally {
      db.exec("vacuum");
    }
    return;
  }
}
`,
      },
    ],
    invalid: [
      {
        title: "132: closed in the finally clause, used after the try statement",
        code: `import { Client } from "pg";
export async function main(): Promise<unknown> {
  const client = new Client();
  await client.connect();
  try {
    await client.query("begin");
    await client.query("commit");
  } finally {
    await client.end();
  }
  return await client.query("select 1");
}
`,
        errors: [{ messageId: "used", line: 11 }],
      },
      {
        title: "134: the catch clause swallows, and the session that was closed in the try block is used",
        code: `import { open } from "node:fs/promises";
export async function main(path: string): Promise<string> {
  const file = await open(path);
  try {
    await file.sync();
    await file.close();
  } catch (error) {
    console.error(error);
    await file.close();
  }
  return await file.readFile("utf8");
}
`,
        errors: [{ messageId: "used", line: 11 }],
      },
      {
        title: "136: closed in the try block and again in its finally clause",
        code: `import { Pool } from "pg";
export async function main(): Promise<void> {
  const pool = new Pool();
  try {
    await pool.query("select 1");
    await pool.end();
  } finally {
    await pool.end();
  }
}
`,
        errors: [{ messageId: "closedAgain", line: 8 }],
      },
      {
        title: "a close after an empty catch clause, then a use",
        code: `import { createConnection } from "mysql2/promise";
export async function main() {
  const connection = await createConnection(process.env.DATABASE_URL);
  try {
    await connection.query("select 1");
  } catch {}
  await connection.end();
  const [rows] = await connection.query("select 2");
  return rows;
}
`,
        filename: "file.mjs",
        errors: [{ messageId: "used", line: 8 }],
      },
      {
        title: "a function that closes in its finally clause is called twice",
        code: `import { Pool } from "pg";
const pool = new Pool();
async function run(): Promise<void> {
  try {
    await pool.query("select 1");
  } finally {
    await pool.end();
  }
}
await run();
await run();
`,
        errors: 1,
      },
      {
        title: "the failing use is caught, so that no fix may make it succeed",
        code: `import { DatabaseSync } from "node:sqlite";
export function isUsable(): boolean {
  const db = new DatabaseSync(":memory:");
  db.close();
  try {
    db.exec("select 1");
    return true;
  } catch {
    return false;
  }
}
`,
        errors: [{ messageId: "used", line: 6 }],
        output: null,
      },
      {
        title: "a lost message fails nowhere, so that no fix may send it",
        code: `import { Worker } from "node:worker_threads";
export async function stop(): Promise<void> {
  const worker = new Worker("./worker.js");
  await worker.terminate();
  worker.postMessage("stop");
}
`,
        errors: [{ messageId: "used", line: 5 }],
        output: null,
      },
      {
        title: "the resource is handed on after the use, so that no fix may close it then",
        code: `import { Pool } from "pg";
import { register } from "./registry.js";
export async function start(): Promise<void> {
  const pool = new Pool();
  await pool.end();
  await pool.query("select 1");
  register(pool);
}
`,
        errors: [{ messageId: "used", line: 6 }],
        output: null,
      },
      {
        title: "the use in a finally clause comes after the close, unless something fails before that",
        code: `import { DatabaseSync } from "node:sqlite";
export function fill(rows: readonly string[]): void {
  const db = new DatabaseSync("app.db");
  try {
    for (const row of rows) db.exec(row);
    db.close();
  } finally {
    db.exec("vacuum");
  }
}
`,
        errors: [{ messageId: "used", line: 8 }],
      },
    ],
  },
  { minimum: 19 },
);
