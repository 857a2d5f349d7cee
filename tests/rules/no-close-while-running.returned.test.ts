/** Where does `no-close-while-running` see a task returned out of the scope of its resource? */
import { specify } from "../specify.ts";

specify(
  "no-close-while-running",
  {
    valid: [
      {
        title: "177: a chain through a cursor of the resource is awaited",
        code: `import { MongoClient } from "mongodb";
export async function names() {
  const client = new MongoClient("mongodb://localhost");
  try {
    return await client.db("shop").collection("users").find().toArray().then((users) => users.map(({ name }) => name));
  } finally {
    await client.close();
  }
}
`,
      },
      {
        title: "177: return await inside the scope",
        code: `import { chromium } from "playwright";
export async function title(url) {
  await using browser = await chromium.launch();
  const page = await browser.newPage();
  await page.goto(url);
  return await page.title();
}
`,
      },
      {
        title: "177: return await inside try with a close in finally",
        code: `import { Client } from "pg";
export async function count() {
  const client = new Client();
  await client.connect();
  try {
    return await client.query("select count(*) from users");
  } finally {
    await client.end();
  }
}
`,
      },
      {
        title: "177: plain data is returned",
        code: `import { Client } from "pg";
export async function ping() {
  const client = new Client();
  await client.connect();
  try {
    const { rows } = await client.query("select 1 as one");
    if (rows.length === 0) return 0;
    return rows[0].one;
  } finally {
    await client.end();
  }
}
`,
      },
      {
        title: "177: a promise that has nothing to do with the resource",
        code: `import { chromium } from "playwright";
export async function visit(url) {
  await using browser = await chromium.launch();
  const page = await browser.newPage();
  await page.goto(url);
  if (url === "") return Promise.resolve("");
  return fetch(url).then((response) => response.text());
}
`,
      },
      {
        title: "a pool that lets its queries finish when it ends",
        code: `import { Pool } from "pg";
export async function log(text) {
  const pool = new Pool();
  const written = pool.query("insert into log values ($1)", [text]);
  await pool.end();
  return await written;
}
`,
      },
      {
        title: "a client that answers everything that was sent before it closes",
        code: `import { createClient } from "redis";
export async function put(key, value) {
  const client = createClient();
  await client.connect();
  const stored = client.set(key, value);
  await client.close();
  return await stored;
}
`,
      },
      {
        title: "quit and drain wait for what was sent",
        code: `import Redis from "ioredis";
import { connect } from "nats";
export async function publish(text) {
  const redis = new Redis();
  const stored = redis.set("last", text);
  await redis.quit();
  await stored;
  const connection = await connect();
  const subscription = connection.subscribe("news");
  const reading = (async () => {
    for await (const message of subscription) console.log(message.string());
  })();
  connection.publish("news", text);
  await connection.drain();
  await reading;
}
`,
      },
      {
        title: "an agent that finishes its requests when it closes",
        code: `import { Agent, request } from "undici";
export async function get(url) {
  const agent = new Agent();
  const answering = request(url, { dispatcher: agent });
  await agent.close();
  return await answering;
}
`,
      },
      {
        title: "a file handle closes after the operations that are pending on it",
        code: `import { open } from "node:fs/promises";
export async function read(path) {
  const handle = await open(path);
  try {
    return handle.readFile("utf8");
  } finally {
    await handle.close();
  }
}
`,
      },
      {
        title: "184: a plain function returns the task, and does not close",
        code: `import { chromium } from "playwright";
const browser = await chromium.launch();
export function open(url) {
  return browser.newPage().then((page) => page.goto(url));
}
`,
      },
      {
        title: "an async generator awaits what it yields",
        code: `import { chromium } from "playwright";
export async function* titles(urls) {
  await using browser = await chromium.launch();
  for (const url of urls) {
    const page = await browser.newPage();
    await page.goto(url);
    yield page.title();
  }
}
`,
      },
      {
        title: "177: the documents of a cursor are awaited before the client is closed",
        code: `import { MongoClient } from "mongodb";
export async function all(url) {
  const client = await MongoClient.connect(url);
  try {
    return await client.db().collection("users").find({}).toArray();
  } finally {
    await client.close();
  }
}
`,
      },
      {
        title: "work of which the annotation says that it gives no promise",
        code: `import { Client } from "undici";
export async function withClient(url: string, work: (client: Client) => number) {
  const client = new Client(url);
  try {
    return work(client);
  } finally {
    await client.close();
  }
}
`,
      },
    ],
    invalid: [
      {
        title: "176: a task is returned out of the scope of its resource",
        code: `import { chromium } from "playwright";
export async function title(url) {
  await using browser = await chromium.launch();
  const page = await browser.newPage();
  await page.goto(url);
  return page.title();
}
`,
        errors: [{ messageId: "returned", line: 6, message: /Write `return await`/u }],
        output: `import { chromium } from "playwright";
export async function title(url) {
  await using browser = await chromium.launch();
  const page = await browser.newPage();
  await page.goto(url);
  return await page.title();
}
`,
      },
      {
        title: "238: a task that is returned out of a try is awaited where it is returned",
        code: `import { chromium } from "playwright";
export async function title(url, isShort) {
  const browser = await chromium.launch();
  try {
    const page = await browser.newPage();
    await page.goto(url);
    return isShort ? "" : page.title();
  } finally {
    await browser.close();
  }
}
`,
        errors: [{ messageId: "returned", line: 7 }],
        output: `import { chromium } from "playwright";
export async function title(url, isShort) {
  const browser = await chromium.launch();
  try {
    const page = await browser.newPage();
    await page.goto(url);
    return isShort ? "" : await page.title();
  } finally {
    await browser.close();
  }
}
`,
      },
      {
        title: "176: a task is returned out of a try that closes in finally",
        code: `const { Client } = require("pg");
exports.count = async () => {
  const client = new Client();
  await client.connect();
  try {
    return client.query("select count(*) from users");
  } finally {
    await client.end();
  }
};
`,
        filename: "count.cjs",
        errors: [{ messageId: "returned", line: 6, message: /^`client` is closed before/u }],
        output: `const { Client } = require("pg");
exports.count = async () => {
  const client = new Client();
  await client.connect();
  try {
    return await client.query("select count(*) from users");
  } finally {
    await client.end();
  }
};
`,
      },
      {
        title: "176: a task is returned on one arm",
        code: `import { Client } from "pg";
export async function find(id?: number) {
  const client = new Client();
  await client.connect();
  try {
    return id === undefined ? undefined : client.query("select * from users where id = $1", [id]);
  } finally {
    await client.end();
  }
}
`,
        errors: [{ messageId: "returned", line: 6 }],
      },
      {
        title: "176: a combination of tasks is returned",
        code: `import { chromium } from "playwright";
export async function both(url) {
  await using browser = await chromium.launch();
  const page = await browser.newPage();
  await page.goto(url);
  return Promise.all([page.title(), page.content()]);
}
`,
        errors: [{ messageId: "returned", line: 6 }],
      },
      {
        title: "176: a variable that holds the task is returned",
        code: `import { Effect, Layer, ManagedRuntime } from "effect";
export async function run(program) {
  await using runtime = ManagedRuntime.make(Layer.empty);
  const result = runtime.runPromise(program);
  return result;
}
`,
        errors: [{ messageId: "returned" }],
      },
      {
        title: "176: a query of a database of kysely",
        code: `import { Kysely, type Dialect } from "kysely";
export async function users(dialect: Dialect) {
  await using db = new Kysely<{ users: { id: number } }>({ dialect });
  return db.selectFrom("users").selectAll().execute();
}
`,
        errors: [{ messageId: "returned", line: 4 }],
      },
      {
        title: "176: a session of the program's own",
        code: `class Session {
  async get(key: string): Promise<string> {
    return await Promise.resolve(key);
  }
  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.resolve();
  }
}
export async function read(key: string): Promise<string> {
  await using session = new Session();
  return session.get(key);
}
`,
        errors: [{ messageId: "returned", line: 11 }],
      },
      {
        title: "176: a session of the program's own, with types",
        code: `declare class Session implements AsyncDisposable {
  get(key: string): Promise<string>;
  [Symbol.asyncDispose](): Promise<void>;
}
declare function open(): Promise<Session>;
export async function read(key: string): Promise<string> {
  await using session = await open();
  return session.get(key);
}
`,
        typed: true,
        errors: [{ messageId: "returned", line: 8 }],
      },
      {
        title: "176: the documents of a cursor are returned without an await",
        code: `import { MongoClient } from "mongodb";
export async function all(url) {
  const client = await MongoClient.connect(url);
  try {
    return client.db().collection("users").find({}).toArray();
  } finally {
    await client.close();
  }
}
`,
        errors: [{ line: 5 }],
      },
      {
        title: "176: work that is annotated to give a promise is returned without an await",
        code: `import { Client } from "pg";
export async function withClient<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client(url);
  await client.connect();
  try {
    return work(client);
  } finally {
    await client.end();
  }
}
`,
        errors: [{ line: 6 }],
      },
      {
        title: "176: a chain through a cursor of the resource is returned",
        code: `import { MongoClient } from "mongodb";
export async function names() {
  const client = new MongoClient("mongodb://localhost");
  try {
    return client.db("shop").collection("users").find().toArray().then((users) => users.map(({ name }) => name));
  } finally {
    await client.close();
  }
}
`,
        errors: [{ line: 5 }],
      },
    ],
  },
  { minimum: 20 },
);
