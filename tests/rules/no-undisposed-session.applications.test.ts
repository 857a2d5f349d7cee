/** Does the rule judge whole handlers, scripts, tests, workers and services as their readers would? */
import { specify } from "../specify.ts";

specify("no-undisposed-session", {
  valid: [
    {
      title: "a helper of the file that never comes back",
      code: `import { Client } from "pg";
function usage(message: string): never {
  console.error(message);
  process.exit(2);
}
export async function main(argv: string[]) {
  const client = new Client();
  await client.connect();
  switch (argv[0]) {
    case "up":
      await client.query("create table t()");
      await client.end();
      break;
    default:
      usage("up");
  }
}
`,
    },
    {
      title: "closed unless a flag says that it was handed out",
      code: `import { Client } from "pg";
export async function open() {
  const client = new Client();
  let ok = false;
  try {
    await client.connect();
    await client.query("set search_path to app");
    ok = true;
    return client;
  } finally {
    if (!ok) await client.end();
  }
}
`,
    },
    {
      title: "a list of functions that close, run in a finally",
      code: `import { Pool } from "pg";
import Redis from "ioredis";
export async function job() {
  const cleanups: (() => Promise<unknown>)[] = [];
  try {
    const pool = new Pool();
    cleanups.push(() => pool.end());
    const redis = new Redis();
    cleanups.push(() => redis.quit());
    const { rows } = await pool.query("select 1");
    await redis.set("rows", rows.length);
  } finally {
    await Promise.all(cleanups.map((cleanup) => cleanup()));
  }
}
`,
    },
    {
      title: "two clients closed by a loop over a literal list",
      code: `import { Client } from "pg";
export async function sync() {
  const source = new Client();
  const target = new Client();
  await Promise.all([source.connect(), target.connect()]);
  try {
    const { rows } = await source.query("select * from t");
    for (const row of rows) await target.query("insert into t values ($1)", [row.id]);
  } finally {
    for (const client of [source, target]) await client.end();
  }
}
`,
    },
    {
      title: "a helper closes a member of the object that it gets",
      code: `import { Client } from "undici";
async function teardown(ctx) {
  await ctx.client.close();
}
export async function main(url) {
  const ctx = { client: new Client(url), started: Date.now() };
  await ctx.client.request({ path: "/", method: "GET" }).then(({ body }) => body.dump());
  await teardown(ctx);
}
`,
    },
    {
      title: "a container whose method closes what the others use",
      code: `import { Pool } from "pg";
import { createClient } from "redis";
export async function createContainer(config) {
  const pool = new Pool(config.pg);
  const redis = createClient(config.redis);
  await redis.connect();
  const users = new UserRepository(pool);
  const cache = new Cache(redis);
  return {
    users,
    cache,
    async dispose() {
      await redis.quit();
      await pool.end();
    },
  };
}
class UserRepository { constructor(private pool: Pool) {} find(id) { return this.pool.query("select $1", [id]); } }
class Cache { constructor(private redis) {} get(key) { return this.redis.get(key); } }
`,
    },
    {
      title: "a shut-down function that signals call",
      code: `import http from "node:http";
import { Pool } from "pg";
export async function main() {
  const pool = new Pool();
  const server = http.createServer(async (req, res) => {
    const { rows } = await pool.query("select 1");
    res.end(JSON.stringify(rows));
  });
  server.listen(8080);
  const shutdown = async (signal: string) => {
    console.log(signal);
    server.close();
    await pool.end();
    process.exit(0);
  };
  process.on("SIGINT", shutdown);
  process.on("SIGTERM", shutdown);
}
`,
    },
    {
      title: "a test that registers the close",
      code: `import { expect, it, onTestFinished } from "vitest";
import { Pool } from "pg";
it("selects", async () => {
  const pool = new Pool();
  onTestFinished(() => pool.end());
  const { rows } = await pool.query("select 1 as one");
  expect(rows[0].one).toBe(1);
});
`,
    },
    {
      title: "an effect of a component that gives its own cleanup",
      code: `import { useEffect, useState } from "react";
export function useFeed(url: string) {
  const [items, setItems] = useState<string[]>([]);
  useEffect(() => {
    const socket = new WebSocket(url);
    socket.onmessage = (event) => setItems((old) => [...old, event.data]);
    return () => socket.close();
  }, [url]);
  return items;
}
`,
    },
    {
      title: "one of two drivers, by a literal",
      code: `import { Client } from "pg";
import mysql from "mysql2/promise";
export async function ping(kind: "pg" | "mysql") {
  let pg: Client | undefined;
  let my: mysql.Connection | undefined;
  if (kind === "pg") {
    pg = new Client();
    await pg.connect();
  } else {
    my = await mysql.createConnection({});
  }
  const started = Date.now();
  if (kind === "pg") await pg!.query("select 1");
  else await my!.query("select 1");
  console.log(Date.now() - started);
  if (kind === "pg") await pg!.end();
  else await my!.end();
}
`,
    },
    {
      title: "closed in the listener of a server inside a callback",
      code: `import { createServer } from "node:net";
import { Client } from "pg";
export function start() {
  const client = new Client();
  client.connect((error) => {
    if (error) throw error;
    const server = createServer((socket) => {
      client.query("select 1", (_, result) => socket.end(String(result.rowCount)));
    });
    server.listen(0);
    server.on("close", () => client.end());
  });
}
`,
    },
    {
      title: "each branch reads the body its own way",
      options: [{ untilCollected: true }],
      code: `export async function parse(url: string) {
  const response = await fetch(url);
  const type = response.headers.get("content-type") ?? "";
  if (type.includes("json")) return response.json();
  if (type.includes("text")) return response.text();
  return response.arrayBuffer();
}
`,
    },
  ],
  invalid: [
    {
      title: "an early answer of a request keeps the client of the pool",
      code: `import express from "express";
import { Pool } from "pg";
const app = express();
const pool = new Pool();
app.post("/orders", async (req, res) => {
  const client = await pool.connect();
  await client.query("BEGIN");
  const { rows } = await client.query("select stock from items where id = $1", [req.body.item]);
  if (rows[0].stock < 1) {
    await client.query("ROLLBACK");
    return res.status(409).json({ error: "out of stock" });
  }
  await client.query("update items set stock = stock - 1 where id = $1", [req.body.item]);
  await client.query("COMMIT");
  client.release();
  res.status(201).end();
});
`,
      errors: [{ line: 6 }],
    },
    {
      title: "a session of the module's client is never ended",
      code: `import { MongoClient } from "mongodb";
const client = new MongoClient(process.env.MONGO!);
export async function transfer() {
  const session = client.startSession();
  await session.withTransaction(async () => {
    await client.db().collection("a").updateOne({}, { $inc: { n: 1 } }, { session });
  });
}
`,
      errors: [{ line: 4 }],
    },
    {
      title: "a query runner of a given data source is never released",
      code: `import { DataSource } from "typeorm";
export async function transfer(dataSource: DataSource) {
  const runner = dataSource.createQueryRunner();
  await runner.connect();
  await runner.query("vacuum");
}
`,
      errors: [{ line: 3 }],
    },
    {
      title: "each element of a list opens a client",
      code: `import { Client } from "pg";
export async function parallel(queries: string[]) {
  return Promise.all(
    queries.map(async (text) => {
      const client = new Client();
      await client.connect();
      return await client.query(text);
    }),
  );
}
`,
      errors: [{ line: 5 }],
    },
    {
      title: "an action returns early",
      code: `import { Command } from "commander";
import { Client } from "pg";
new Command().command("status").action(async () => {
  const client = new Client();
  await client.connect();
  const { rows } = await client.query("select * from migrations");
  if (!rows.length) {
    console.log("nothing to do");
    return;
  }
  console.table(rows);
  await client.end();
});
`,
      errors: [{ line: 4 }],
    },
    {
      title: "a descriptor when the file is short",
      code: `import { closeSync, openSync, readSync } from "node:fs";
export function magic(path: string) {
  const fd = openSync(path, "r");
  const buffer = Buffer.alloc(4);
  const read = readSync(fd, buffer, 0, 4, 0);
  if (read < 4) return undefined;
  closeSync(fd);
  return buffer.toString("hex");
}
`,
      errors: [{ line: 3 }],
    },
    {
      title: "a client that is made, listened to and connected in one chain",
      code: `import { createClient } from "redis";
export async function incr(key: string) {
  const client = await createClient().on("error", console.error).connect();
  return await client.incr(key);
}
`,
      errors: [{ line: 3 }],
    },
    {
      title: "a listener opens a client for each event",
      code: `import { EventEmitter } from "node:events";
import Redis from "ioredis";
export function bridge(emitter: EventEmitter) {
  emitter.on("save", async (key: string, value: string) => {
    const redis = new Redis();
    await redis.set(key, value);
  });
}
`,
      errors: [{ line: 5 }],
    },
  ],
}, { minimum: 20 });
