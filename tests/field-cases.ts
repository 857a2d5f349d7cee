/**
 * On which mistakes in JavaScript and TypeScript were other linters measured?
 *
 * The README says how many of them each tool reports. Its numbers for this plugin are counted from this list, which holds
 * the same mistakes in a text of its own: the other tools were run on an earlier one.
 */

/** A mistake as people write it, and the rules of `recommended` that report it. */
export interface FieldCase {
  readonly family: string;
  readonly title: string;
  readonly reported: readonly string[];
  readonly code: string;
}

/** The cases, by family. */
export const FIELD_CASES: readonly FieldCase[] = [
  {
    family: "used after close",
    title: "an undici client is used after its close",
    reported: ["no-reuse-after-close"],
    code: `import { Client } from "undici";
export async function f(u: string) { const c = new Client(u); await c.close(); const r = await c.request({ path: "/", method: "GET" }); return await r.body.text(); }
`,
  },
  {
    family: "used after close",
    title: "a pool of pg is ended twice",
    reported: ["no-reuse-after-close"],
    code: `import { Pool } from "pg";
export async function f() { const p = new Pool(); await p.query("x"); await p.end(); await p.end(); }
`,
  },
  {
    family: "used after close",
    title: "a database is used after its close",
    reported: ["no-reuse-after-close"],
    code: `import { DatabaseSync } from "node:sqlite";
export function f() { const d = new DatabaseSync(":memory:"); d.close(); d.exec("x"); }
`,
  },
  {
    family: "used after close",
    title: "a file is read after a close by hand under await using",
    reported: ["no-reuse-after-close"],
    code: `import { open } from "node:fs/promises";
export async function f(p: string) { await using h = await open(p); await h.close(); return await h.readFile("utf8"); }
`,
  },
  {
    family: "used after close",
    title: "an undici client is destroyed while a request runs",
    reported: ["no-close-while-running"],
    code: `import { Client } from "undici";
export async function f(u: string) { const c = new Client(u); const p = c.request({ path: "/", method: "GET" }); await c.destroy(); const { body } = await p; return await body.text(); }
`,
  },
  {
    family: "used after close",
    title: "a stack takes a function after it was disposed",
    reported: ["no-reuse-after-close"],
    code: `export function f() { const s = new DisposableStack(); s.dispose(); s.defer(() => console.log(1)); }
`,
  },
  {
    family: "nested run",
    title: "a mutex is taken twice",
    reported: ["no-nested-run"],
    code: `import { Mutex } from "async-mutex";
const m = new Mutex();
export async function f() { await m.runExclusive(async () => { await m.runExclusive(async () => { await fetch("x").then(r => r.text()); }); }); }
`,
  },
  {
    family: "nested run",
    title: "a lock of the platform is taken twice",
    reported: ["no-nested-run"],
    code: `export async function f() { await navigator.locks.request("a", async () => { await navigator.locks.request("a", async () => { }); }); }
`,
  },
  {
    family: "nested run",
    title: "an Effect is run inside an Effect",
    reported: ["no-nested-run"],
    code: `import { Effect } from "effect";
export const p = Effect.gen(function* () { const v = Effect.runPromise(Effect.succeed(1)); yield* Effect.promise(() => v); });
`,
  },
  {
    family: "nested run",
    title: "a pool is used inside the transaction of its client",
    reported: ["no-nested-run"],
    code: `import { Pool } from "pg";
export async function f(pool: Pool) { const c = await pool.connect(); try {
  await c.query("BEGIN");
  await pool.query("insert");
  await c.query("COMMIT");
}
finally {
  c.release();
} }
`,
  },
  {
    family: "nested run",
    title: "a test runs inside a test",
    reported: ["no-nested-run"],
    code: `import { test } from "node:test";
test("a", async () => { test("b", async () => { }); });
`,
  },
  {
    family: "nested run",
    title: "an Effect that waits is run synchronously",
    reported: ["no-nested-run"],
    code: `import { Effect } from "effect";
export const v = Effect.runSync(Effect.promise(() => Promise.resolve(1)));
`,
  },
  {
    family: "floating task",
    title: "a promise is dropped as a statement",
    reported: ["no-floating-tasks"],
    code: `async function w() { await fetch("x").then(r => r.text()); }
export async function f() { w(); }
`,
  },
  {
    family: "floating task",
    title: "a promise is stored and never awaited",
    reported: ["no-floating-tasks"],
    code: `async function w() { await fetch("x").then(r => r.text()); }
export async function f() { const p = w(); }
`,
  },
  {
    family: "floating task",
    title: "a promise is stored inside await using and never awaited",
    reported: ["no-close-while-running", "no-floating-tasks"],
    code: `import { open, type FileHandle } from "node:fs/promises";
async function w(h: FileHandle) { await h.readFile(); }
export async function f(q: string) { await using h = await open(q); const p = w(h); }
`,
  },
  {
    family: "floating task",
    title: "a task under void outlives await using",
    reported: ["no-close-while-running"],
    code: `import { open, type FileHandle } from "node:fs/promises";
async function w(h: FileHandle) { await h.stat(); await h.readFile(); }
export async function f(q: string) { await using h = await open(q); void w(h); }
`,
  },
  {
    family: "floating task",
    title: "a returned task outlives await using",
    reported: ["no-close-while-running"],
    code: `import { open, type FileHandle } from "node:fs/promises";
async function w(h: FileHandle) { await h.stat(); return await h.readFile(); }
export async function f(q: string) { await using h = await open(q); return w(h); }
`,
  },
  {
    family: "floating task",
    title: "forEach has an async callback",
    reported: ["no-floating-tasks"],
    code: `async function w(n: number) { await fetch("x" + n).then(r => r.text()); }
export async function f(xs: number[]) { xs.forEach(async (x) => { await w(x); }); }
`,
  },
  {
    family: "floating task",
    title: "an array of promises is never awaited",
    reported: ["no-floating-tasks"],
    code: `async function w(n: number) { await fetch("x" + n).then(r => r.text()); }
export async function f(xs: number[]) { const ps = xs.map(x => w(x)); }
`,
  },
  {
    family: "floating task",
    title: "a held file is returned",
    reported: ["no-reuse-after-close"],
    code: `import { open } from "node:fs/promises";
export async function f(q: string) { await using h = await open(q); return h; }
`,
  },
  {
    family: "floating task",
    title: "a stream of a held file is returned",
    reported: [],
    code: `import { open } from "node:fs/promises";
export async function f(q: string) { await using h = await open(q); return { s: h.createReadStream() }; }
`,
  },
  {
    family: "floating task",
    title: "a timer's callback captures a held file",
    reported: ["no-reuse-after-close"],
    code: `import { open } from "node:fs/promises";
export async function f(q: string) { await using h = await open(q); setTimeout(() => { void h.stat(); }, 100); }
`,
  },
  {
    family: "undisposed session",
    title: "an undici client is never closed",
    reported: ["no-undisposed-session"],
    code: `import { Client } from "undici";
export async function f(u: string) { const c = new Client(u); const { body } = await c.request({ path: "/", method: "GET" }); return await body.text(); }
`,
  },
  {
    family: "undisposed session",
    title: "an agent that keeps connections is never destroyed",
    reported: ["no-undisposed-session"],
    code: `import http from "node:http";
export function f(u: string) { const agent = new http.Agent({ keepAlive: true }); http.get(u, { agent }, r => r.resume()); }
`,
  },
  {
    family: "undisposed session",
    title: "a session of http2 is never closed",
    reported: ["no-undisposed-session"],
    code: `import http2 from "node:http2";
export function f(u: string) { const s = http2.connect(u); s.request({ ":path": "/" }).end(); }
`,
  },
  {
    family: "undisposed session",
    title: "the body of a fetch is not read, which only the configuration strict reports",
    reported: [],
    code: `export async function f(u: string) { const r = await fetch(u); return r.ok; }
`,
  },
  {
    family: "undisposed session",
    title: "the body of a request of undici is not read",
    reported: ["no-undisposed-session"],
    code: `import { request } from "undici";
export async function f(u: string) { const r = await request(u); return r.statusCode; }
`,
  },
  {
    family: "undisposed session",
    title: "a pool of pg is never ended",
    reported: ["no-undisposed-session"],
    code: `import { Pool } from "pg";
export async function f() { const p = new Pool(); return (await p.query("x")).rows; }
`,
  },
  {
    family: "undisposed session",
    title: "a client of mongodb is never closed",
    reported: ["no-undisposed-session"],
    code: `import { MongoClient } from "mongodb";
export async function f(u: string) { const c = new MongoClient(u); await c.connect(); return await c.db().collection("a").countDocuments(); }
`,
  },
  {
    family: "undisposed session",
    title: "a connection of mysql2 is never ended",
    reported: ["no-undisposed-session"],
    code: `import mysql from "mysql2/promise";
export async function f(u: string) { const c = await mysql.createConnection(u); await c.query("x"); }
`,
  },
  {
    family: "undisposed session",
    title: "a client of redis is never closed",
    reported: ["no-undisposed-session"],
    code: `import { createClient } from "redis";
export async function f() { const c = createClient(); await c.connect(); await c.set("a", "b"); }
`,
  },
  {
    family: "undisposed session",
    title: "a file is never closed",
    reported: ["no-undisposed-session"],
    code: `import { open } from "node:fs/promises";
export async function f(p: string) { const h = await open(p); return await h.readFile("utf8"); }
`,
  },
  {
    family: "undisposed session",
    title: "a file is closed in finally, which is right",
    reported: [],
    code: `import { open } from "node:fs/promises";
export async function f(p: string) { const h = await open(p); try {
  return await h.readFile("utf8");
}
finally {
  await h.close();
} }
`,
  },
  {
    family: "undisposed session",
    title: "a file is closed where nothing throws",
    reported: [],
    code: `import { open } from "node:fs/promises";
export async function f(p: string) { const h = await open(p); const t = await h.readFile("utf8"); await h.close(); return t; }
`,
  },
];
