/** Do the steps tell the way to a finding, and nothing that it does not depend on? */
import { expect, test } from "vitest";
import { stepsOf } from "./explained.ts";

interface Way {
  readonly title: string;
  readonly code: string;
  readonly python?: boolean;
  readonly strict?: boolean;
}

const ways: readonly Way[] = [
  {
    title: "a branch is told when the way depends on it, and not otherwise",
    code: `import { Pool } from "pg";
export async function f(a, b) {
  const pool = new Pool();
  if (a) console.log("a");
  if (b) return null;
  await pool.end();
}`,
  },
  {
    title: "a test over the same value is answered the same way twice",
    code: `import { Pool } from "pg";
export async function f(isReady) {
  const pool = new Pool();
  if (!isReady) await pool.end();
  if (!isReady) return await pool.query("select 1");
  await pool.end();
}`,
  },
  {
    title: "a loop that is passed by is not told, a further round is",
    code: `import { open } from "node:fs/promises";
export async function f(paths, lines) {
  const file = await open("log");
  for (const path of paths) console.log(path);
  for (const line of lines) {
    await file.write(line);
    await file.close();
  }
}`,
  },
  {
    title: "a throw of the program and a call that may throw",
    strict: true,
    code: `import { open } from "node:fs/promises";
export async function f(kind) {
  const file = await open("log");
  switch (kind) {
    case "bad":
      throw new Error("bad");
    default:
  }
  await file.close();
}
export async function g(load) {
  const file = await open("log");
  let text = null;
  try {
    text = await load(file.fd);
  } catch {
    return null;
  }
  await file.close();
  return text;
}`,
  },
  {
    title: "null and undefined",
    strict: true,
    code: `import { Pool } from "pg";
export async function f(user) {
  const pool = new Pool();
  const name = user?.load() ?? (await pool.end());
  return [name, await pool.query("select 1")];
}`,
  },
  {
    title: "a scope that ends, with work that is still running",
    code: `import { Pool } from "pg";
export async function f(id) {
  const pool = new Pool();
  try {
    return pool.query(id);
  } finally {
    await pool.end();
  }
}
export async function g(id) {
  await using pool = new Pool();
  const answer = pool.query(id);
  console.log("asked");
}`,
  },
  {
    title: "runs through a function of the file",
    code: `import { Mutex } from "async-mutex";
const mutex = new Mutex();
async function inner() {
  await mutex.runExclusive(async () => {});
}
export async function outer() {
  await mutex.runExclusive(async () => {
    await inner();
  });
}`,
  },
  {
    title: "tasks that float",
    code: `async function work() {
  await Promise.resolve();
}
export async function f(isFast) {
  work();
  const later = work();
  if (!isFast) await later;
}`,
  },
  {
    title: "Python: a session, a coroutine, a loop, a handler",
    python: true,
    strict: true,
    code: `import asyncio
import aiohttp


async def load(url):
    session = aiohttp.ClientSession()
    try:
        text = await session.get(url)
    except ValueError:
        return None
    await session.close()
    return text


async def main():
    load("x")
    asyncio.run(load("y"))


def sync():
    loop = asyncio.new_event_loop()
    loop.run_until_complete(load("z"))
    loop.close()
    loop.run_until_complete(load("z"))
`,
  },
];

test.each(ways)("$title", async ({ code, python, strict }) => {
  expect(await stepsOf(python === true ? "a.py" : "a.js", `${code}\n`, { strict: strict === true })).toMatchSnapshot();
});

