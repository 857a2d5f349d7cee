/** Which lifetimes that are managed by hand would a block hold? */
import { specify } from "../specify.ts";
import { SILENT } from "./prefer-context-manager.silent.ts";

specify("prefer-context-manager", {
  valid: SILENT,
  invalid: [
    {
      title: "95: opened and closed under the same test",
      code: `import { Client } from "undici";
export async function probe(url, isTraced) {
  let client;
  if (isTraced) client = new Client(url);
  await ping(url);
  if (isTraced) await client.close();
}
`,
      errors: [{ messageId: "happy-path", line: 4 }],
    },
    {
      title: "116: a handle that finally closes",
      settings: { "async-lifecycle": { disposal: "using" } },
      code: `import { open } from "node:fs/promises";
export async function read(path) {
  const handle = await open(path);
  try {
    return await handle.readFile("utf8");
  } finally {
    await handle.close();
  }
}
`,
      errors: [{ message: "`handle` is closed by hand on line 7. A block holds it: `await using`.", line: 3 }],
    },
    {
      title: "116: a pool without a dispose symbol that finally ends",
      settings: { "async-lifecycle": { disposal: "using" } },
      code: `import { Pool } from "pg";
export async function countUsers() {
  const pool = new Pool();
  try {
    const { rows } = await pool.query("select count(*) from users");
    return rows[0].count;
  } finally {
    await pool.end();
  }
}
`,
      errors: [{ messageId: "finally", line: 3, message: /line 8/u }],
    },
    {
      title: "116: a connection that goes back to its pool in finally",
      settings: { "async-lifecycle": { disposal: "using" } },
      code: `import mysql from "mysql2/promise";
const pool = mysql.createPool({ host: "localhost" });
export async function users() {
  const connection = await pool.getConnection();
  try {
    const [rows] = await connection.query("select * from users");
    return rows;
  } finally {
    connection.release();
  }
}
`,
      errors: [{ messageId: "finally", line: 4 }],
    },
    {
      title: "116: a database of a function that is not async",
      settings: { "async-lifecycle": { disposal: "using" } },
      code: `import { DatabaseSync } from "node:sqlite";
export function count(path) {
  const database = new DatabaseSync(path);
  try {
    return database.prepare("select count(*) as n from item").get().n;
  } finally {
    database.close();
  }
}
`,
      errors: [{ messageId: "finally", line: 3, message: /`using`/u }],
    },
    {
      title: "122: closed only when nothing throws",
      code: `import { Client } from "undici";
export async function load(url) {
  const client = new Client(url);
  const { body } = await client.request({ path: "/", method: "GET" });
  const data = await body.json();
  await client.close();
  return data;
}
`,
      errors: [
        {
          message:
            "`client` is closed on line 6, but not when something before that throws. Hold it with an `AsyncDisposableStack`.",
          line: 3,
        },
      ],
    },
    {
      title: "122: a browser that is closed at the end",
      filename: "file.cjs",
      code: `const puppeteer = require("puppeteer");
exports.pdf = async (url, path) => {
  const browser = await puppeteer.launch();
  const page = await browser.newPage();
  await page.goto(url);
  await page.pdf({ path });
  await browser.close();
};
`,
      errors: [{ messageId: "happy-path", line: 3 }],
    },
    {
      title: "119: closed at the end of the try and in the catch",
      settings: { "async-lifecycle": { disposal: "using" } },
      code: `import { MongoClient } from "mongodb";
export async function ping(url) {
  const client = new MongoClient(url);
  try {
    await client.db().command({ ping: 1 });
    await client.close();
  } catch (error) {
    await client.close();
    throw error;
  }
}
`,
      errors: [{ line: 3 }],
    },
    {
      title: "91: closed on both arms",
      code: `import { open } from "node:fs/promises";
export async function head(path, isShort) {
  const handle = await open(path);
  if (isShort) {
    await handle.close();
    return "";
  }
  const text = await handle.readFile("utf8");
  await handle.close();
  return text;
}
`,
      errors: [{ messageId: "happy-path", line: 3 }],
    },
    {
      title: "103: opened and closed in each round",
      code: `import { open } from "node:fs/promises";
export async function sizes(paths) {
  const sizes = [];
  for (const path of paths) {
    const handle = await open(path);
    sizes.push((await handle.stat()).size);
    await handle.close();
  }
  return sizes;
}
`,
      errors: [{ messageId: "happy-path", line: 5 }],
    },
    {
      title: "106: a finally inside the loop",
      settings: { "async-lifecycle": { disposal: "using" } },
      code: `import { open } from "node:fs/promises";
export async function firstScript(paths) {
  for (const path of paths) {
    const handle = await open(path);
    try {
      const text = await handle.readFile("utf8");
      if (text.startsWith("#!")) return path;
    } finally {
      await handle.close();
    }
  }
  return undefined;
}
`,
      errors: [{ messageId: "finally", line: 4 }],
    },
    {
      title: "125: two handles in nested finally blocks",
      settings: { "async-lifecycle": { disposal: "using" } },
      code: `import { open } from "node:fs/promises";
export async function copy(from, to) {
  const source = await open(from);
  try {
    const target = await open(to, "w");
    try {
      await target.writeFile(await source.readFile());
    } finally {
      await target.close();
    }
  } finally {
    await source.close();
  }
}
`,
      errors: [
        { messageId: "finally", line: 3 },
        { messageId: "finally", line: 5 },
      ],
    },
    {
      title: "15: two clients, one finally, and the second open may throw",
      code: `import { open } from "node:fs/promises";
export async function copy(from, to) {
  const source = await open(from);
  const target = await open(to, "w");
  try {
    await target.writeFile(await source.readFile());
  } finally {
    await source.close();
    await target.close();
  }
}
`,
      errors: [{ messageId: "happy-path", line: 3 }, { line: 4 }],
    },
    {
      title: "116: a log line stands before the try",
      code: `import pg from "pg";
export async function run(text, log) {
  const pool = new pg.Pool();
  log("opened");
  try {
    return await pool.query(text);
  } finally {
    await pool.end();
  }
}
`,
      settings: { "async-lifecycle": { disposal: "using" } },
      errors: [{ messageId: "finally", line: 3 }],
    },
    {
      title: "20: a test that closes its client at the end, which an assertion skips",
      code: `import { expect, it } from "vitest";
import { Client } from "undici";
it("answers", async () => {
  const client = new Client("http://localhost:3000");
  const { statusCode, body } = await client.request({ path: "/", method: "GET" });
  expect(statusCode).toBe(200);
  await body.dump();
  await client.close();
});
`,
      // To close it waits for the body, unless that is small.
      errors: [{ messageId: "happy-path", line: 4, suggestions: 0 }],
    },
    {
      title: "a pool waits at its end for the client that nobody gives back after a failure",
      code: `import { Pool } from "pg";
export async function run(sql) {
  const pool = new Pool();
  const client = await pool.connect();
  await client.query(sql);
  client.release();
  await pool.end();
}
`,
      errors: [{ messageId: "happy-path", line: 3, suggestions: 0 }, { messageId: "happy-path", line: 4, suggestions: 0 }],
    },
    {
      title: "one whose client is given back in any case can be held",
      code: `import { Pool } from "pg";
export async function run(sql) {
  const pool = new Pool();
  const client = await pool.connect();
  try {
    await client.query(sql);
  } finally {
    client.release();
  }
  await pool.end();
}
`,
      errors: [{ messageId: "happy-path", line: 3 }],
    },
    {
      title: "138: a helper of the file closes",
      code: `import { Pool } from "pg";
async function shutDown(pool) {
  await pool.end();
}
export async function countUsers() {
  const pool = new Pool();
  const { rows } = await pool.query("select count(*) from users");
  await shutDown(pool);
  return rows;
}
`,
      errors: [{ messageId: "happy-path", line: 6, message: /line 8/u }],
    },
    {
      title: "116: an own class with a dispose symbol that is disposed by hand",
      settings: { "async-lifecycle": { disposal: "using" } },
      code: `class Temporary implements AsyncDisposable {
  readonly path = "build/a";
  async [Symbol.asyncDispose](): Promise<void> {
    await remove(this.path);
  }
}
export async function build(): Promise<void> {
  const directory = new Temporary();
  try {
    await compile(directory.path);
  } finally {
    await directory[Symbol.asyncDispose]();
  }
}
`,
      errors: [{ messageId: "finally", line: 8 }],
    },
    {
      title: "116: a stack that is disposed by hand",
      settings: { "async-lifecycle": { disposal: "using" } },
      code: `import { open } from "node:fs/promises";
export async function read(path) {
  const stack = new AsyncDisposableStack();
  try {
    const handle = stack.use(await open(path));
    return await handle.readFile("utf8");
  } finally {
    await stack.disposeAsync();
  }
}
`,
      errors: [{ messageId: "finally", line: 3, message: /`stack`/u }],
    },
    {
      title: "116: an express handler with a pool client",
      settings: { "async-lifecycle": { disposal: "using" } },
      code: `import express from "express";
import { Pool } from "pg";
const pool = new Pool();
const app = express();
app.post("/users", async (request, response, next) => {
  const client = await pool.connect();
  try {
    await client.query("BEGIN");
    await client.query("insert into users values ($1)", [request.body.name]);
    await client.query("COMMIT");
    response.sendStatus(201);
  } catch (error) {
    await client.query("ROLLBACK");
    next(error);
  } finally {
    client.release();
  }
});
`,
      errors: [{ messageId: "finally", line: 6 }],
    },
  ],
});
