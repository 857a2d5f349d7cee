/** Whose duty is what a function of the file opens, keeps or hands on, and returns as well? */
import { specify } from "../specify.ts";

specify("no-undisposed-session", {
  valid: [
    {
      title: "a helper that keeps each pool in a Map",
      code: `import { Pool } from "pg";
const pools = new Map();
function connect(host) {
  let pool = pools.get(host);
  if (!pool) {
    pool = new Pool({ host });
    pools.set(host, pool);
  }
  return pool;
}
export async function count(host) {
  const pool = connect(host);
  const { rows } = await pool.query("select 1");
  return rows;
}
`,
    },
    {
      title: "helpers that keep what they open in a Set, in an array and in a cache of another file",
      code: `import { Pool } from "pg";
import { cache } from "./cache.js";
const all = new Set();
const list = [];
function added(host) {
  const pool = new Pool({ host });
  all.add(pool);
  return pool;
}
function pushed(host) {
  const pool = new Pool({ host });
  list.push(pool);
  return pool;
}
async function cached(host) {
  const pool = new Pool({ host });
  await cache.put(host, pool);
  return pool;
}
export async function count(host) {
  const first = added(host);
  const second = pushed(host);
  const third = await cached(host);
  return [await first.query("select 1"), await second.query("select 1"), await third.query("select 1")];
}
`,
    },
    {
      title: "a helper that keeps it returns it through another one",
      code: `import { Pool } from "pg";
const all = new Set();
function connect(host) {
  const pool = new Pool({ host });
  all.add(pool);
  return pool;
}
function openDefault() {
  return connect("localhost");
}
export async function count() {
  const pool = openDefault();
  return await pool.query("select 1");
}
`,
    },
    {
      title: "a helper gives it to a function that nobody knows",
      code: `import { Pool } from "pg";
import { register } from "./pools.js";
function connect(host) {
  const pool = new Pool({ host });
  register(pool);
  return pool;
}
export async function count(host) {
  const pool = connect(host);
  return await pool.query("select 1");
}
`,
    },
    {
      title: "a helper has it closed when the process ends",
      code: `import { Pool } from "pg";
function connect(host) {
  const pool = new Pool({ host });
  process.once("exit", () => pool.end());
  return pool;
}
export async function count(host) {
  const pool = connect(host);
  return await pool.query("select 1");
}
`,
    },
    {
      title: "what a helper called \"open\" gives is returned, and no truth",
      code: `import { Pool } from "pg";
async function open(host) {
  const pool = new Pool({ host });
  await pool.query("set role reader");
  return pool;
}
export async function openDefault() {
  return await open("localhost");
}
`,
    },
    {
      title: "a helper of Python keeps each session in a list",
      filename: "file.py",
      code: `import aiohttp
sessions = []
def connect_session():
    session = aiohttp.ClientSession()
    sessions.append(session)
    return session
async def load(url):
    session = connect_session()
    return await session.get(url)
`,
    },
  ],
  invalid: [
    {
      title: "a helper that sets it up and returns it",
      code: `import { Pool } from "pg";
function configure(pool) {
  pool.on("error", console.error);
}
function connect(host) {
  const pool = new Pool({ host });
  configure(pool);
  return pool;
}
export async function count(host) {
  const pool = connect(host);
  return await pool.query("select 1");
}
`,
      errors: [{ messageId: "never", line: 11, message: /`pool`/u }],
    },
    {
      title: "a helper that asks it once and returns it through another one",
      code: `import { Pool } from "pg";
async function connect(host) {
  const pool = new Pool({ host });
  await pool.query("set role reader");
  return pool;
}
async function openDefault() {
  return await connect("localhost");
}
export async function count() {
  const pool = await openDefault();
  return await pool.query("select 1");
}
`,
      errors: [{ messageId: "never", line: 11, message: /`pool`/u }],
    },
    {
      title: "what a helper called \"open\" gives is left open by who gets it at last",
      code: `import { Pool } from "pg";
async function open(host) {
  const pool = new Pool({ host });
  await pool.query("set role reader");
  return pool;
}
async function openDefault() {
  return await open("localhost");
}
export async function count() {
  const pool = await openDefault();
  return await pool.query("select 1");
}
`,
      errors: [{ messageId: "never", line: 11, message: /`pool`/u }],
    },
    {
      title: "a helper that keeps its name alone",
      code: `import { Pool } from "pg";
const hosts = new Set();
function connect(host) {
  const pool = new Pool({ host });
  hosts.add(host);
  return pool;
}
export async function count(host) {
  const pool = connect(host);
  return await pool.query("select 1");
}
`,
      errors: [{ messageId: "never", line: 9, message: /`pool`/u }],
    },
  ],
}, { minimum: 9 });
