/** Who closes or keeps what is only borrowed? */
import { specify } from "../specify.ts";

specify(
  "no-reuse-after-close",
  {
    valid: [
      {
        title: "60: a class closes what it was given, and says that it owns it",
        options: [{ injected: true, maybe: false }],
        code: `import { Pool } from "pg";
export class First {
  constructor(/** @owns */ private readonly pool: Pool) {}
  async close() {
    await this.pool.end();
  }
}
export class Second {
  /** @owns */
  readonly #pool: Pool;
  constructor(pool: Pool) {
    this.#pool = pool;
  }
  async close() {
    await this.#pool.end();
  }
}
export class Third {
  readonly #pool: Pool;
  /** @owns pool */
  constructor(pool: Pool) {
    this.#pool = pool;
  }
  async close() {
    await this.#pool.end();
  }
}
`,
      },
      {
        title: "60: a class closes what it was given, and nobody says whose it is",
        code: `import { Pool } from "pg";
export class Service {
  constructor(private readonly pool: Pool) {}
  async close() {
    await this.pool.end();
  }
}
`,
      },
      {
        title: "60: a class closes what it opened, or may have opened",
        options: [{ injected: true, maybe: false }],
        code: `import { Pool } from "pg";
export class Own {
  readonly #pool = new Pool();
  async close() {
    await this.#pool.end();
  }
}
export class Either {
  readonly #pool: Pool;
  readonly #isOwn: boolean;
  constructor(pool?: Pool) {
    this.#pool = pool ?? new Pool();
    this.#isOwn = pool === undefined;
  }
  async close() {
    if (this.#isOwn) await this.#pool.end();
  }
}
export class Later {
  #pool: Pool | undefined;
  constructor(pool: Pool) {
    this.#pool = pool;
  }
  async reconnect() {
    this.#pool = new Pool();
  }
  async close() {
    await this.#pool?.end();
  }
}
`,
      },
      {
        title: "60: a class that borrows a field uses it",
        options: [{ injected: true, maybe: false }],
        code: `import { Pool } from "pg";
export class Service {
  constructor(/** @borrows */ private readonly pool: Pool) {}
  async count() {
    return await this.pool.query("select 1");
  }
  async close() {
    console.log("closed");
  }
}
`,
      },
      {
        title: "a constructor keeps what it borrows in its instance",
        code: `import { Pool } from "pg";
export class Service {
  #pool: Pool;
  /** @borrows pool */
  constructor(pool: Pool) {
    this.#pool = pool;
  }
  count() {
    return this.#pool.query("select 1");
  }
}
`,
      },
      {
        title: "a method keeps what it borrows in a field that borrows",
        code: `import { Pool } from "pg";
export class Service {
  /** @borrows */
  pool: Pool | undefined;
  /** @borrows pool */
  attach(pool: Pool) {
    this.pool = pool;
  }
}
`,
      },
      {
        title: "what is borrowed is kept for the time of the call",
        code: `import { Pool } from "pg";
let current: Pool | undefined;
/** @borrows pool */
export async function within(pool: Pool, work: () => Promise<void>) {
  current = pool;
  try {
    await work();
  } finally {
    current = undefined;
  }
}
`,
      },
    ],
    invalid: [
      {
        title: "a method closes a field that others use",
        code: `import { Pool } from "pg";
import { finish } from "./finish.js";
export class Service {
  #pool = new Pool();
  /** @closes this.#pool */
  async stop() {
    await finish(this);
  }
  async restart() {
    await this.stop();
    await this.#pool.query("select 1");
  }
}
`,
        errors: [{ messageId: "used", line: 11 }],
      },
      {
        title: "152: an implementation closes what its interface says to borrow",
        code: `import { Pool } from "pg";
interface Reader {
  /** @borrows pool */
  read(pool: Pool): Promise<void>;
}
export class Hasty implements Reader {
  async read(pool: Pool) {
    await using stack = new AsyncDisposableStack();
    stack.adopt(pool, (given) => given.end());
  }
  async other() {}
}
export class Rash implements Reader {
  async read(given: Pool) {
    await given.end();
  }
}
`,
        errors: [{ messageId: "borrowedClosed", line: 15, message: /of `Reader.read`/u }],
      },
      {
        title: "a function stores what it only borrows",
        code: `import { Pool } from "pg";
let last: Pool;
/** @borrows pool */
export function remember(pool: Pool) {
  last = pool;
}
export class Service {
  pool: Pool | undefined;
  /** @borrows pool */
  attach(pool: Pool) {
    this.pool = pool;
  }
}
`,
        errors: [
          { messageId: "borrowedStored", line: 5 },
          { messageId: "borrowedStored", line: 11 },
        ],
      },
      {
        title: "60: a class closes a field that it only borrows",
        code: `import { Pool } from "pg";
export class First {
  constructor(/** @borrows */ private readonly pool: Pool) {}
  async close() {
    await this.pool.end();
  }
}
export class Second {
  /** @borrows */
  readonly #pool: Pool;
  constructor(pool: Pool) {
    this.#pool = pool;
  }
  async [Symbol.asyncDispose]() {
    await this.#pool.end();
  }
}
`,
        errors: [
          { messageId: "borrowedClosed", line: 5 },
          { messageId: "borrowedClosed", line: 15 },
        ],
      },
      {
        title: "60: a class closes what it was given, with the option",
        options: [{ injected: true, maybe: false }],
        code: `import { Pool } from "pg";
export class First {
  constructor(private readonly pool: Pool) {}
  async close() {
    await this.pool.end();
  }
}
export class Second {
  readonly #pool: Pool;
  constructor(pool: Pool) {
    this.#pool = pool;
  }
  async close() {
    await this.#pool.end();
  }
}
`,
        errors: [
          { messageId: "injectedClosed", line: 5 },
          { messageId: "injectedClosed", line: 14 },
        ],
      },
    ],
  },
  { minimum: 12 },
);
