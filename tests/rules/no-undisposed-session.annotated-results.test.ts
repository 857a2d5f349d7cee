/** Who has the duty to close what a function gives, when comments say so? */
import { specify } from "../specify.ts";

specify(
  "no-undisposed-session",
  {
    valid: [
      {
        title: "12: what a registry gives is borrowed",
        code: `import { Pool } from "pg";
const pools = new Map<string, Pool>();
/** @borrows - the registry closes it */
function poolFor(url: string) {
  const pool = new Pool({ connectionString: url });
  pools.set(url, pool);
  return pool;
}
export async function count(url: string) {
  const pool = poolFor(url);
  return await pool.query("select count(*) from users");
}
`,
      },
      {
        title: "12: what a getter and a method of a cache give is borrowed",
        code: `import { Pool } from "pg";
export class Pools {
  #pool: Pool | undefined;
  /** @borrows */
  get pool() {
    this.#pool ??= new Pool();
    return this.#pool;
  }
  /** @borrows */
  open() {
    const pool = new Pool();
    this.#pool = pool;
    return pool;
  }
  async close() {
    await this.#pool?.end();
  }
}
export async function count(pools: Pools) {
  const pool = pools.open();
  await pools.pool.query("select 1");
  return await pool.query("select 1");
}
`,
      },
      {
        title: "12: a registry of another file, declared with types",
        typed: true,
        code: `import { logFile } from "./handles.js";
export async function write(text: string) {
  const handle = await logFile();
  await handle.write(text);
}
`,
      },
      {
        title: "154: a wrapper that is annotated, the wrapper closed",
        code: `import { Pool } from "pg";
interface Database {
  close(): Promise<void>;
}
/** @wraps pool */
declare function database(pool: Pool): Database;
export async function main() {
  const pool = new Pool();
  const db = database(pool);
  await db.close();
}
export function made() {
  return database(new Pool());
}
`,
      },
      {
        title: "a wrapper whose close fails, and the failure is handled",
        code: `import { Pool } from "pg";
/** @wraps pool */
async function connected(pool: Pool) {
  await pool.query("select 1");
  return { close: () => pool.end() };
}
export async function main() {
  const db = await connected(new Pool());
  try {
    await db.close();
  } catch (error) {
    console.error(error);
  }
}
`,
      },
      {
        title: "155: a wrapper that is annotated, the inner pool closed",
        code: `import { Pool } from "pg";
class Database {
  #pool: Pool;
  /** @wraps pool */
  constructor(pool: Pool) {
    this.#pool = pool;
  }
  async [Symbol.asyncDispose]() {
    await this.#pool.end();
  }
}
export async function main() {
  const pool = new Pool();
  const db = new Database(pool);
  console.log(db);
  await pool.end();
}
export async function other() {
  await using db = new Database(new Pool());
  console.log(db);
}
`,
      },
      {
        title: "a function that an annotated one gives away is the caller's only once",
        code: `import { Pool } from "pg";
/** @owns */
function open() {
  return new Pool();
}
export async function main() {
  const pool = open();
  try {
    await pool.query("select 1");
  } finally {
    await pool.end();
  }
}
`,
      },
      {
        title: "limit: 47: a getter whose result the caller owns is not followed",
        code: `import { Pool } from "pg";
class Pools {
  /** @owns */
  get fresh() {
    return new Pool();
  }
}
export async function main(pools: Pools) {
  const pool = pools.fresh;
  await pool.query("select 1");
}
`,
      },
    ],
    invalid: [
      {
        title: "what is returned is opened here, and callers only borrow it",
        code: `import { Pool } from "pg";
/** @borrows */
export function shared() {
  const pool = new Pool();
  return pool;
}
`,
        errors: [{ messageId: "lent", line: 4, suggestions: 0 }],
      },
      {
        title: "39: the caller owns what an annotated function gives",
        code: `import { Pool } from "pg";
/** @owns */
declare function open(): Promise<Pool>;
const pools = new Map<string, Pool>();
/** @owns */
function make(name: string): Pool {
  return pools.get(name) ?? new Pool();
}
export async function main() {
  const pool = await open();
  await pool.query("select 1");
  const other = make("other");
  await other.query("select 1");
}
`,
        errors: [
          { messageId: "never", line: 10 },
          { messageId: "never", line: 12 },
        ],
      },
      {
        title: "39: the caller owns what a function of another file gives, by types",
        typed: true,
        code: `import { logFile, temporary } from "./handles.js";
export async function main() {
  const handle = await temporary();
  const log = await logFile();
  await log.write(await handle.readFile());
}
`,
        errors: [{ messageId: "never", line: 3 }],
      },
      {
        title: "156: neither the wrapper nor what it wraps is closed",
        code: `import { Pool } from "pg";
class Database {
  #pool: Pool;
  /** @wraps pool */
  constructor(pool: Pool) {
    this.#pool = pool;
  }
  async [Symbol.asyncDispose]() {
    await this.#pool.end();
  }
}
/** @wraps pool */
declare function database(pool: Pool): { close(): Promise<void> };
export function first() {
  const pool = new Pool();
  const db = new Database(pool);
  db.toString();
}
export function second() {
  const pool = new Pool();
  const db = database(pool);
  db.toString();
}
`,
        errors: [
          { messageId: "never", line: 16 },
          { messageId: "never", line: 20 },
        ],
      },
    ],
  },
  { minimum: 12 },
);
