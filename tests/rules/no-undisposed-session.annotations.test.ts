/** Who has the duty to close, when comments say so? */
import { specify } from "../specify.ts";

specify("no-undisposed-session", {
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
      title: "152: an overriding method keeps the annotation",
      code: `import { Pool } from "pg";
abstract class Sink {
  /** @owns pool */
  abstract add(pool: Pool): Promise<void>;
}
class Closing extends Sink {
  async add(given: Pool) {
    await given.end();
  }
}
export async function main(sink: Closing) {
  const pool = new Pool();
  await sink.add(pool);
}
export async function other(sink: Sink) {
  const pool = new Pool();
  await sink.add(pool);
}
`,
    },
    {
      title: "152: a class keeps what its interface says, and may say it again",
      code: `import { Pool } from "pg";
interface Base {
  /** @closes pool */
  stop(pool: Pool): Promise<void>;
}
interface Stopper extends Base {
  /** @borrows pool */
  look: (pool: Pool) => void;
}
export class Plain implements Stopper {
  async stop(pool: Pool) {
    await pool.end();
  }
  look(pool: Pool) {
    console.log(pool.totalCount);
  }
}
export class Loud implements Stopper {
  /** @closes pool */
  async stop(pool: Pool) {
    await pool.end();
  }
  /** @borrows pool */
  look(pool: Pool) {}
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
    {
      title: "a method that closes its object is a way to close it",
      code: `import { Pool } from "pg";
class Service {
  #pool = new Pool();
  /** @closes */
  async halt() {
    await this.#pool.end();
  }
  async close() {
    await this.halt();
  }
}
export async function main() {
  const service = new Service();
  await service.halt();
}
export async function given(service: { /** @closes this */ halt(): Promise<void> }) {
  await service.halt();
}
`,
    },
    {
      title: "a method that closes a field may return early",
      code: `import { Pool } from "pg";
export class Service {
  #pool = new Pool();
  #isClosed = false;
  /** @closes this.#pool */
  async close() {
    if (this.#isClosed) return;
    this.#isClosed = true;
    await this.#pool.end();
  }
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
      title: "the words have other meanings elsewhere",
      code: `import { Pool } from "pg";
/**
 * @closes #382
 * @closes T10167
 * @wraps array_push
 * @borrows Set as Pools
 * @borrows pool as client
 * @owns js/annulus/annulus-model.js
 * @owns the top bar
 * @closes this form and displays the other one
 * @wraps gateway.clientToken.generate
 */
export function show(pool: Pool, form: unknown) {
  return [pool, form];
}
/** @closes #12 */
export function load() {}
/** @closes */
export function nothing() {}
/**
 * @borrows ms
 * @borrows TimeDelay
 */
export class Time {}
`,
    },
    {
      title: "parameters of every form have names",
      code: `import { Pool } from "pg";
/** @owns pool, other */
export async function patterns({ pool, size: other = 1 }: { pool: Pool; size?: number }) {}
/** @closes pools */
export async function gathered(...pools: Pool[]) {
  await Promise.all(pools.map((pool) => pool.end()));
}
/** @borrows pool */
export function defaults(pool: Pool | undefined = undefined) {}
/** @borrows first */
export function list([first]: Pool[]) {}
export const inline = (/** @closes */ pool: Pool) => pool.end();
/** @closes pool */
export const alone = async (pool: Pool) => { await pool.end(); };
`,
    },
    {
      title: "the parts of an object are taken over by name",
      code: `import { Pool } from "pg";
/** @owns pool */
declare function serve({ pool, port }: { pool: Pool; port: number }): void;
export function main() {
  const pool = new Pool();
  serve({ pool, port: 80 });
}
`,
    },
    {
      title: "an overload is annotated",
      code: `import { Pool } from "pg";
/** @owns pool */
export function keep(pool: Pool): void;
export function keep(pool: Pool, name: string): void;
export function keep(pool: Pool, name = "") {
  globalThis.pools.set(name, pool);
}
export function main() {
  const pool = new Pool();
  keep(pool, "main");
}
`,
    },
    {
      title: "a class is given what it borrows, and its maker closes it",
      code: `import { Pool } from "pg";
class Report {
  constructor(/** @borrows */ private readonly pool: Pool) {}
  async count() {
    return await this.pool.query("select 1");
  }
}
export async function main() {
  const pool = new Pool();
  const report = new Report(pool);
  await report.count();
  await pool.end();
}
`,
    },
    {
      title: "an object of functions, annotated in JavaScript",
      filename: "file.js",
      code: `import { Pool } from "pg";
const pools = {
  /**
   * @param {Pool} pool
   * @closes pool
   */
  async stop(pool) {
    await pool.end();
  },
};
export async function main() {
  const pool = new Pool();
  await pools.stop(pool);
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
    {
      title: "limit: 145: a rest parameter is not followed",
      code: `import { Pool } from "pg";
/** @borrows pools */
declare function compare(...pools: Pool[]): Promise<void>;
export async function main() {
  const pool = new Pool();
  await compare(pool);
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
    {
      title: "152: an override weakens what its base class says",
      code: `import { Pool } from "pg";
class Sink {
  /** @owns pool */
  async add(pool: Pool) {
    await pool.end();
  }
}
export class Weak extends Sink {
  /** @borrows pool */
  override async add(pool: Pool) {
    await pool.query("select 1");
  }
}
`,
      errors: [{ messageId: "override", line: 9 }],
    },
    {
      title: "152: an implementation inherits the duty and does not meet it",
      code: `import { Pool } from "pg";
interface Sink {
  /** @owns pool */
  add(pool: Pool): Promise<void>;
}
export class Lazy implements Sink {
  async add(given: Pool) {
    await given.query("select 1");
  }
}
`,
      errors: [{ messageId: "owned", line: 7, message: /of `Sink.add`/u }],
    },
    {
      title: "a function that closes leaves its argument open on one way out",
      code: `import { Pool } from "pg";
/** @closes pool */
export async function stop(pool: Pool, isBusy: boolean) {
  if (isBusy) {
    return false;
  }
  await pool.end();
  return true;
}
`,
      errors: [{ messageId: "unclosed", line: 2, message: /line 5/u }],
    },
    {
      title: "a method that closes a field never does",
      code: `import { Pool } from "pg";
export class Service {
  #pool = new Pool();
  /** @closes this.#pool */
  async close() {
    await this.#pool.query("select 1");
  }
}
`,
      errors: [{ messageId: "unclosed", line: 4 }],
    },
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
      title: "154: neither the wrapper nor what it wraps is closed",
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
    {
      title: "tags that cannot be true",
      code: `import { Pool } from "pg";
/** @owns pol */
export function first(pool: Pool) {
  return pool;
}
/** @borrows client - for a while */
export function second(pool: Pool) {
  return pool;
}
/** @wraps */
export function third(pool: Pool) {
  return pool;
}
/** @closes */
export const fourth = (pool: Pool) => pool.end();
/**
 * @owns pool
 * @borrows pool
 */
export function fifth(pool: Pool) {
  return pool;
}
/** @wraps pool */
export function sixth(pool: Pool) {
  return {};
}
`,
      errors: [
        { messageId: "unknown-name", line: 2, message: /did you mean "pool"/u },
        { messageId: "unknown-name", line: 6 },
        { messageId: "nameless", line: 10 },
        { messageId: "nameless", line: 14 },
        { messageId: "contradiction", line: 18 },
        { messageId: "unrelated", line: 23 },
      ],
    },
  ],
});
