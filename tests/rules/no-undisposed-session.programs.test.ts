/** Is the rule silent on the programs that people write all day? */
import { specify } from "../specify.ts";

specify("no-undisposed-session", {
  valid: [
    {
      title: "handles of Promise.all that a loop closes",
      code: `import { open } from "node:fs/promises";
export async function touch(left, right) {
  const handles = await Promise.all([open(left, "a"), open(right, "a")]);
  for (const handle of handles) await handle.close();
}
export async function touchMapped(left, right) {
  const handles = await Promise.all([open(left, "a"), open(right, "a")]);
  await Promise.all(handles.map((handle) => handle.close()));
}
`,
    },
    {
      title: "handles of Promise.allSettled that a loop closes",
      code: `import { open } from "node:fs/promises";
export async function touch(left, right) {
  const results = await Promise.allSettled([open(left, "a"), open(right, "a")]);
  for (const result of results) {
    if (result.status === "fulfilled") await result.value.close();
  }
}
`,
    },
    {
      title: "a fetch that races with a timeout",
      options: [{ untilCollected: true }],
      code: `export async function load(url, timeout) {
  const response = await Promise.race([fetch(url), timeout]);
  return await response.json();
}
`,
    },
    {
      title: "two redis clients that connect together",
      code: `import { createClient } from "redis";
export async function ping() {
  const client = createClient();
  const subscriber = client.duplicate();
  await Promise.all([client.connect(), subscriber.connect()]);
  await Promise.all([client.quit(), subscriber.quit()]);
}
`,
    },
    {
      title: "34: a page is returned, and its browser with it",
      code: `import { chromium } from "playwright";
export async function newPage() {
  const browser = await chromium.launch();
  return await browser.newPage();
}
export async function newPageThatCloses() {
  const browser = await chromium.launch();
  const page = await browser.newPage();
  page.on("close", () => browser.close());
  return page;
}
`,
    },
    {
      title: "34: a collection is returned, and its client with it",
      code: `import { MongoClient } from "mongodb";
export async function users(url) {
  const client = new MongoClient(url);
  await client.connect();
  return client.db("app").collection("users");
}
`,
    },
    {
      title: "113: a consumer of amqplib that lives as long as the process",
      code: `import { connect } from "amqplib";
export async function work(onMessage) {
  const connection = await connect("amqp://localhost");
  const channel = await connection.createChannel();
  await channel.consume("jobs", async (message) => {
    await onMessage(message);
    channel.ack(message);
  });
}
`,
    },
    {
      title: "27: optional clients in options, parameters and default values",
      code: `import { Pool } from "pg";
import { Client } from "undici";
export async function count(given) {
  const pool = given ?? new Pool();
  return await pool.query("select count(*) from users");
}
export async function countWith(options) {
  const pool = options.pool ?? new Pool(options);
  try {
    return await pool.query("select count(*) from users");
  } finally {
    if (!options.pool) await pool.end();
  }
}
export async function ping(client) {
  const isOwn = !client;
  if (!client) client = new Client("http://localhost");
  try {
    await client.connect({ path: "/" });
  } finally {
    if (isOwn) await client.close();
  }
}
export async function show({ pool = new Pool() } = {}) {
  console.log(await pool.query("select 1"));
}
export class Store {
  constructor(pool = new Pool()) {
    this.pool = pool;
  }
}
`,
    },
    {
      title: "27: an own client beside a given one",
      code: `import { Pool } from "pg";
export async function count({ pool: given }) {
  let own;
  const pool = given ?? (own = new Pool());
  try {
    return await pool.query("select count(*) from users");
  } finally {
    await own?.end();
  }
}
`,
    },
    {
      title: "34: a wrapper over a pool is returned",
      code: `import { drizzle } from "drizzle-orm/node-postgres";
import { Pool } from "pg";
export function openDatabase(schema) {
  const db = drizzle(new Pool(), { schema });
  return db;
}
`,
    },
    {
      title: "a method that is chosen at run time",
      options: [{ untilCollected: true }],
      code: `export async function load(url, type) {
  const response = await fetch(url);
  const method = type === "json" ? "json" : "text";
  return await response[method]();
}
`,
    },
    {
      title: "an undici body that is read by its events",
      code: `import { once } from "node:events";
import { request } from "undici";
export async function load(url) {
  const { body } = await request(url);
  let text = "";
  body.setEncoding("utf8");
  body.on("data", (chunk) => {
    text += chunk;
  });
  await once(body, "end");
  return text;
}
`,
    },
    {
      title: "112: a retry whose failed attempts give null",
      code: `import mysql from "mysql2/promise";
export async function connect(config) {
  for (let attempt = 0; attempt < 3; attempt++) {
    const connection = await mysql.createConnection(config).catch(() => null);
    if (!connection) continue;
    try {
      await connection.ping();
      return connection;
    } catch {
      connection.destroy();
    }
  }
  throw new Error("no connection");
}
`,
    },
    {
      title: "78: a server that closes its pool when it is told to stop",
      code: `import http from "node:http";
import { Pool } from "pg";
export async function serve(port) {
  const pool = new Pool();
  const server = http.createServer(async (request, response) => {
    const { rows } = await pool.query("select 1");
    response.end(JSON.stringify(rows));
  });
  async function stop() {
    server.close(async () => {
      await pool.end();
      process.exit(0);
    });
  }
  process.on("SIGINT", stop);
  process.on("SIGTERM", () => stop());
  server.listen(port);
}
`,
    },
    {
      title: "a promise that resolves with the client",
      code: `import { Client } from "pg";
export function connect(url) {
  return new Promise((resolve, reject) => {
    const client = new Client(url);
    client.connect((error) => (error ? reject(error) : resolve(client)));
  });
}
`,
    },
    {
      title: "93: a close that a flag guards against a second call",
      code: `import { MongoClient } from "mongodb";
export async function ping(url) {
  const client = new MongoClient(url);
  let isClosed = false;
  const close = async () => {
    if (isClosed) return;
    isClosed = true;
    await client.close();
  };
  try {
    await client.db().command({ ping: 1 });
  } finally {
    await close();
  }
}
`,
    },
    {
      title: "pools in an object that Object.values closes",
      code: `import { Pool } from "pg";
export async function check(configs) {
  const pools = {};
  for (const [name, config] of Object.entries(configs)) pools[name] = new Pool(config);
  for (const pool of Object.values(pools)) await pool.end();
}
`,
    },
    {
      title: "91: a client that one of several cases opens",
      code: `import { Client } from "undici";
export async function ping(kind, url) {
  let client;
  switch (kind) {
    case "http":
      client = new Client(url);
      break;
    case "proxy":
      client = new Client("http://proxy");
      break;
    default:
      throw new Error("unknown kind");
  }
  try {
    await client.connect({ path: "/" });
  } finally {
    await client.close();
  }
}
`,
    },
    {
      title: "116: a close whose failure is swallowed",
      code: `import { open } from "node:fs/promises";
export async function size(path) {
  const handle = await open(path);
  try {
    const stat = await handle.stat();
    if (!stat.isFile()) throw new Error("no file");
    return stat.size;
  } finally {
    handle.close().catch(() => undefined);
  }
}
`,
    },
    {
      title: "78: a ping of http2 that closes in its callback",
      code: `import http2 from "node:http2";
export function ping(url) {
  const session = http2.connect(url);
  return new Promise((resolve, reject) => {
    session.once("error", reject);
    session.ping((error, duration) => {
      session.close();
      if (error) reject(error);
      else resolve(duration);
    });
  });
}
`,
    },
    {
      title: "113: a subscriber that gets its messages for as long as the process lives",
      code: `import { createClient } from "redis";
export async function listen(channel, onMessage) {
  const subscriber = createClient();
  subscriber.on("error", console.error);
  await subscriber.connect();
  await subscriber.subscribe(channel, onMessage);
}
`,
    },
  ],
  invalid: [
    {
      title: "90: a transaction whose early return forgets the release",
      code: `import { Pool } from "pg";
const pool = new Pool();
export async function withdraw(id, amount) {
  const client = await pool.connect();
  await client.query("BEGIN");
  const { rows } = await client.query("select balance from accounts where id = $1", [id]);
  if (rows[0].balance < amount) {
    await client.query("ROLLBACK");
    return false;
  }
  await client.query("update accounts set balance = balance - $1 where id = $2", [amount, id]);
  await client.query("COMMIT");
  client.release();
  return true;
}
`,
      errors: [{ messageId: "path", line: 4, message: /line 9/u }],
    },
    {
      title: "105: a crawler that skips pages and leaves their contexts open",
      code: `import { chromium } from "playwright";
export async function crawl(urls) {
  const browser = await chromium.launch();
  for (const url of urls) {
    const page = await browser.newPage();
    const response = await page.goto(url);
    if (response === null) return;
    console.log(await page.title());
  }
  await browser.close();
}
`,
      errors: [{ messageId: "path", line: 3, message: /line 7/u }],
    },
    {
      title: "104: a job queue whose worker opens a client for each job",
      code: `import { Worker } from "bullmq";
import { createClient } from "redis";
export const worker = new Worker("mails", async (job) => {
  const client = createClient();
  await client.connect();
  await client.set(job.id, "done");
});
`,
      errors: [{ messageId: "never", line: 4 }],
    },
  ],
}, { minimum: 20 });
