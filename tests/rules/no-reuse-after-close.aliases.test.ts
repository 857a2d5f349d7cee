/** Does the rule see one resource behind several names, and different ones behind one name? */
import { specify } from "../specify.ts";

specify(
  "no-reuse-after-close",
  {
    valid: [
      {
        title: "210: a closed variable that gets a new resource is open again",
        code: `import { Pool } from "pg";
let pool = new Pool({ max: 1 });
await pool.query("select 1");
await pool.end();
pool = new Pool({ max: 10 });
await pool.query("select 2");
await pool.end();
`,
      },
      {
        title: "219: listeners are taken off after the close",
        code: `import { createClient } from "redis";
const client = createClient();
client.on("error", console.error);
await client.connect();
await client.set("key", "value");
await client.close();
client.removeAllListeners();
client.off("error", console.error);
`,
      },
      {
        title: "24: an alias through as, satisfies, parentheses and a sequence",
        code: `import { Pool } from "pg";
const pool = new Pool();
const same = (0, (pool as unknown as Pool) satisfies Pool);
await same.query("select 1");
await pool.query("select 2");
await same!.end();
`,
      },
      {
        title: "28: two pools are swapped, and each is closed after its use",
        code: `import { Pool } from "pg";
let primary = new Pool({ host: "a" });
let replica = new Pool({ host: "b" });
const swap = primary;
primary = replica;
replica = swap;
await replica.end();
await primary.query("select 1");
await primary.end();
`,
      },
      {
        title: "only the alias is closed that was pointed at another resource",
        code: `import { open } from "node:fs/promises";
const first = await open("a");
let current = first;
current = await open("b");
await current.close();
await first.readFile();
await first.close();
`,
      },
      {
        title: "220: a directive of ESLint's silences one line",
        code: `import { Pool } from "pg";
const pool = new Pool();
await pool.end();
// The error is what this script shows.
// eslint-disable-next-line async-lifecycle/no-reuse-after-close
await pool.query("select 1");
`,
      },
      {
        title: "a local class shadows the imported name",
        code: `import { Pool } from "pg";
export async function test(): Promise<void> {
  class Pool { async end(): Promise<void> {} query(): void {} }
  const pool = new Pool();
  await pool.end();
  pool.query();
}
export const real = Pool;
`,
      },
      {
        title: "hostile names of variables and members are only names",
        code: `import { Pool } from "pg";
const __proto__ = new Pool();
const constructor = new Pool();
await __proto__.end();
await constructor.query("toString");
await constructor["hasOwnProperty"]("valueOf");
await constructor.end();
`,
      },
      {
        title: "a property is deleted after its pool was ended",
        code: `import { Pool } from "pg";
const state: { pool?: Pool } = { pool: new Pool() };
await state.pool?.end();
delete state.pool;
await state.pool?.query("select 1");
`,
      },
      {
        title: "25: both arms of a ternary are the same resource",
        code: `import { Pool } from "pg";
export async function main(isFast: boolean): Promise<void> {
  const pool = new Pool();
  const chosen = isFast ? pool : pool;
  await chosen.query("select 1");
  await chosen.end();
}
`,
      },
      {
        title: "33: the default of a parameter is closed at the end",
        code: `import { Pool } from "pg";
export async function count({ pool = new Pool() }: { pool?: Pool } = {}): Promise<unknown> {
  const result = await pool.query("select count(*) from users");
  await pool.end();
  return result;
}
`,
      },
      {
        title: "30: a fluent chain on a response of Fastify goes on with the same reply",
        code: `import fastify from "fastify";
const app = fastify();
app.get("/", async (request, reply) => {
  const answer = reply.code(200).type("text/plain");
  return answer.send("ok");
});
`,
      },
      {
        title: "limit: 215: a command before the first connect",
        code: `import { createClient } from "redis";
const client = createClient();
await client.set("key", "value");
`,
      },
    ],
    invalid: [
      {
        title: "210: a pool that was ended is queried",
        code: `import { Pool } from "pg";
export async function main(): Promise<void> {
  const pool = new Pool();
  await pool.query("select 1");
  await pool.end();
  await pool.query("select 2");
}
`,
        errors: [
          {
            messageId: "used",
            line: 6,
            message:
              '`pool` was closed on line 5; on this path pg rejects with "Cannot use a pool after calling end on the pool". Close it after its last use, or hold it with an `AsyncDisposableStack`.',
          },
        ],
      },
      {
        title: "213: a pool is ended twice",
        code: `const { Pool } = require("pg");
async function main() {
  const pool = new Pool();
  await pool.query("select 1");
  await pool.end();
  await pool.end();
}
main();
`,
        filename: "file.cjs",
        errors: [{ messageId: "closedAgain", line: 6 }],
      },
      {
        title: "a namespace import and a renamed import name the same class",
        code: `import * as pg from "pg";
import { Pool as Connections } from "pg";
const one = new pg.Pool();
await one.end();
await one.query("select 1");
const two = new Connections();
await two.end();
await two.query("select 2");
`,
        errors: [
          { messageId: "used", line: 5 },
          { messageId: "used", line: 8 },
        ],
      },
      {
        title: "a library of the settings is as known as one of the catalog",
        code: `import { openStore } from "@acme/store";
const store = await openStore();
await store.shutdown();
await store.read("key");
`,
        settings: {
          "async-lifecycle": {
            libraries: [
              {
                name: "acme-store",
                modules: ["@acme/store"],
                version: "1.0.0",
                source: "the team's handbook",
                resources: [
                  {
                    name: "Store",
                    kind: "client",
                    closers: { shutdown: { async: true } },
                    disposal: { symbol: "none", closer: "shutdown" },
                    reuse: { effect: "rejects", error: "the store is shut down" },
                    obligation: "must",
                    source: "the team's handbook",
                  },
                ],
                exports: { openStore: { call: { task: "eager", returns: { resource: "Store", by: "promise" } } } },
              },
            ],
          },
        },
        errors: [{ messageId: "used", line: 4, message: /acme-store rejects with "the store is shut down"/u }],
      },
      {
        title: "both arms of a ternary are the same closed resource",
        code: `import { Pool } from "pg";
export async function main(isFast: boolean): Promise<void> {
  const pool = new Pool();
  const chosen = isFast ? pool : pool;
  await chosen.end();
  await pool.query("select 1");
}
`,
        errors: [{ messageId: "used", line: 6 }],
      },
      {
        title: "26: the one that a ternary picked is closed, and used under the same name",
        code: `import { Pool } from "pg";
export async function main(isFast: boolean): Promise<void> {
  const primary = new Pool();
  const replica = new Pool();
  const chosen = isFast ? replica : primary;
  await chosen.end();
  await chosen.query("select 1");
}
`,
        errors: [{ messageId: "used", line: 7 }],
      },
      {
        title: "216: a stack is used after its content was moved to another",
        code: `const stack = new AsyncDisposableStack();
stack.defer(() => console.log("bye"));
const owner = stack.move();
stack.defer(() => console.log("late"));
await owner.disposeAsync();
`,
        errors: [{ messageId: "used", line: 4 }],
      },
      {
        title: "a dynamic import, a class that extends and a JSDoc type name the same class",
        code: `const { Client } = await import("pg");
class Database extends Client {}
const client = new Database();
await client.connect();
await client.end();
await client.query("select 1");
/** @param {import("pg").Pool} pool */
export async function stop(pool) {
  await pool.end();
  await pool.query("select 1");
}
`,
        filename: "file.mjs",
        errors: [
          { messageId: "used", line: 6 },
          { messageId: "used", line: 10 },
        ],
      },
    ],
  },
  { minimum: 21 },
);
