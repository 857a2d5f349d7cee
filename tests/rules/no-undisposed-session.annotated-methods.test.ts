/** Which methods, parameters and tags are understood, and which are wrong? */
import { specify } from "../specify.ts";

specify(
  "no-undisposed-session",
  {
    valid: [
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
        title: "limit: a rest parameter of an annotated function is not followed",
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
  },
  { minimum: 16 },
);
