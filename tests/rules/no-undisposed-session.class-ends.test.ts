/** Which closes does a class end with, and what does it overwrite? */
import { specify } from "../specify.ts";

specify("no-undisposed-session", {
  valid: [
    {
      title: "66: a method that closes the old client and opens a new one",
      code: `import Redis from "ioredis";
export class Queue {
  constructor(url) {
    this.url = url;
    this.redis = new Redis(url);
  }
  async reconnect() {
    const old = this.redis;
    this.redis = new Redis(this.url);
    await old.quit();
  }
  stop() {
    this.redis.disconnect();
  }
}
`,
    },
    {
      title: "51: a class without a close, by default",
      code: `import { Pool } from "pg";
export class UserStore {
  #pool = new Pool();
  find(id) {
    return this.#pool.query("select * from users where id = $1", [id]);
  }
}
`,
    },
    {
      title: "57: a close that may fail before the second field is closed, by default",
      code: `import { Client } from "undici";
export class Mirror {
  from = new Client("http://left");
  to = new Client("http://right");
  async close() {
    await this.from.close();
    await this.to.close();
  }
}
`,
    },
    {
      title: "58: nested cleanups close the second field whatever the first does, with exceptionPaths",
      code: `import { Client } from "undici";
export class Mirror {
  from = new Client("http://left");
  to = new Client("http://right");
  async close() {
    try {
      await this.from.close();
    } finally {
      await this.to.close();
    }
  }
}
`,
      options: [{ exceptionPaths: true }],
    },
    {
      title: "66: a field that is opened again after a method that stops",
      code: `import { Pool } from "pg";
export class Queue {
  constructor(url) {
    this.url = url;
    this.pool = new Pool({ connectionString: url });
  }
  start() {
    this.pool = new Pool({ connectionString: this.url });
  }
  async stop() {
    await this.pool.end();
  }
  async close() {
    await this.pool.end();
  }
}
`,
    },
    {
      title: "66: a constructor that opens through the method that opens again",
      code: `import { Pool } from "pg";
export class Queue {
  constructor(url) {
    this.pool = new Pool({ connectionString: url });
    if (url === "") this.connect("postgres://localhost");
  }
  connect(url) {
    this.pool = new Pool({ connectionString: url });
  }
  async close() {
    await this.pool.end();
  }
}
`,
    },
    {
      title: "49: an override that calls the close of the base class, or closes the field itself",
      code: `import { Pool } from "pg";
class Store {
  pool = new Pool();
  async close() {
    await this.pool.end();
  }
}
export class UserStore extends Store {
  async close() {
    console.log("closing");
    await super.close();
  }
}
export class OrderStore extends Store {
  async close() {
    await this.pool.end();
  }
}
`,
    },
    {
      title: "a class whose close only says that it is not supported",
      code: `class Database {
  #pool;
  constructor(pool) { this.#pool = pool; }
  async destroy() { await this.#pool.end(); }
  async [Symbol.asyncDispose]() { await this.destroy(); }
}
class Transaction extends Database {
  async destroy() { throw new Error("a transaction is ended by its pool"); }
}
export async function run(connection, work) {
  const transaction = new Transaction(connection);
  return await work();
}
`,
    },
  ],
  invalid: [
    {
      title: "51: a private field of a class without a close, with classesWithoutClose",
      code: `import { Pool } from "pg";
export class UserStore {
  #pool = new Pool();
  find(id) {
    return this.#pool.query("select * from users where id = $1", [id]);
  }
}
`,
      options: [{ classesWithoutClose: true }],
      errors: [{ messageId: "class", line: 3 }],
    },
    {
      title: "57: a close that may fail before the second field is closed, with exceptionPaths",
      code: `import { Client } from "undici";
export class Mirror {
  from = new Client("http://left");
  to = new Client("http://right");
  async close() {
    await this.from.close();
    await this.to.close();
  }
}
`,
      options: [{ exceptionPaths: true }],
      errors: [{ messageId: "exception", line: 4, message: /`this\.to`.*line 6/u }],
    },
    {
      title: "59: a close that does not call that of the base class",
      code: `import { Pool } from "pg";
class Store {
  pool = new Pool();
  async close() {
    await this.pool.end();
  }
}
export class UserStore extends Store {
  async close() {
    console.log("closed");
  }
}
`,
      errors: [{ messageId: "overrides", line: 9 }],
    },
    {
      title: "59: a disposer that does not call that of the base class",
      code: `import { Pool } from "pg";
class Store {
  pool = new Pool();
  async [Symbol.asyncDispose]() {
    await this.pool.end();
  }
}
export class UserStore extends Store {
  async [Symbol.asyncDispose]() {
    console.log("closed");
  }
}
`,
      errors: [{ messageId: "overrides", line: 9, message: /^This `\[Symbol\.asyncDispose\]\(\)` .* Call `super\[Symbol\.asyncDispose\]\(\)` as well\.$/u }],
    },
    {
      title: "66: a method that opens again and does not close the old client",
      code: `import { Pool } from "pg";
export class Queue {
  constructor(url) {
    this.url = url;
    this.pool = new Pool({ connectionString: url });
  }
  reconnect() {
    this.pool = new Pool({ connectionString: this.url });
  }
  async close() {
    await this.pool.end();
  }
}
`,
      errors: [{ messageId: "overwrittenField", line: 8 }],
    },
    {
      title: "a class whose close throws on one way",
      code: `class Database {
  #pool;
  constructor(pool) { this.#pool = pool; }
  async destroy() { await this.#pool.end(); }
  async [Symbol.asyncDispose]() { await this.destroy(); }
}
class Transaction extends Database {
  async destroy() {
    if (!this.isOpen) return;
    throw new Error("a transaction is ended by its pool");
  }
}
export async function run(connection, work) {
  const transaction = new Transaction(connection);
  return await work();
}
`,
      errors: [{ line: 14 }],
    },
    {
      title: "a class that has another close beside one that throws",
      code: `class Database {
  #pool;
  constructor(pool) { this.#pool = pool; }
  async destroy() { await this.#pool.end(); }
  async [Symbol.asyncDispose]() { await this.destroy(); }
}
class Transaction extends Database {
  async destroy() { throw new Error("call close()"); }
  async close() { await super.destroy(); }
}
export async function run(connection, work) {
  const transaction = new Transaction(connection);
  return await work();
}
`,
      errors: [{ line: 12 }],
    },
  ],
}, { minimum: 8 });
