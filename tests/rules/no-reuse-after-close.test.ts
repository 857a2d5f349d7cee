/** What does the rule say about short programs of all kinds? */
import { specify } from "../specify.ts";

specify("no-reuse-after-close", {
  valid: [
    {
      title: "a pool that is queried before it is ended is used rightly",
      code: `import { Pool } from "pg";
export async function main(): Promise<void> {
  const pool = new Pool();
  await pool.query("select 1");
  await pool.end();
}
`,
    },
    {
      title: "214: a state property of a closed dispatcher may be read",
      code: `import { Client } from "undici";
const client = new Client("https://example.org");
await client.close();
console.log(client.closed, client.destroyed);
`,
    },
    {
      title: "214: a second close is silent where the library allows it",
      code: `import { open } from "node:fs/promises";
const file = await open("data.bin");
await file.close();
await file.close();
`,
    },
    {
      title: "219: logging of what was read before the close",
      code: `import { Worker } from "node:worker_threads";
const worker = new Worker("./worker.js");
const id = worker.threadId;
await worker.terminate();
console.log("worker", id, "has stopped", worker.threadId);
`,
    },
    {
      title: "21: an alias is closed in place of the original",
      code: `import { Pool } from "pg";
const pool = new Pool();
const database = pool;
await pool.query("select 1");
await database.query("select 2");
await database.end();
`,
    },
    {
      title: "a class of the same name that no known library exports says nothing",
      code: `import { Pool } from "./pool.js";
const pool = new Pool();
await pool.end();
await pool.query("select 1");
`,
    },
    {
      title: "72: one property of an object is closed, the other used",
      code: `import { Pool } from "pg";
const db = { primary: new Pool(), replica: new Pool() };
await db.primary.end();
await db.replica.query("select 1");
await db.replica.end();
`,
    },
    {
      title: "169: a cursor is iterated, and its client closed then",
      code: `import { MongoClient } from "mongodb";
const client = new MongoClient("mongodb://localhost");
for await (const order of client.db("shop").collection("orders").find()) console.log(order);
await client.close();
`,
    },
    {
      title: "a client of prisma connects by itself",
      code: `import { PrismaClient } from "@prisma/client";
const prisma = new PrismaClient();
await prisma.$disconnect();
await prisma.user.findMany();
`,
    },
    {
      title: "16: a lazy client was never connected",
      code: `import { createClient } from "redis";
export const client = createClient();
client.on("error", console.error);
`,
    },
    {
      title: "196: what was read from a held file is returned",
      code: `import { open } from "node:fs/promises";
export async function load(path: string): Promise<string> {
  await using file = await open(path);
  return await file.readFile("utf8");
}
`,
    },
    {
      title: "41: a plain property of the held value is returned",
      code: `import { open } from "node:fs/promises";
export async function descriptor(path: string): Promise<number> {
  await using file = await open(path);
  return file.fd;
}
`,
    },
    {
      title: "164: a generator holds the file as long as it is consumed",
      code: `import { open } from "node:fs/promises";
export async function* lines(path: string): AsyncGenerator<string> {
  await using file = await open(path);
  for await (const line of file.readLines()) yield line;
}
`,
    },
    {
      title: "199: a held value that may be null",
      code: `import { open } from "node:fs/promises";
export async function load(path?: string): Promise<string | undefined> {
  await using file = path === undefined ? null : await open(path);
  return await file?.readFile("utf8");
}
`,
    },
    {
      title: "196: the head of a for loop holds each value for one round",
      code: `import { open } from "node:fs/promises";
for (await using file of [await open("a"), await open("b")]) {
  await file.stat();
}
`,
    },
    {
      title: "214: a stack is asked whether it is disposed, and disposed again",
      code: `const stack = new DisposableStack();
stack.defer(() => console.log("bye"));
stack.dispose();
console.log(stack.disposed);
stack.dispose();
`,
    },
    {
      title: "147: an imported function may do anything, and so nothing is said",
      code: `import { Pool } from "pg";
import { close } from "./close.js";
const pool = new Pool();
await close(pool);
await pool.query("select 1");
`,
    },
    {
      title: "88: a local function is called before the close",
      code: `import { Pool } from "pg";
const pool = new Pool();
const find = (id: number) => pool.query("select $1", [id]);
await find(1);
await pool.end();
`,
    },
    {
      title: "a second close whose failure is handled",
      code: `import { Pool } from "pg";
const pool = new Pool();
await pool.query("select 1");
await pool.end();
await pool.end().catch(() => {});
`,
    },
    {
      title: "an arrow function with an expression for its body sends one answer",
      code: `import express from "express";
const app = express();
app.get("/a", (_, res) => res.send("a"));
app.get("/b", (_, res) => void res.status(200).type("text").send("b"));
`,
    },
    {
      title: "a fluent chain of Fastify sends once",
      code: `const fastify = require("fastify")({ logger: true });
fastify.get("/", (request, reply) => {
  reply.code(200).header("content-type", "application/json").type("application/json").send({ hello: "world" });
});
`,
      filename: "file.cjs",
    },
  ],
  invalid: [
    {
      title: "22: the alias is closed, then the original is used",
      code: `import { Pool } from "pg";
const pool = new Pool();
const database = pool;
await database.end();
await pool.query("select 1");
`,
      errors: [{ messageId: "used", line: 5 }],
    },
    {
      title: "22: an alias through a type assertion is closed",
      code: `import { DatabaseSync } from "node:sqlite";
const db = new DatabaseSync(":memory:");
(db as unknown as { close(): void }).close();
db.exec("create table t (id)");
`,
      errors: [{ messageId: "used", line: 4 }],
    },
    {
      title: "23: the original and its alias are both closed",
      code: `import { Client } from "undici";
const client = new Client("https://example.org");
const alias = client;
await alias.close();
await client.close();
`,
      errors: [{ messageId: "closedAgain", line: 5 }],
    },
    {
      title: "22: a destructured alias is used after the close of the original",
      code: `import { Pool } from "pg";
const pool = new Pool();
const { db } = { db: pool };
await pool.end();
await db.query("select 1");
`,
      errors: [{ messageId: "used", line: 5 }],
    },
    {
      title: "97: used under a test that says it is closed",
      code: `import { Client } from "undici";
export async function ping(client: Client): Promise<void> {
  if (client.closed) {
    await client.request({ path: "/", method: "GET" });
  }
}
`,
      errors: [{ messageId: "knownClosed", line: 4 }],
    },
    {
      title: "a closed lazy value is not opened by a type-only import of its class",
      code: `import type { Pool } from "pg";
export async function stop(pool: Pool): Promise<void> {
  await pool.end();
  await pool.query("select 1");
}
`,
      errors: [{ messageId: "used", line: 4 }],
    },
    {
      title: "111: a loop ends the pool in each round",
      code: `import { Pool } from "pg";
const pool = new Pool();
for (const signal of ["SIGINT", "SIGTERM"]) {
  console.log(signal);
  await pool.end();
}
`,
      errors: [{ messageId: "closedAgain", line: 5 }],
    },
    {
      title: "a closed resource is used in a loop",
      code: `import { Worker } from "node:worker_threads";
const worker = new Worker("./worker.js");
await worker.terminate();
for (const job of ["a", "b"]) worker.postMessage(job);
`,
      errors: [{ messageId: "used", line: 4 }],
    },
    {
      title: "the lines of a closed file are iterated",
      code: `import { open } from "node:fs/promises";
const file = await open("data.csv");
await file.close();
for await (const line of file.readLines()) console.log(line);
`,
      errors: [{ messageId: "used", line: 4 }],
    },
    {
      title: "all of a list were closed, and one of them is used",
      code: `import { Pool } from "pg";
const primary = new Pool({ host: "a" });
const replica = new Pool({ host: "b" });
await Promise.all([primary.end(), replica.end()]);
await primary.query("select 1");
`,
      errors: [{ messageId: "used", line: 5 }],
    },
    {
      title: "one property of an object is closed, then used",
      code: `import { Pool } from "pg";
const db = { primary: new Pool(), replica: new Pool() };
await db.primary.end();
await db.primary.query("select 1");
`,
      errors: [{ messageId: "used", line: 4, message: /^`db\.primary`/u }],
    },
    {
      title: "41: a function returns the value that it holds",
      code: `import { open } from "node:fs/promises";
export async function load(path: string) {
  await using file = await open(path);
  await file.sync();
  return file;
}
`,
      errors: [{ messageId: "returned", line: 5 }],
    },
    {
      title: "201: the held value is returned in an object",
      code: `import { open } from "node:fs/promises";
export async function load(path) {
  await using file = await open(path);
  return { file, size: (await file.stat()).size };
}
`,
      filename: "file.js",
      errors: [{ messageId: "returned", line: 4 }],
    },
    {
      title: "201: the held value is returned in an array",
      code: `import { DatabaseSync } from "node:sqlite";
export function databases(): DatabaseSync[] {
  using main = new DatabaseSync("main.db");
  return [main];
}
`,
      errors: [{ messageId: "returned", line: 4 }],
    },
    {
      title: "201: a function that uses the held value is returned",
      code: `import { open } from "node:fs/promises";
export async function reader(path: string): Promise<() => Promise<Buffer>> {
  await using file = await open(path);
  return () => file.readFile();
}
`,
      errors: [{ messageId: "captured", line: 4 }],
    },
    {
      title: "201: a stack that is held is returned without move",
      code: `export function make(): DisposableStack {
  using stack = new DisposableStack();
  stack.defer(() => console.log("bye"));
  return stack;
}
`,
      errors: [{ messageId: "returned", line: 4 }],
    },
    {
      title: "206: a stack is used after it was disposed of",
      code: `const stack = new AsyncDisposableStack();
stack.defer(() => console.log("bye"));
await stack.disposeAsync();
stack.defer(() => console.log("late"));
`,
      errors: [{ messageId: "used", line: 4, message: /AsyncDisposableStack.prototype.defer on an already-disposed DisposableStack/u }],
    },
    {
      title: "the continuation of the close uses",
      code: `const { Pool } = require("pg");
const pool = new Pool();
pool.end().then(() => pool.query("select 1")).catch(console.error);
`,
      filename: "file.cjs",
      errors: [{ messageId: "used", line: 3 }],
    },
    {
      title: "a close that is not awaited comes before the use all the same",
      code: `import { Pool } from "pg";
const pool = new Pool();
pool.end();
await pool.query("select 1");
`,
      errors: [{ messageId: "used", line: 4 }],
    },
    {
      title: "a body is read twice",
      code: `const response = await fetch("https://example.org");
console.log(await response.text());
const data = await response.json();
console.log(data);
`,
      errors: [{ line: 3, message: /Body is unusable: Body has already been read/u }],
    },
  ],
});
