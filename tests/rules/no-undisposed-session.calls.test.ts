/** What do helpers do with a session that they are given? */
import { specify } from "../specify.ts";

specify("no-undisposed-session", {
  valid: [
    {
      title: "138: a helper of the file closes its parameter",
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
    },
    {
      title: "138: a helper that closes through another helper",
      code: `import { Client } from "undici";
const quietly = async (client) => {
  try {
    await client.close();
  } catch {}
};
async function finish(client, label) {
  console.log(label);
  await quietly(client);
}
export async function ping(url) {
  const client = new Client(url);
  await finish(client, "done");
}
`,
    },
    {
      title: "142: a helper stores its parameter",
      code: `import { Client } from "undici";
const open = new Set();
function remember(client) {
  open.add(client);
}
export function connect(url) {
  const client = new Client(url);
  remember(client);
}
`,
    },
    {
      title: "145: helpers that close an array or all of their arguments",
      code: `import { Client } from "undici";
async function closeAll(...clients) {
  await Promise.all(clients.map((client) => client.close()));
}
async function closeEach(clients) {
  for (const client of clients) await client.close();
}
export async function compare(left, right) {
  const first = new Client(left);
  const second = new Client(right);
  await closeAll(first, second);
  const third = new Client(left);
  await closeEach([third]);
}
`,
    },
    {
      title: "146: helpers that call each other",
      code: `import { Client } from "undici";
async function even(client, rounds) {
  if (rounds === 0) return client.close();
  return odd(client, rounds - 1);
}
async function odd(client, rounds) {
  return even(client, rounds - 1);
}
export async function main(url) {
  const client = new Client(url);
  await even(client, 4);
}
`,
    },
    {
      title: "147: an imported function that gets the client",
      code: `import { Client } from "undici";
import { serve } from "./serve.js";
export function main(url) {
  const client = new Client(url);
  serve({ client, port: 3000 });
}
`,
    },
    {
      title: "151: the call that takes ownership fails, and the catch closes",
      code: `import { Client } from "undici";
import { serve } from "./serve.js";
export async function main(url) {
  const client = new Client(url);
  try {
    await serve(client);
  } catch (error) {
    await client.close();
    throw error;
  }
}
`,
    },
    {
      title: "153: a method reference is passed",
      code: `import { Client } from "undici";
export function load(url, signal) {
  const client = new Client(url);
  signal.addEventListener("abort", client.destroy.bind(client));
  const other = new Client(url);
  return other.request({ path: "/", method: "HEAD" }).finally(other.close.bind(other));
}
`,
    },
    {
      title: "a helper closes on one of its branches, and what chooses it is not known",
      code: `import { Client } from "undici";
async function finish(client, isLast) {
  if (isLast) await client.close();
}
async function release(client, isKept = false) {
  if (isKept) return;
  await client.close();
}
export async function ping(url, isLast) {
  const first = new Client(url);
  await finish(first, isLast);
  const second = new Client(url);
  await finish(second, true);
  const third = new Client(url);
  await release(third);
  const fourth = new Client(url);
  await finish(fourth, ...[isLast]);
}
`,
    },
  ],
  invalid: [
    {
      title: "140: a helper that is called close and does not close",
      code: `import { Client } from "undici";
function closeClient(client) {
  console.log("closing", client.stats);
}
export async function ping(url) {
  const client = new Client(url);
  await client.connect({ path: "/" });
  closeClient(client);
}
`,
      errors: [{ messageId: "never", line: 6 }],
    },
    {
      title: "141: the helper gets the wrong client",
      code: `import { Client } from "undici";
const finish = (client) => client.close();
export async function compare(left, right) {
  const first = new Client(left);
  const second = new Client(right);
  await finish(first);
  await finish(first);
}
`,
      errors: [{ messageId: "never", line: 5, message: /`second`/u }],
    },
    {
      title: "143: a helper that only uses what it is given",
      code: `import { Pool } from "pg";
async function countRows(pool, table) {
  const { rows } = await pool.query(\`select count(*) from \${table}\`);
  return rows[0].count;
}
export async function report() {
  const pool = new Pool();
  const users = await countRows(pool, "users");
  const orders = await countRows(pool, "orders");
  return { users, orders };
}
`,
      errors: [{ messageId: "never", line: 7 }],
    },
    {
      title: "148: an imported helper that the settings say to borrow",
      settings: {
        "async-lifecycle": {
          libraries: [
            {
              name: "app-http",
              modules: ["./http.js"],
              version: "1.0.0",
              source: "https://example.com",
              resources: [],
              exports: { probe: { call: { task: "eager", borrows: ["0"] } } },
            },
          ],
        },
      },
      code: `import { Client } from "undici";
import { probe } from "./http.js";
export async function isUp(url) {
  const client = new Client(url);
  return await probe(client);
}
`,
      errors: [{ messageId: "never", line: 4 }],
    },
    {
      title: "150: the call that takes ownership throws, with exceptionPaths",
      options: [{ exceptionPaths: true }],
      code: `import { Client } from "undici";
import { check } from "./check.js";
export async function open(url, registry) {
  const client = new Client(url);
  check(url);
  registry.add(client);
}
`,
      errors: [{ messageId: "exception", line: 4, message: /line 5/u }],
    },
    {
      title: "a handler of express that opens a client and forgets it",
      code: `import express from "express";
import { MongoClient } from "mongodb";
const app = express();
app.get("/users/:id", async (request, response) => {
  const client = new MongoClient(process.env.MONGO_URL);
  const user = await client.db().collection("users").findOne({ _id: request.params.id });
  response.json(user);
});
`,
      errors: [{ messageId: "never", line: 5 }],
    },
    {
      title: "a Next route handler that returns early without release",
      filename: "route.ts",
      code: `import { pool } from "@/lib/db";
import { Pool } from "pg";
const own = new Pool();
export async function GET(request: Request): Promise<Response> {
  const connection = await own.connect();
  const { rows } = await connection.query("select 1");
  if (rows.length === 0) {
    return new Response("none", { status: 404 });
  }
  connection.release();
  return Response.json(rows);
}
`,
      errors: [{ messageId: "path", line: 5, message: /line 8/u }],
    },
    {
      title: "139: a helper closes on one of its branches only, and the argument chooses the other",
      code: `import { Client } from "undici";
async function finish(client, isLast) {
  if (isLast) await client.close();
}
async function ping(url) {
  const client = new Client(url);
  await client.connect({ path: "/" });
  await finish(client, false);
}
export const main = () => ping("http://localhost");
`,
      errors: [{ messageId: "never", line: 6 }],
    },
  ],
}, { minimum: 10 });
