/** Who has to close a session that is kept in a field, an object or a component? */
import { specify } from "../specify.ts";

specify("no-undisposed-session", {
  valid: [
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
  ],
  invalid: [
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
