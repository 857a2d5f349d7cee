/** What do wrappers, pipelines and generators do with a session that they are given? */
import { specify } from "../specify.ts";

specify("no-undisposed-session", {
  valid: [
    {
      title: "an object within an object is handed on with what it holds",
      code: `import { Pool } from "pg";
export async function start(make) {
  const options = { database: { pool: new Pool() } };
  return make(options);
}
`,
    },
    {
      title: "154: a wrapper over a client, the wrapper closed",
      code: `import { Client, RetryAgent } from "undici";
export async function load(url) {
  const client = new Client(url);
  const agent = new RetryAgent(client, { maxRetries: 3 });
  const { body } = await agent.request({ path: "/", method: "GET" });
  await body.dump();
  await agent.close();
}
`,
    },
    {
      title: "155: a wrapper over a client, the client closed",
      code: `import { Agent, RetryAgent } from "undici";
export async function load(url) {
  const agent = new Agent();
  const retrying = new RetryAgent(agent);
  const { body } = await retrying.request({ origin: url, path: "/", method: "GET" });
  await body.dump();
  await agent.close();
}
`,
    },
    {
      title: "155: a drizzle database over a pool, the pool ended",
      code: `import { drizzle } from "drizzle-orm/node-postgres";
import { Pool } from "pg";
export async function seed(schema) {
  const pool = new Pool();
  const db = drizzle(pool, { schema });
  await db.insert(schema.users).values({ name: "Ann" });
  await pool.end();
}
`,
    },
    {
      title: "154: a kysely over a dialect that takes the pool",
      code: `import { Kysely, PostgresDialect } from "kysely";
import { Pool } from "pg";
export async function migrate(url) {
  const db = new Kysely({ dialect: new PostgresDialect({ pool: new Pool({ connectionString: url }) }) });
  await db.schema.createTable("users").execute();
  await db.destroy();
}
`,
    },
    {
      title: "154: a stream of a file handle closes the handle by itself",
      code: `import { open } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
export async function send(path, response) {
  const handle = await open(path);
  await pipeline(handle.createReadStream(), response);
}
export async function lines(path) {
  const handle = await open(path);
  for await (const line of handle.readLines()) console.log(line);
}
`,
    },
    {
      title: "161: wrappers in three layers",
      code: `import { Agent, RetryAgent } from "undici";
export async function load() {
  const agent = new RetryAgent(new RetryAgent(new Agent()));
  await agent.close();
}
`,
    },
    {
      title: "163: a pipeline owns the descriptor of its streams",
      code: `import { createReadStream, createWriteStream, openSync } from "node:fs";
import { pipeline } from "node:stream/promises";
export async function copy(from, to) {
  const descriptor = openSync(from, "r");
  await pipeline(createReadStream(from, { fd: descriptor }), createWriteStream(to));
}
`,
    },
    {
      title: "164: a generator that closes in its finally",
      code: `import { open } from "node:fs/promises";
export async function* chunks(path) {
  const handle = await open(path);
  try {
    const { buffer } = await handle.read();
    yield buffer;
  } finally {
    await handle.close();
  }
}
`,
    },
    {
      title: "166: generators that are consumed by loops, spread and destructuring",
      code: `function* range(count) {
  for (let index = 0; index < count; index++) yield index;
}
export async function use() {
  const all = [...range(3)];
  const [first] = range(3);
  for (const one of range(3)) console.log(one);
  const rest = range(9);
  console.log(first, all, rest.next().value);
}
`,
    },
    {
      title: "168: iterators, timers and mocks are not sessions because the types say Disposable",
      typed: true,
      code: `import { EventEmitter } from "node:events";
export async function use(names: Map<string, number>, emitter: EventEmitter): Promise<number> {
  const values = names.values();
  const timer = setTimeout(() => undefined, 10);
  const first = values.next().value ?? 0;
  clearTimeout(timer);
  emitter.emit("done");
  return await Promise.resolve(first);
}
`,
    },
    {
      title: "169: a directory that for await reads to its end",
      code: `import { opendir } from "node:fs/promises";
export async function names(path) {
  const directory = await opendir(path);
  const names = [];
  for await (const entry of directory) names.push(entry.name);
  return names;
}
export async function first(path) {
  for await (const entry of await opendir(path)) return entry.name;
}
`,
    },
    {
      title: "63: a generator that yields the session to its consumer",
      code: `import { Client } from "undici";
export function* clients(urls) {
  for (const url of urls) yield new Client(url);
}
export async function* fixture() {
  const client = new Client("http://localhost");
  yield client;
  await client.close();
}
`,
    },
    {
      title: "limit: 162: an own wrapper without close takes the client over",
      code: `import { Client } from "undici";
class Api {
  constructor(client) {
    this.client = client;
  }
  load(path) {
    return this.client.request({ path, method: "GET" });
  }
}
export async function ping(url) {
  const api = new Api(new Client(url));
  const { body } = await api.load("/");
  await body.dump();
}
`,
    },
    {
      title: "limit: 44: a client behind the result type unknown is the caller's",
      code: `import { Client } from "undici";
export function open(url: string): unknown {
  return new Client(url);
}
`,
    },
    {
      title: "limit: 167: an iterator of a directory that is moved by hand and left",
      code: `import { opendir } from "node:fs/promises";
export async function first(path) {
  const directory = await opendir(path);
  const entries = directory[Symbol.asyncIterator]();
  return (await entries.next()).value;
}
`,
    },
    {
      title: "158: a stream that leaves its handle open, and the handle is used and closed after it",
      code: `import { open } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
export async function head(path, response) {
  const handle = await open(path);
  try {
    await pipeline(handle.createReadStream({ autoClose: false, end: 99 }), response);
    return await handle.stat();
  } finally {
    await handle.close();
  }
}
`,
    },
  ],
  invalid: [
    {
      title: "156: neither the wrapper nor the client is closed, reported once",
      code: `import { Agent, RetryAgent } from "undici";
export async function load(url) {
  const agent = new Agent();
  const retrying = new RetryAgent(agent);
  const { body } = await retrying.request({ origin: url, path: "/", method: "GET" });
  await body.dump();
}
`,
      errors: 1,
    },
    {
      title: "165: a generator that closes after its yield, without finally",
      code: `import { open } from "node:fs/promises";
export async function* chunks(path) {
  const handle = await open(path);
  const { buffer } = await handle.read();
  yield buffer;
  await handle.close();
}
`,
      errors: [{ messageId: "path", line: 3 }],
    },
    {
      title: "160: an argument of the wrapper's constructor throws, with exceptionPaths",
      options: [{ exceptionPaths: true }],
      code: `import { Agent, RetryAgent } from "undici";
import { parse } from "./options.js";
export async function load(text) {
  const agent = new Agent();
  const retrying = new RetryAgent(agent, parse(text));
  await retrying.close();
}
`,
      errors: [{ messageId: "exception", line: 4, message: /line 5/u }],
    },
    {
      title: "157: a stream that leaves its handle open",
      code: `import { open } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
export async function head(path, response) {
  const handle = await open(path);
  await pipeline(handle.createReadStream({ autoClose: false, end: 99 }), response);
}
`,
      errors: [{ messageId: "never", line: 4 }],
    },
    {
      title: "undici in CommonJS: the result is awaited and dropped",
      filename: "file.cjs",
      code: `const { request } = require("undici");
exports.notify = async (url, payload) => {
  await request(url, { method: "POST", body: JSON.stringify(payload) });
};
`,
      errors: [{ messageId: "body", line: 3 }],
    },
  ],
}, { minimum: 10 });
