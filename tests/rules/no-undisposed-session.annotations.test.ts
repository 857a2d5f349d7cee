/** Who has the duty to close what a function is given, when comments say so? */
import { specify } from "../specify.ts";

specify(
  "no-undisposed-session",
  {
    valid: [
      {
        title: "149: an annotated function takes the pool over and closes it",
        code: `import { Pool } from "pg";
/** @owns pool */
declare function serve(pool: Pool): void;
/**
 * Runs until it is told to stop.
 * @param pool what it reads from
 * @owns pool - closed at the end
 */
async function run(pool: Pool) {
  await pool.query("select 1");
  await pool.end();
}
export async function main() {
  serve(new Pool());
  const pool = new Pool();
  await run(pool);
}
`,
      },
      {
        title: "149: what is taken over is stored, handed on or returned",
        code: `import { Pool } from "pg";
const pools = new Map<string, Pool>();
/** @owns pool */
export function keep(name: string, pool: Pool) {
  pools.set(name, pool);
}
/** @owns pool */
export function pass(pool: Pool, registry: { add(pool: Pool): void }) {
  registry.add(pool);
}
/** @owns pool */
export function same(pool: Pool) {
  return pool;
}
export class Service {
  #pool: Pool | undefined;
  /** @owns pool */
  use(pool: Pool) {
    this.#pool = pool;
  }
}
`,
      },
      {
        title: "149: there may be nothing to take over",
        code: `import { Pool } from "pg";
/** @owns pool */
export async function stop(pool?: Pool) {
  if (pool) await pool.end();
}
/** @owns pool */
export async function stopToo(pool: Pool | undefined) {
  await pool?.end();
}
/** @closes pool */
export async function stopAsWell(pool: Pool | null) {
  if (pool === null) return;
  await pool.end();
}
`,
      },
      {
        title: "149: the callee fails before it has closed, and the caller still has the pool",
        code: `import { Pool } from "pg";
/** @owns pool */
export async function start(pool: Pool, url: string) {
  if (url === "") throw new Error("no url");
  await pool.query("select 1");
  await pool.end();
}
`,
      },
      {
        title: "149: a class that nobody knows cannot be judged by its methods",
        code: `import { Engine } from "./engine.js";
/** @owns engine */
export function run(engine: Engine) {
  engine.start();
  engine.halt();
}
/** @closes engine */
export function stop(engine) {
  engine.halt();
}
`,
      },
      {
        title: "151: the call that takes ownership throws, and the caller closes",
        options: [{ exceptionPaths: true }],
        code: `import { Pool } from "pg";
/** @owns pool */
declare function serve(pool: Pool): void;
export async function main() {
  const pool = new Pool();
  try {
    serve(pool);
  } catch (error) {
    await pool.end();
    throw error;
  }
}
`,
      },
      {
        title: "147: an imported function without types may do anything, whatever this file says",
        code: `import { Pool } from "pg";
import { serve } from "./serve.js";
/** @borrows pool */
function look(pool: Pool) {
  return pool.totalCount;
}
export async function main() {
  const pool = new Pool();
  look(pool);
  await serve(pool);
}
`,
      },
      {
        title: "a declared function closes its argument",
        code: `import { Pool } from "pg";
/** @closes pool */
declare function stop(pool: Pool): Promise<void>;
export async function main() {
  const pool = new Pool();
  await pool.query("select 1");
  await stop(pool);
}
`,
      },
      {
        title: "a function of another file closes its argument, by types",
        typed: true,
        code: `import { open } from "node:fs/promises";
import { finish, type Store } from "./handles.js";
export async function first(path: string) {
  const handle = await open(path);
  await finish(handle);
}
export async function second(path: string, store: Store) {
  const handle = await open(path);
  store.keep(handle);
}
`,
      },
    ],
    invalid: [
      {
        title: "149: the callee takes the pool over, and does not close, store or hand it on",
        code: `import { Pool } from "pg";
/** @owns pool */
export async function run(pool: Pool) {
  await pool.query("select 1");
}
`,
        errors: [{ messageId: "owned", line: 2, suggestions: 0 }],
      },
      {
        title: "149: the callee closes on one of its branches",
        code: `import { Pool } from "pg";
/**
 * Runs it.
 * @owns pool
 */
export async function run(pool: Pool, isLast: boolean) {
  const { rows } = await pool.query("select 1");
  if (rows.length === 0) {
    return undefined;
  }
  await pool.end();
  return isLast;
}
`,
        errors: [{ messageId: "owned", line: 4, message: /line 9/u }],
      },
      {
        title: "149: an inline annotation, and a type in JSDoc",
        filename: "file.js",
        code: `/** @typedef {import("pg").Pool} Pool */
export const first = async (/** @owns */ /** @type {Pool} */ pool) => {
  await pool.query("select 1");
};
/**
 * @param {Pool} pool
 * @owns {Pool} pool
 */
export async function second(pool) {
  await pool.query("select 1");
}
`,
        errors: [{ messageId: "owned", line: 7 }],
      },
      {
        title: "150: the call that takes ownership throws",
        options: [{ exceptionPaths: true }],
        code: `import { Pool } from "pg";
/** @owns pool */
declare function serve(pool: Pool): void;
export function main() {
  const pool = new Pool();
  serve(pool);
}
`,
        errors: [{ messageId: "exception", line: 5, message: /line 6/u }],
      },
      {
        title: "148: a declared function borrows",
        code: `import { Pool } from "pg";
/** @borrows pool */
declare function count(pool: Pool): Promise<number>;
export async function main() {
  const pool = new Pool();
  return await count(pool);
}
`,
        errors: [{ messageId: "never", line: 5 }],
      },
      {
        title: "148: a method of an interface borrows",
        code: `import { Pool } from "pg";
interface Store {
  /** @borrows pool */
  touch(pool: Pool): void;
}
export function main(store: Store) {
  const pool = new Pool();
  store.touch(pool);
}
`,
        errors: [{ messageId: "never", line: 7 }],
      },
      {
        title: "148: functions of another file borrow, by types",
        typed: true,
        code: `import { open } from "node:fs/promises";
import { checksum, sizeOf, type Store, unknownTo, Writer } from "./handles.js";
export async function first(path: string) {
  const handle = await open(path);
  return await sizeOf(handle);
}
export async function second(path: string) {
  const handle = await open(path);
  return await checksum(handle);
}
export async function third(path: string, store: Store) {
  const handle = await open(path);
  await store.touch(handle);
}
export async function fourth(path: string) {
  const handle = await open(path);
  console.log(new Writer(handle));
}
export async function unknown(path: string) {
  const handle = await open(path);
  await unknownTo(handle);
}
`,
        errors: [
          { messageId: "never", line: 4 },
          { messageId: "never", line: 8 },
          { messageId: "never", line: 12 },
          { messageId: "never", line: 16 },
        ],
      },
      {
        title: "148: a function of the file borrows, and its body passes the pool on to code that nobody knows",
        code: `import { Pool } from "pg";
import { look } from "./look.js";
/** @borrows pool */
async function count(pool: Pool) {
  return await look(pool);
}
export async function main() {
  const pool = new Pool();
  return await count(pool);
}
`,
        errors: [{ messageId: "never", line: 8 }],
      },
      {
        title: "148: settings say who owns, borrows and closes",
        settings: {
          "async-lifecycle": {
            libraries: [
              {
                name: "app-pools",
                modules: ["./pools.js"],
                version: "1.0.0",
                source: "https://example.com",
                resources: [],
                exports: {
                  look: { call: { task: "eager", borrows: ["0"] } },
                  stop: { call: { task: "eager", closes: ["0"] } },
                  take: { call: { owns: ["0.pool"] } },
                },
              },
            ],
          },
        },
        code: `import { Pool } from "pg";
import { look, stop, take } from "./pools.js";
export async function first() {
  const pool = new Pool();
  await look(pool);
}
export async function second() {
  const pool = new Pool();
  await stop(pool);
}
export function third() {
  const pool = new Pool();
  take({ pool });
}
`,
        errors: [{ messageId: "never", line: 4 }],
      },
    ],
  },
  { minimum: 18 },
);
