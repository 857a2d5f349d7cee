/** Where does `no-close-while-running` see a close that nobody waits for? */
import { javascriptLibrary } from "../../tools/fuzz/libraries.ts";
import { specify } from "../specify.ts";

specify(
  "no-close-while-running",
  {
    valid: [
      {
        title: "the lock of a stream goes while it still writes, or is being cancelled",
        code: `export function put(stream, text) {
  const writer = stream.getWriter();
  const written = writer.write(text);
  writer.releaseLock();
  return written;
}
export function send(text) {
  const { readable, writable } = new TransformStream();
  const writer = writable.getWriter();
  const written = writer.write(text);
  writer.releaseLock();
  return [readable, written];
}
export async function first(url) {
  const response = await fetch(url);
  const reader = response.body.getReader();
  try {
    return await reader.read();
  } finally {
    void reader.cancel().catch(() => {});
    reader.releaseLock();
  }
}
`,
      },
      {
        title: "the close is returned",
        code: `import { MongoClient } from "mongodb";
const client = new MongoClient("mongodb://localhost");
export const stop = () => client.close();
export function shutdown() {
  return client.close().then(() => console.log("closed"));
}
export async function end() {
  return client.close(true);
}
`,
      },
      {
        title: "a task of an earlier round runs on the one of that round",
        code: `import { createClient } from "redis";
export async function count(urls) {
  let last;
  for (const url of urls) {
    const client = await createClient({ url }).connect();
    if (url.endsWith("/")) client.destroy();
    else last = client.incr("hits");
  }
  await last;
}
`,
      },
      {
        title: "the close has its failure handled",
        code: `import { chromium } from "playwright";
export async function visit(url) {
  const browser = await chromium.launch();
  try {
    const page = await browser.newPage();
    await page.goto(url);
  } finally {
    browser.close().catch(console.error);
  }
}
`,
      },
      {
        title: "the close is voided on purpose",
        code: `import { chromium } from "playwright";
export async function visit(url) {
  const browser = await chromium.launch();
  const page = await browser.newPage();
  await page.goto(url);
  void browser.close();
}
`,
      },
      {
        title: "the close is stored and awaited later",
        code: `import { MongoClient } from "mongodb";
export async function stop(server) {
  const client = new MongoClient("mongodb://localhost");
  const closing = client.close();
  await server.stop();
  await closing;
}
`,
      },
      {
        title: "several closes are awaited together",
        code: `import Redis from "ioredis";
import { MongoClient } from "mongodb";
const mongo = new MongoClient("mongodb://localhost");
const redis = new Redis();
export async function stop(others) {
  await Promise.all([mongo.close(), redis.quit()]);
  await Promise.allSettled(others.map((other) => other.close()));
}
`,
      },
      {
        title: "closes are collected and awaited",
        code: `import { chromium } from "playwright";
export async function stop(count) {
  const closings = [];
  for (let index = 0; index < count; index += 1) {
    const browser = await chromium.launch();
    closings.push(browser.close());
  }
  await Promise.all(closings);
}
`,
      },
      {
        title: "a callback tells when the pool has ended",
        code: `import { Pool } from "pg";
const pool = new Pool();
export async function stop() {
  pool.end(() => {
    console.log("closed");
  });
}
`,
      },
      {
        title: "a close that gives no promise",
        code: `import { createServer } from "node:http";
import { WebSocket } from "ws";
export async function stop() {
  const server = createServer();
  const socket = new WebSocket("ws://localhost");
  socket.close();
  server.close();
}
`,
      },
      {
        title: "the dispose method is awaited",
        code: `import { chromium } from "playwright";
export async function visit() {
  const browser = await chromium.launch();
  await browser[Symbol.asyncDispose]();
}
`,
      },
      {
        title: "a stack closes it",
        code: `import { MongoClient } from "mongodb";
export async function names() {
  await using stack = new AsyncDisposableStack();
  const client = stack.adopt(new MongoClient("mongodb://localhost"), (one) => one.close());
  const other = new MongoClient("mongodb://other");
  stack.defer(() => other.close());
  return await client.db("shop").collection("users").distinct("name");
}
`,
      },
      {
        title: "a close in an unknown class",
        code: `export class Feed {
  constructor(socket) {
    this.socket = socket;
  }
  async stop() {
    this.socket.close();
  }
}
`,
      },
      {
        title: "an emitter tells that the close is done",
        code: `import { once } from "node:events";
import { createServer } from "node:net";
export async function stop() {
  const server = createServer();
  const closed = once(server, "close");
  server.close();
  await closed;
}
`,
      },
      {
        title: "a reader that is cancelled ends the read that waits",
        code: `export async function firstOf(stream: ReadableStream<string>) {
  const reader = stream.getReader();
  const reading = reader.read();
  await reader.cancel();
  return await reading;
}
`,
      },
      {
        title: "the close is a branch of an expression that is awaited",
        code: `import { MongoClient } from "mongodb";
export async function stop(isOpen) {
  const client = new MongoClient("mongodb://localhost");
  await (isOpen ? client.close() : undefined);
  await client?.close();
}
`,
      },
      {
        title: "afterAll awaits what an arrow function gives",
        code: `import { MongoClient } from "mongodb";
import { afterAll, beforeEach } from "vitest";
const client = new MongoClient("mongodb://localhost");
beforeEach(() => client.db("test").dropDatabase());
afterAll(() => client.close());
`,
      },
      {
        title: "limit: 182: a hook that is not async drops the close",
        code: `import { afterAll } from "vitest";
import { MongoClient } from "mongodb";
const client = new MongoClient("mongodb://localhost");
afterAll(() => {
  client.close();
});
`,
      },
    ],
    invalid: [
      {
        title: "several tasks run there, and all are awaited",
        settings: { "async-lifecycle": { libraries: [javascriptLibrary], disposal: "using" } },
        code: `import { openSession } from "sessions";
export async function load() {
  const session = openSession(1);
  const first = session.fetch(2);
  session.fetch(3);
  session.close(4);
  return first;
}
`,
        errors: [{ messageId: "pending", line: 6 }],
      },
      {
        title: "182: a close is not awaited",
        code: `import { chromium } from "playwright";
export async function visit(url) {
  const browser = await chromium.launch();
  const page = await browser.newPage();
  await page.goto(url);
  browser.close();
}
`,
        errors: [{ messageId: "notAwaited", line: 6, message: /^`browser\.close(?:\(\))?` is not awaited/u }],
      },
      {
        title: "182: a close in finally is not awaited",
        code: `const { MongoClient } = require("mongodb");
exports.names = async () => {
  const client = new MongoClient("mongodb://localhost");
  try {
    return await client.db("shop").collection("users").distinct("name");
  } finally {
    client.close();
  }
};
`,
        filename: "names.cjs",
        errors: [{ messageId: "notAwaited", line: 7 }],
      },
      {
        title: "182: the end of a pool at the end of a script is not awaited",
        code: `import { Pool } from "pg";
const pool = new Pool();
const { rows } = await pool.query("select 1");
pool.end();
console.log(rows);
`,
        errors: [{ messageId: "notAwaited", line: 4 }],
      },
      {
        title: "182: a close of a field is not awaited",
        code: `import { Client } from "pg";
export class Repository {
  #client = new Client();
  async find(id) {
    return await this.#client.query("select * from users where id = $1", [id]);
  }
  async stop() {
    this.#client.end();
  }
}
`,
        errors: [{ messageId: "notAwaited", line: 8, message: /until `this\.#client` is closed/u }],
      },
      {
        title: "182: a hook does not wait for the close",
        code: `import { afterAll, beforeAll } from "vitest";
import puppeteer, { type Browser } from "puppeteer";
let browser: Browser;
beforeAll(async () => {
  browser = await puppeteer.launch();
});
afterAll(async () => {
  browser.close();
});
`,
        errors: [{ messageId: "notAwaited", line: 8 }],
      },
      {
        title: "182: each round of a loop leaves its close alone",
        code: `import { chromium } from "playwright";
export async function visit(urls) {
  for (const url of urls) {
    const browser = await chromium.launch();
    const page = await browser.newPage();
    await page.goto(url);
    browser.close();
  }
}
`,
        errors: [{ messageId: "notAwaited", line: 7 }],
      },
      {
        title: "182: optional chaining does not await",
        code: `import { MongoClient } from "mongodb";
let client: MongoClient | undefined;
export async function stop(): Promise<void> {
  client?.close();
  client = undefined;
}
`,
        errors: [{ messageId: "notAwaited", line: 4 }],
      },
      {
        title: "183: the dispose method is not awaited",
        code: `import { chromium } from "playwright";
export async function visit() {
  const browser = await chromium.launch();
  browser[Symbol.asyncDispose]();
}
`,
        errors: [{ messageId: "notAwaited", line: 4 }],
      },
      {
        title: "183: the dispose method of a session of the program's own is not awaited",
        code: `class Session {
  async [Symbol.asyncDispose](): Promise<void> {
    await fetch("/sessions", { method: "DELETE" });
  }
}
export async function main(): Promise<void> {
  const session = new Session();
  session[Symbol.asyncDispose]();
}
`,
        errors: [{ messageId: "notAwaited", line: 8 }],
      },
    ],
  },
  { minimum: 25 },
);
