/** Which uses and closes go against what comments say about functions? */
import { specify } from "../specify.ts";

specify(
  "no-reuse-after-close",
  {
    valid: [
      {
        title: "a borrowed pool is used, and its owner closes it later",
        code: `import { Pool } from "pg";
/** @borrows pool */
async function count(pool: Pool) {
  return await pool.query("select 1");
}
/** @borrows pool */
declare function look(pool: Pool): Promise<void>;
export async function main() {
  const pool = new Pool();
  await count(pool);
  await look(pool);
  await pool.end();
}
`,
      },
      {
        title: "only a pool of its own is closed, where none was given",
        code: `import { Pool } from "pg";
/** @borrows given */
export async function count(given?: Pool) {
  const pool = given ?? new Pool();
  try {
    return await pool.query("select 1");
  } finally {
    if (!given) await pool.end();
  }
}
`,
      },
      {
        title: "a parameter that is given another value is that value",
        code: `import { Pool } from "pg";
/** @borrows pool */
export async function count(pool: Pool | undefined) {
  if (pool === undefined) {
    pool = new Pool();
    await pool.query("select 1");
    await pool.end();
  }
}
`,
      },
      {
        title: "a borrowed pool is returned, and passed on to code that nobody knows",
        code: `import { Pool } from "pg";
import { register } from "./register.js";
/** @borrows pool */
export function same(pool: Pool) {
  register(pool);
  return pool;
}
`,
      },
      {
        title: "a function that takes over may have closed, or not",
        code: `import { Pool } from "pg";
/** @owns pool */
declare function serve(pool: Pool): void;
export async function main() {
  const pool = new Pool();
  serve(pool);
  await pool.query("select 1");
}
`,
      },
      {
        title: "a close that nobody waits for is not over",
        code: `import { Pool } from "pg";
/** @closes pool */
async function stop(pool: Pool) {
  await pool.query("select 1");
  await pool.end();
}
export async function main() {
  const pool = new Pool();
  const stopped = stop(pool);
  await pool.query("select 1");
  await stopped;
}
`,
      },
      {
        title: "two methods of one name that say different things are neither",
        code: `import { Pool } from "pg";
class First {
  /** @closes pool */
  async take(pool: Pool) {
    await pool.end();
  }
}
class Second extends First {
  /** @owns pool */
  override async take(pool: Pool) {
    globalThis.pools.add(pool);
  }
}
export async function main(first: First) {
  const pool = new Pool();
  await first.take(pool);
  await pool.query("select 1");
}
`,
      },
      {
        title: "a wrapper is used while what it wraps is open",
        code: `import { Pool } from "pg";
/** @wraps pool */
declare function database(pool: Pool): { query(text: string): Promise<void>; close(): Promise<void> };
export async function main() {
  const pool = new Pool();
  const db = database(pool);
  await db.query("select 1");
  await pool.query("select 1");
  await db.close();
}
`,
      },
      {
        title: "a function of another file that borrows gets an open handle",
        typed: true,
        code: `import { open } from "node:fs/promises";
import { sizeOf } from "./handles.js";
export async function size(path: string) {
  await using handle = await open(path);
  return await sizeOf(handle);
}
`,
      },
    ],
    invalid: [
      {
        title: "a declared function has closed the pool",
        code: `import { Pool } from "pg";
/** @closes pool */
declare function stop(pool: Pool): Promise<void>;
export async function main() {
  const pool = new Pool();
  await stop(pool);
  await pool.query("select 1");
}
`,
        errors: [{ messageId: "used", line: 7, message: /line 6/u }],
      },
      {
        title: "a function of another file has closed the handle, by types",
        typed: true,
        code: `import { open } from "node:fs/promises";
import { finish, sizeOf } from "./handles.js";
export async function first(path: string) {
  const handle = await open(path);
  await finish(handle);
  await handle.write("late");
}
export async function second(path: string) {
  const handle = await open(path);
  await handle.close();
  return await sizeOf(handle);
}
`,
        errors: [
          { messageId: "used", line: 6 },
          { messageId: "used", line: 11 },
        ],
      },
      {
        title: "a closed wrapper has closed what it wraps",
        code: `import { Pool } from "pg";
/** @wraps pool */
declare function database(pool: Pool): { query(text: string): Promise<void>; close(): Promise<void> };
export async function main() {
  const pool = new Pool();
  const db = database(pool);
  await db.close();
  await pool.query("select 1");
}
`,
        errors: [{ messageId: "used", line: 8 }],
      },
      {
        title: "a closed pool is passed to a function that borrows",
        code: `import { Pool } from "pg";
/** @borrows pool */
declare function look(pool: Pool): Promise<void>;
export async function main() {
  const pool = new Pool();
  await pool.end();
  await look(pool);
}
`,
        errors: [{ messageId: "used", line: 7 }],
      },
      {
        title: "a function closes what it only borrows",
        code: `import { Pool } from "pg";
/** @borrows pool */
export async function count(pool: Pool) {
  const { rows } = await pool.query("select 1");
  await pool.end();
  return rows;
}
`,
        errors: [{ messageId: "borrowedClosed", line: 5, suggestions: 0 }],
      },
      {
        title: "a helper closes what is only borrowed",
        code: `import { Pool } from "pg";
const finish = (pool: Pool) => pool.end();
export async function count(/** @borrows */ pool: Pool) {
  await finish(pool);
}
`,
        errors: [{ messageId: "borrowedClosed", line: 4 }],
      },
    ],
  },
  { minimum: 15 },
);
