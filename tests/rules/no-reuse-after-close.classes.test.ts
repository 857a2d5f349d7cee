/** What does the rule say about fields and methods? */
import { specify } from "../specify.ts";

specify(
  "no-reuse-after-close",
  {
    valid: [
      {
        title: "a method of a closed object asks first whether it is open, or needs nothing open",
        code: `import { Pool } from "pg";
class Database implements AsyncDisposable {
  readonly #pool = new Pool();
  readonly name = "main";
  async count(): Promise<unknown> {
    if (this.#pool.ended) return 0;
    return await this.#pool.query("select count(*) from t");
  }
  label(): string {
    return this.name;
  }
  async [Symbol.asyncDispose](): Promise<void> {
    await this.#pool.end();
  }
}
let last: Database;
{
  await using database = new Database();
  last = database;
}
console.log(last.label(), await last.count());
`,
      },
      {
        title: "a method of a closed object opens its field again",
        code: `import { Pool } from "pg";
class Database {
  #pool = new Pool();
  async count(): Promise<unknown> {
    this.#pool = new Pool();
    return await this.#pool.query("select count(*) from t");
  }
  async close(): Promise<void> {
    await this.#pool.end();
  }
}
const database = new Database();
await database.close();
await database.count();
`,
      },
      {
        title: "two fields hold objects of the same class, and only one of them is closed",
        code: `import { Pool } from "pg";
class Table {
  readonly #pool = new Pool();
  async count(): Promise<unknown> {
    return await this.#pool.query("select count(*) from t");
  }
  async close(): Promise<void> {
    await this.#pool.end();
  }
}
export class Database {
  readonly #old = new Table();
  readonly #new = new Table();
  async migrate(): Promise<unknown> {
    await this.#old.close();
    return await this.#new.count();
  }
  async close(): Promise<void> {
    await this.#new.close();
  }
}
`,
      },
      {
        title: "49: the methods of a class use and close its field",
        code: `import { Pool } from "pg";
export class Repository {
  readonly #pool = new Pool();
  async find(id: string): Promise<unknown> {
    return await this.#pool.query("select * from t where id = $1", [id]);
  }
  async close(): Promise<void> {
    await this.#pool.end();
  }
}
`,
      },
      {
        title: "66: a reconnecting method closes the old client and makes a new one",
        code: `import WebSocket from "ws";
export class Feed {
  socket = new WebSocket("wss://example.org");
  reconnect() {
    this.socket.close();
    this.open();
    this.socket.send("hello");
  }
  open() {
    this.socket = new WebSocket("wss://example.org");
  }
}
`,
      },
      {
        title: "66: an inherited method may have made a new client",
        code: `import WebSocket from "ws";
import { Feed } from "./feed.js";
export class Prices extends Feed {
  socket = new WebSocket("wss://example.org");
  reconnect() {
    this.socket.close();
    this.open();
    this.socket.send("hello");
  }
}
`,
        filename: "file.js",
      },
      {
        title: "54: a lazy field is reset when it is closed",
        code: `import { createClient } from "redis";
export class Cache {
  #client;
  async #connect() {
    this.#client ??= await createClient().connect();
    return this.#client;
  }
  async reset() {
    await this.#client?.close();
    this.#client = undefined;
    const client = await this.#connect();
    await client.flushAll();
  }
}
`,
        filename: "file.js",
      },
      {
        title: "two instances of one class have a field each",
        code: `import { Pool } from "pg";
class Repository {
  #pool = new Pool();
  async close(): Promise<void> {
    await this.#pool.end();
  }
  async count(): Promise<unknown> {
    return await this.#pool.query("select count(*) from t");
  }
}
const old = new Repository();
const current = new Repository();
await old.close();
await current.count();
`,
      },
      {
        title: "an object of a disposable class of this file is used in its block",
        code: `import { Pool } from "pg";
class Database implements AsyncDisposable {
  readonly #pool = new Pool();
  async count(): Promise<unknown> {
    return await this.#pool.query("select count(*) from t");
  }
  async [Symbol.asyncDispose](): Promise<void> {
    await this.#pool.end();
  }
}
{
  await using database = new Database();
  console.log(await database.count());
}
{
  await using database = new Database();
  console.log(await database.count());
}
`,
      },
      {
        title: "a service of a framework opens and closes with its module",
        code: `import { PrismaClient } from "@prisma/client";
export class PrismaService extends PrismaClient {
  async onModuleInit(): Promise<void> {
    await this.$connect();
  }
  async onModuleDestroy(): Promise<void> {
    await this.$disconnect();
  }
}
`,
      },
    ],
    invalid: [
      {
        title: "an object of a disposable class of this file outlives its block",
        code: `import { Pool } from "pg";
class Database implements AsyncDisposable {
  readonly #pool = new Pool();
  async count(): Promise<unknown> {
    return await this.#pool.query("select count(*) from t");
  }
  async [Symbol.asyncDispose](): Promise<void> {
    await this.#pool.end();
  }
}
let leaked: Database;
{
  await using database = new Database();
  leaked = database;
}
await leaked.count();
`,
        errors: [{ messageId: "used", line: 16 }],
      },
      {
        title: "a method closes the field and uses it then",
        code: `import { Pool } from "pg";
export class Repository {
  readonly #pool = new Pool();
  async stop(): Promise<void> {
    await this.#pool.end();
    await this.#pool.query("select pg_sleep(1)");
  }
}
`,
        errors: [{ messageId: "used", line: 6, message: /^`this\.#pool` was closed on line 5/u }],
      },
      {
        title: "a method calls the one that closes, then uses the field",
        code: `import { Pool } from "pg";
export class Repository {
  pool = new Pool();
  async close() {
    await this.pool.end();
  }
  async restart() {
    await this.close();
    await this.pool.query("select 1");
  }
}
`,
        filename: "file.js",
        errors: [{ messageId: "used", line: 9 }],
      },
      {
        title: "an object of a class of this file is closed, then used",
        code: `import { Pool } from "pg";
class Repository {
  #pool = new Pool();
  async close(): Promise<void> {
    await this.#pool.end();
  }
  async count(): Promise<unknown> {
    return await this.#pool.query("select count(*) from t");
  }
}
const repository = new Repository();
await repository.close();
await repository.count();
`,
        errors: [{ messageId: "used", line: 13 }],
      },
      {
        title: "typed: the class of the parameter is known from its declaration",
        code: `import type { DatabaseSync } from "node:sqlite";
export function close(db: DatabaseSync): void {
  db.close();
  db.exec("vacuum");
}
`,
        typed: true,
        errors: [{ messageId: "used", line: 4 }],
      },
    ],
  },
  { minimum: 12 },
);
