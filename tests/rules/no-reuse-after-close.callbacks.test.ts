/** What does the rule say about functions that run later? */
import { specify } from "../specify.ts";

specify(
  "no-reuse-after-close",
  {
    valid: [
      {
        title: "86: a helper lends its resource to a callback and closes it then",
        code: `import { Pool } from "pg";
async function withPool<T>(work: (pool: Pool) => Promise<T>): Promise<T> {
  const pool = new Pool();
  try {
    return await work(pool);
  } finally {
    await pool.end();
  }
}
await withPool((pool) => pool.query("select 1"));
await withPool(async (pool) => {
  await pool.query("select 2");
});
`,
      },
      {
        title: "20: tests use what their hooks open and close",
        code: `import { Pool } from "pg";
describe("users", () => {
  let pool;
  beforeAll(() => {
    pool = new Pool();
  });
  afterAll(async () => {
    await pool.end();
  });
  it("counts", async () => {
    await pool.query("select count(*) from users");
  });
  it("inserts", async () => {
    await pool.query("insert into users default values");
  });
});
`,
        filename: "file.js",
      },
      {
        title: "20: a pool that node:test closes after all tests",
        code: `import { after, test } from "node:test";
import { Pool } from "pg";
const pool = new Pool();
after(() => pool.end());
test("counts", async (t) => {
  const client = await pool.connect();
  t.after(() => client.release());
  await client.query("select 1");
});
`,
      },
      {
        title: "78: a signal closes what the requests use",
        code: `const express = require("express");
const { Pool } = require("pg");
const pool = new Pool();
const app = express();
app.get("/", async (req, res) => {
  res.json(await pool.query("select 1"));
});
const server = app.listen(3000);
async function shutdown() {
  server.close();
  await pool.end();
  process.exit(0);
}
process.on("SIGTERM", shutdown);
process.on("SIGINT", shutdown);
`,
        filename: "file.cjs",
      },
      {
        title: "153: a promise chain closes at its end",
        code: `import { Pool } from "pg";
const pool = new Pool();
pool
  .query("select 1")
  .then(() => pool.query("select 2"))
  .catch(console.error)
  .finally(() => pool.end());
`,
      },
      {
        title: "85: both handlers of a promise close",
        code: `import { PrismaClient } from "@prisma/client";
import { Client } from "pg";
const client = new Client();
const prisma = new PrismaClient();
async function main() {
  await client.connect();
  await client.query("select 1");
}
main().then(
  async () => {
    await client.end();
  },
  async (error) => {
    console.error(error);
    await client.end();
    process.exit(1);
  },
);
export { prisma };
`,
      },
      {
        title: "80: an immediately invoked function closes at the end",
        code: `import { Pool } from "pg";
(async () => {
  const pool = new Pool();
  await pool.query("select 1");
  await (async () => {
    await pool.end();
  })();
})();
`,
      },
      {
        title: "another function may have replaced the closed pool",
        code: `import { Pool } from "pg";
import { emitter } from "./events.js";
let pool = new Pool();
emitter.on("stopped", () => {
  pool = new Pool();
});
await pool.end();
emitter.emit("stopped");
await pool.query("select 1");
`,
      },
      {
        title: "a singleton is replaced by the function that hands it out",
        code: `import { Pool } from "pg";
let pool;
function database() {
  return (pool ??= new Pool());
}
export async function restart() {
  await database().end();
  pool = undefined;
  await database().query("select 1");
}
`,
        filename: "file.js",
      },
      {
        title: "a test shows what happens after the close",
        code: `import assert from "node:assert/strict";
import { test } from "node:test";
import { DatabaseSync } from "node:sqlite";
test("a closed database refuses", () => {
  const db = new DatabaseSync(":memory:");
  db.close();
  assert.throws(() => db.exec("select 1"), { code: "ERR_INVALID_STATE" });
});
`,
      },
      {
        title: "a test expects that the call rejects",
        code: `import { Pool } from "pg";
it("refuses", async () => {
  const pool = new Pool();
  await pool.end();
  await expect(pool.query("select 1")).rejects.toThrow("Cannot use a pool");
});
`,
        filename: "file.js",
      },
      {
        title: "a callback that runs later opens the client again before it uses it",
        code: `import { createClient } from "redis";
const client = createClient();
await client.connect();
await client.close();
setTimeout(async () => {
  await client.connect();
  await client.set("key", "value");
}, 1000);
`,
      },
      {
        title: "the variable gets a new pool before the callback runs",
        code: `import { Pool } from "pg";
let pool = new Pool();
await pool.end();
setTimeout(() => {
  void pool.query("select 1");
}, 1000);
pool = new Pool();
`,
      },
      {
        title: "96: the state of a socket is compared before it is used",
        code: `import WebSocket from "ws";
const socket = new WebSocket("wss://example.org");
socket.close();
if (socket.readyState === WebSocket.OPEN) socket.send("late");
`,
      },
      {
        title: "a function that connects, uses and disconnects is called twice",
        code: `import { Kafka } from "kafkajs";
const producer = new Kafka({ brokers: ["localhost:9092"] }).producer();
async function send(value: string): Promise<void> {
  await producer.connect();
  try {
    await producer.send({ topic: "events", messages: [{ value }] });
  } finally {
    await producer.disconnect();
  }
}
await send("first");
await send("second");
`,
      },
      {
        title: "a server closes its pools when a signal comes, once",
        code: `import express from "express";
import { Pool } from "pg";
import { createClient } from "redis";
const app = express();
const pool = new Pool();
const redis = createClient();
app.get("/users", async (request, response, next) => {
  try {
    const cached = await redis.get("users");
    if (cached !== null) {
      response.json(cached);
      return;
    }
    const { rows } = await pool.query("select * from users");
    await redis.set("users", JSON.stringify(rows));
    response.json(rows);
  } catch (error) {
    next(error);
  }
});
const server = app.listen(3000, () => void redis.connect());
let isStopping = false;
for (const signal of ["SIGINT", "SIGTERM"]) {
  process.on(signal, () => {
    if (isStopping) return;
    isStopping = true;
    server.close(async () => {
      await pool.end();
      await redis.close();
      process.exit(0);
    });
  });
}
`,
      },
    ],
    invalid: [
      {
        title: "89: a function that captures a var of the loop is called after the last round has closed it",
        code: `import { open } from "node:fs/promises";
export async function lastSize(paths) {
  for (const path of paths) {
    var handle = await open(path);
    var size = () => handle.stat();
    await handle.close();
  }
  return await size();
}
`,
        errors: [{ line: 8 }],
      },
      {
        title: "88: a local function is called after the close",
        code: `import { Pool } from "pg";
const pool = new Pool();
const find = (id: number) => pool.query("select $1", [id]);
await find(1);
await pool.end();
await find(2);
`,
        errors: [{ messageId: "used", line: 6 }],
      },
      {
        title: "218: a function was made before the close and is called after it",
        code: `import { Pool } from "pg";
export async function main() {
  const pool = new Pool();
  async function count() {
    return await pool.query("select count(*) from t");
  }
  await pool.end();
  return await count();
}
`,
        filename: "file.js",
        errors: [{ messageId: "used", line: 8 }],
      },
      {
        title: "an immediately invoked function closes, and the code after it uses",
        code: `import { Pool } from "pg";
const pool = new Pool();
await (async () => {
  await pool.end();
})();
await pool.query("select 1");
`,
        errors: [{ messageId: "used", line: 6 }],
      },
      {
        title: "an array callback uses what was closed before",
        code: `import { DatabaseSync } from "node:sqlite";
const db = new DatabaseSync("app.db");
db.close();
["a", "b"].forEach((name) => {
  db.exec("create table " + name + " (id)");
});
`,
        errors: [{ messageId: "used", line: 5 }],
      },
      {
        title: "81: a timer uses what was closed before it was set",
        code: `import { Pool } from "pg";
const pool = new Pool();
await pool.end();
setTimeout(() => {
  void pool.query("select 1");
}, 1000);
`,
        errors: [{ messageId: "used", line: 5 }],
      },
    ],
  },
  { minimum: 21 },
);
