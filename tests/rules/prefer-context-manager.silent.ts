/** Which lifetimes does prefer-context-manager leave alone? */
import type { ValidCase } from "../case-checks.ts";

export const SILENT: readonly ValidCase[] = [
  {
    title: "196: a handle that await using holds already",
    code: `import { open } from "node:fs/promises";
export async function read(path) {
  await using handle = await open(path);
  return await handle.readFile("utf8");
}
`,
  },
  {
    title: "196: a database that using holds already",
    code: `import { DatabaseSync } from "node:sqlite";
export function count(path) {
  using database = new DatabaseSync(path);
  return database.prepare("select count(*) as n from item").get().n;
}
`,
  },
  {
    title: "200: a handle that await using holds, and that is closed early by hand",
    code: `import { open } from "node:fs/promises";
export async function write(path, text) {
  await using handle = await open(path, "w");
  await handle.writeFile(text);
  await handle.close();
}
`,
  },
  {
    title: "204: a client that a stack adopts",
    code: `import { Client } from "undici";
export async function load(url) {
  await using stack = new AsyncDisposableStack();
  const client = stack.adopt(new Client(url), (one) => one.close());
  const { body } = await client.request({ path: "/", method: "GET" });
  return await body.json();
}
`,
  },
  {
    title: "204: a client whose close a stack defers",
    code: `import { Client } from "undici";
export async function load(url) {
  await using stack = new AsyncDisposableStack();
  const client = new Client(url);
  stack.defer(() => client.close());
  const { body } = await client.request({ path: "/", method: "GET" });
  return await body.json();
}
`,
  },
  {
    title: "a client that is never closed is another rule's business",
    code: `import { Client } from "undici";
export async function load(url) {
  const client = new Client(url);
  const { body } = await client.request({ path: "/", method: "GET" });
  return await body.json();
}
`,
  },
  {
    title: "90: a client that is closed on one arm only is another rule's business",
    code: `import { Client } from "undici";
export async function ping(url, isLast) {
  const client = new Client(url);
  await client.connect({ path: "/" });
  if (isLast) await client.close();
}
`,
  },
  {
    title: "34: a client that is returned, and closed only when connecting fails",
    code: `import { Client } from "pg";
export async function connect(config) {
  const client = new Client(config);
  try {
    await client.connect();
  } catch (error) {
    await client.end();
    throw error;
  }
  return client;
}
`,
  },
  {
    title: "34: a client that is returned on one branch and closed on the other",
    code: `import { Client } from "undici";
export async function connect(url) {
  const client = new Client(url);
  const { body, statusCode } = await client.request({ path: "/health", method: "GET" });
  await body.dump();
  if (statusCode === 200) return client;
  await client.close();
  return undefined;
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
  async close() {
    await this.pool.end();
  }
}
`,
  },
  {
    title: "49: a field that one method opens and closes",
    code: `import { createClient } from "redis";
export class Job {
  async run() {
    this.client = createClient();
    await this.client.connect();
    try {
      await this.step();
    } finally {
      await this.client.close();
    }
  }
}
`,
  },
  {
    title: "63: a client that is stored elsewhere, and closed here too",
    code: `import { Client } from "undici";
export async function use(context, url) {
  const client = new Client(url);
  context.client = client;
  await context.run();
  await client.close();
}
`,
  },
  {
    title: "27: a client that is one's own only sometimes",
    code: `import { Client } from "undici";
export async function ping(given, url) {
  const client = given ?? new Client(url);
  try {
    await client.connect({ path: "/" });
  } finally {
    if (!given) await client.close();
  }
}
`,
  },
  {
    title: "60: a parameter that the function closes",
    code: `import { Client } from "undici";
export async function ping(url, client) {
  await client.connect({ path: "/" });
  await client.close();
}
`,
  },
  {
    title: "18: a client of a module that the module closes at its end",
    code: `import { MongoClient } from "mongodb";
const client = new MongoClient(process.env.MONGO_URL);
try {
  await client.db().command({ ping: 1 });
} finally {
  await client.close();
}
`,
  },
  {
    title: "78: closed in a deferred callback",
    code: `import http2 from "node:http2";
export function load(url) {
  const session = http2.connect(url);
  const stream = session.request({ ":path": "/" });
  stream.on("end", () => session.close());
  stream.end();
}
export function stopLater(url) {
  const session = http2.connect(url);
  setTimeout(() => session.close(), 1000);
}
`,
  },
  {
    title: "78: closed in the chain of a promise, in a function that is not async",
    code: `import { Client } from "undici";
export function load(url) {
  const client = new Client(url);
  return client
    .request({ path: "/", method: "GET" })
    .then(({ body }) => body.json())
    .finally(() => client.close());
}
`,
  },
  {
    title: "20: opened and closed by the hooks of a test",
    code: `import { afterEach, beforeEach, it } from "vitest";
import { DatabaseSync } from "node:sqlite";
let database;
beforeEach(() => {
  database = new DatabaseSync(":memory:");
});
afterEach(() => {
  database.close();
});
it("works", () => {
  database.exec("select 1");
});
`,
  },
  {
    title: "servers, streams and sockets, whose close is no matter of a block",
    code: `import { createServer } from "node:http";
import { createWriteStream } from "node:fs";
export function write(path, text) {
  const out = createWriteStream(path);
  out.write(text);
  out.end();
}
export function serveOnce(port) {
  const server = createServer((request, response) => response.end("ok"));
  server.listen(port);
  server.close();
}
`,
  },
  {
    title: "a body that is read is not closed by hand",
    code: `export async function load(url) {
  const response = await fetch(url);
  return await response.json();
}
export async function ignore(url) {
  const response = await fetch(url);
  await response.body?.cancel();
  return response.ok;
}
`,
  },
  {
    title: "a body of undici that is read is not closed by hand",
    code: `import { request } from "undici";
export async function load(url) {
  const { body } = await request(url);
  return await body.json();
}
`,
  },
  {
    title: "a lock or a transaction is not a block of its own",
    code: `export async function transfer(knex) {
  const trx = await knex.transaction();
  try {
    await trx("accounts").update({ n: 1 });
    await trx.commit();
  } catch (error) {
    await trx.rollback();
    throw error;
  }
}
`,
  },
  {
    title: "169: a directory that a loop reads to its end closes itself",
    code: `import { opendir } from "node:fs/promises";
export async function names(path) {
  const directory = await opendir(path);
  const names = [];
  for await (const entry of directory) names.push(entry.name);
  return names;
}
`,
  },
  {
    title: "210: a variable that gets a new client after each close",
    code: `import { Client } from "undici";
export async function cycle(urls) {
  let client = new Client("http://localhost");
  for (const url of urls) {
    await client.close();
    client = new Client(url);
  }
  await client.close();
}
`,
  },
  {
    title: "a finally is the right form where neither using nor a stack runs",
    settings: { "async-lifecycle": { disposal: "try-finally" } },
    code: `import { open } from "node:fs/promises";
export async function read(path) {
  const handle = await open(path);
  try {
    return await handle.readFile("utf8");
  } finally {
    await handle.close();
  }
}
`,
  },
  {
    title: "a finally is the right form where nothing says that using runs",
    code: `import { Pool } from "pg";
export async function countUsers() {
  const pool = new Pool();
  try {
    return await pool.query("select count(*) from users");
  } finally {
    await pool.end();
  }
}
`,
  },
  {
    title: "116: a descriptor, which is a number and has no method to close it",
    settings: { "async-lifecycle": { disposal: "using" } },
    code: `import { closeSync, fstatSync, openSync } from "node:fs";
export function size(path) {
  const descriptor = openSync(path, "r");
  try {
    return fstatSync(descriptor).size;
  } finally {
    closeSync(descriptor);
  }
}
`,
  },
];
