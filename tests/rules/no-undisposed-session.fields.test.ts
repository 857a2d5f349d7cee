/** Who has to close a session that is kept in a field, an object or a component? */
import { specify } from "../specify.ts";

specify("no-undisposed-session", {
  valid: [
    {
      title: "49: a field that the class owns by its annotation, and closes",
      code: `import { Pool } from "pg";
export class UserStore {
  /** @owns */
  pool: Pool;
  constructor(pool: Pool) {
    this.pool = pool;
  }
  async close(): Promise<void> {
    await this.pool.end();
  }
}
export class OrderStore {
  constructor(/** @owns */ private readonly pool: Pool) {}
  async [Symbol.asyncDispose](): Promise<void> {
    await this.pool.end();
  }
}
`,
    },
    {
      title: "12: a field that the class borrows by its annotation",
      code: `import { Client } from "undici";
export class Mirror {
  from = new Client("http://left");
  /** @borrows */
  to = new Client("http://right");
  async close() {
    await this.from.close();
  }
}
`,
    },
    {
      title: "49: a field that the class closes",
      code: `import { Pool } from "pg";
export class UserStore {
  constructor(config) {
    this.pool = new Pool(config);
  }
  find(id) {
    return this.pool.query("select * from users where id = $1", [id]);
  }
  async close() {
    await this.pool.end();
  }
}
`,
    },
    {
      title: "53: the old client of a field is closed before it is overwritten",
      code: `import { createClient } from "redis";
export class Cache {
  async reconnect(url) {
    await this.client?.close();
    this.client = createClient({ url });
    await this.client.connect();
  }
}
`,
    },
    {
      title: "54: a lazy field",
      code: `import { Client } from "undici";
export class Api {
  #client;
  get client() {
    return (this.#client ??= new Client("https://api.example.com"));
  }
  async load(path) {
    this.other ??= new Client("https://cdn.example.com");
    const { body } = await this.other.request({ path, method: "GET" });
    return await body.json();
  }
}
`,
    },
    {
      title: "55: a field that is filled only when it is empty",
      code: `import { MongoClient } from "mongodb";
export class Database {
  client: MongoClient | undefined;
  async connect(url: string): Promise<MongoClient> {
    if (this.client === undefined) {
      const client = new MongoClient(url);
      await client.connect();
      this.client = client;
    }
    return this.client;
  }
}
`,
    },
    {
      title: "58: two fields that a stack closes",
      code: `import { Client } from "undici";
export class Mirror {
  #stack = new AsyncDisposableStack();
  constructor(from, to) {
    this.from = this.#stack.adopt(new Client(from), (client) => client.close());
    this.to = this.#stack.adopt(new Client(to), (client) => client.close());
  }
  async [Symbol.asyncDispose]() {
    await this.#stack.disposeAsync();
  }
}
`,
    },
    {
      title: "62: private and static fields",
      code: `import { Pool } from "pg";
export class Database {
  static #shared = new Pool();
  #own = new Pool();
  static query(text) {
    return Database.#shared.query(text);
  }
  reopen() {
    Database.other = new Pool();
  }
  async close() {
    await this.#own.end();
  }
}
`,
    },
    {
      title: "63: a client that is stored on another object",
      code: `import { Client } from "undici";
export function attach(app, url) {
  const client = new Client(url);
  app.locals.client = client;
}
export async function onRequest(request, context) {
  context.http = new Client(request.origin);
}
`,
    },
    {
      title: "63: fastify gets the pool by decorate",
      code: `import pg from "pg";
export default async function plugin(fastify, options) {
  const pool = new pg.Pool(options);
  fastify.decorate("pg", pool);
  fastify.addHook("onClose", () => pool.end());
}
`,
    },
    {
      title: "65: field initialisers that the dispose method closes",
      code: `import { Agent } from "node:https";
import { DatabaseSync } from "node:sqlite";
export class Index implements Disposable {
  readonly agent = new Agent({ keepAlive: true });
  readonly #database = new DatabaseSync("index.db");
  [Symbol.dispose](): void {
    this.agent.destroy();
    this.#database.close();
  }
}
`,
    },
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
      title: "49: a Nest service that opens in onModuleInit and closes in onModuleDestroy",
      code: `import { Injectable, type OnModuleDestroy, type OnModuleInit } from "@nestjs/common";
import { createClient, type RedisClientType } from "redis";
@Injectable()
export class RedisService implements OnModuleInit, OnModuleDestroy {
  private client!: RedisClientType;
  async onModuleInit(): Promise<void> {
    this.client = createClient();
    await this.client.connect();
  }
  async onModuleDestroy(): Promise<void> {
    await this.client.close();
  }
}
`,
    },
    {
      title: "a React context value that is a client and lives as long as the page",
      filename: "file.tsx",
      code: `import { useEffect, useMemo } from "react";
export function Feed({ name, children }: { name: string; children: unknown }) {
  const channel = useMemo(() => new BroadcastChannel(name), [name]);
  useEffect(() => () => channel.close(), [channel]);
  return <Channel.Provider value={channel}>{children}</Channel.Provider>;
}
`,
    },
    {
      title: "a React effect that closes in its cleanup what it opens",
      filename: "file.tsx",
      code: `import { useEffect, useRef } from "react";
export function useChannel(name: string, onMessage: (event: MessageEvent) => void) {
  const ref = useRef<BroadcastChannel | null>(null);
  useEffect(() => {
    const channel = new BroadcastChannel(name);
    channel.onmessage = onMessage;
    ref.current = channel;
    return () => {
      channel.close();
    };
  }, [name, onMessage]);
  return ref;
}
`,
    },
    {
      title: "49: fields that the class closes together, in turn, by destructuring, or through a helper",
      code: `import { Client } from "undici";
export class Together {
  from = new Client("http://left");
  to = new Client("http://right");
  async close() {
    await Promise.all([this.from.close(), this.to.close()]);
  }
}
export class InTurn {
  #from = new Client("http://left");
  #to = new Client("http://right");
  async close() {
    for (const client of [this.#from, this.#to]) await client.close();
  }
}
export class TakenApart {
  from = new Client("http://left");
  to = new Client("http://right");
  async close() {
    const { from, to } = this;
    await from.close();
    await to.close();
  }
}
export class ByHelper {
  #from = new Client("http://left");
  #to = new Client("http://right");
  async close() {
    await end(this.#from);
    await end(this.#to);
  }
}
async function end(client) {
  await client.close();
}
`,
    },
    {
      title: "49: fields that the class closes by their names",
      code: `import { Client } from "undici";
export class ByName {
  from = new Client("http://left");
  to = new Client("http://right");
  async close() {
    for (const name of ["from", "to"]) await this[name].close();
  }
}
export class All {
  from = new Client("http://left");
  to = new Client("http://right");
  async close() {
    await this.from.close();
    for (const client of Object.values(this)) await client.close();
  }
}
`,
    },
    {
      title: "63: a field that leaves the class by a getter, a call or another object",
      code: `import { Client } from "undici";
export class Mirror {
  #from = new Client("http://left");
  #to = new Client("http://right");
  #other = new Client("http://other");
  #last = new Client("http://last");
  get to() {
    return this.#to;
  }
  share(registry) {
    registry.add(this.#other);
    registry.last = this.#last;
  }
  async close() {
    await this.#from.close();
  }
}
`,
    },
    {
      title: "a public field that other code of the file closes",
      code: `import { Client } from "undici";
class Mirror {
  from = new Client("http://left");
  to = new Client("http://right");
  async close() {
    await this.from.close();
  }
}
export async function copy(work) {
  const mirror = new Mirror();
  try {
    await work(mirror);
  } finally {
    await mirror.to.close();
    await mirror.close();
  }
}
`,
    },
    {
      title: "a public field of an object that registers itself",
      code: `import { Client } from "undici";
export class Mirror {
  from = new Client("http://left");
  to = new Client("http://right");
  constructor(registry) {
    registry.add(this);
  }
  async close() {
    await this.from.close();
  }
}
`,
    },
    {
      title: "61: a field that is sometimes given from outside",
      code: `import { Client } from "undici";
export class Mirror {
  #from = new Client("http://left");
  #to;
  constructor(to) {
    if (to) this.#to = to;
    else this.#to = new Client("http://right");
  }
  async load(path) {
    return await this.#to.request({ path, method: "HEAD" });
  }
  async close() {
    await this.#from.close();
  }
}
`,
    },
    {
      title: "49: a subclass closes what the base class leaves to it",
      code: `import { Client } from "undici";
class Base {
  from = new Client("http://left");
  to = new Client("http://right");
  async close() {
    await this.from.close();
  }
}
export class Mirror extends Base {
  async close() {
    await super.close();
    await this.to.close();
  }
}
`,
    },
    {
      title: "16: a field with a client that is never connected holds nothing",
      code: `import { createClient } from "redis";
import { Client } from "undici";
export class Mirror {
  #from = new Client("http://left");
  #cache = createClient();
  async close() {
    await this.#from.close();
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
      title: "a public field of a class without a close, with classesWithoutClose",
      code: `import { Pool } from "pg";
export class UserStore {
  pool = new Pool();
  find(id) {
    return this.pool.query("select * from users where id = $1", [id]);
  }
}
`,
      options: [{ classesWithoutClose: true }],
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
  ],
  invalid: [
    {
      title: "50: fields that the class owns by their annotations, and does not close",
      code: `import { Pool } from "pg";
export class UserStore {
  /** @owns */
  pool: Pool;
  constructor(pool: Pool) {
    this.pool = pool;
  }
  find(id: string) {
    return this.pool.query("select * from users where id = $1", [id]);
  }
}
export class OrderStore {
  constructor(/** @owns */ private readonly pool: Pool) {}
  find(id: string) {
    return this.pool.query("select * from orders where id = $1", [id]);
  }
}
`,
      errors: [
        { messageId: "ownedField", line: 6 },
        { messageId: "ownedField", line: 13 },
      ],
    },
    {
      title: "50: a field that the close of its class forgets",
      code: `import { Client } from "undici";
export class Mirror {
  from = new Client("http://left");
  to = new Client("http://right");
  async close() {
    await this.from.close();
  }
}
`,
      errors: [{ messageId: "field", line: 4, message: /`this\.to`/u }],
    },
    {
      title: "50: private fields that a constructor and a method fill by way of a local",
      code: `import { Pool } from "pg";
import { Client } from "undici";
export class Store {
  private pool: Pool;
  private http: Client | undefined;
  constructor(url: string) {
    const pool = new Pool({ connectionString: url });
    pool.on("error", () => {});
    this.pool = pool;
  }
  async start(url: string): Promise<void> {
    this.http = new Client(url);
    await this.pool.query("select 1");
  }
  async [Symbol.asyncDispose](): Promise<void> {
    await this.http?.close();
  }
}
`,
      errors: [{ messageId: "field", line: 7, message: /`this\.pool`/u }],
    },
    {
      title: "50: a redis client that is connected and that the class forgets",
      code: `import { createClient } from "redis";
import { Client } from "undici";
export class Mirror {
  #from = new Client("http://left");
  #cache = createClient();
  async open() {
    await this.#cache.connect();
  }
  async close() {
    await this.#from.close();
  }
}
`,
      errors: [{ messageId: "field", line: 5 }],
    },
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
      title: "3: a local client that is never stored, beside a field that is closed and filled again",
      code: `import { Client } from "undici";
export class Api {
  async refresh(url) {
    const next = new Client(url);
    await this.client.close();
    this.client = new Client(url);
  }
}
`,
      errors: [{ messageId: "never", line: 4 }],
    },
    {
      title: "64: a client in a local object that goes nowhere",
      code: `import { Client } from "undici";
export async function ping(url) {
  const state = { client: new Client(url), count: 0 };
  const { body } = await state.client.request({ path: "/", method: "GET" });
  await body.dump();
  return state.count;
}
`,
      errors: 1,
    },
    {
      title: "an own class with a dispose symbol is not disposed",
      code: `class TemporaryDirectory implements AsyncDisposable {
  constructor(readonly path: string) {}
  async [Symbol.asyncDispose](): Promise<void> {
    await remove(this.path);
  }
}
export async function build(): Promise<void> {
  const directory = new TemporaryDirectory("build/cache");
  await compile(directory.path);
}
`,
      errors: [{ messageId: "never", line: 8, message: /`directory`/u }],
    },
    {
      title: "an own class that closes the pool it opened is not closed",
      code: `import { Pool } from "pg";
class UserStore {
  #pool = new Pool();
  find(id) {
    return this.#pool.query("select * from users where id = $1", [id]);
  }
  async close() {
    await this.#pool.end();
  }
}
export async function main(id) {
  const store = new UserStore();
  console.log(await store.find(id));
}
`,
      errors: [{ messageId: "never", line: 12, message: /`store`.*`close\(\)`/u }],
    },
  ],
}, { minimum: 10 });
