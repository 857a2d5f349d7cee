/** Which resources are left open although a scope, a spread or a chain seems to close them? */
import { specify } from "../specify.ts";

specify(
  "no-undisposed-session",
  {
    valid: [
      {
        title: "a client goes back before its pool ends",
        code: `import { Pool } from "pg";
export async function run(sql) {
  const pool = new Pool();
  try {
    const client = await pool.connect();
    try {
      await client.query(sql);
    } finally {
      client.release();
    }
  } finally {
    await pool.end();
  }
}
`,
      },
      {
        title: "a stack that a branch holds",
        code: `export async function save(lock, write, isShared) {
  if (isShared) {
    await using stack = new AsyncDisposableStack();
    stack.use(lock);
    await write("first");
  }
}
`,
      },
      {
        title: "a browser that is closed with its page",
        code: `import { chromium } from "playwright";
export async function title(url) {
  await using browser = await chromium.launch();
  const page = await browser.newPage();
  await page.goto(url);
  return await page.title();
}
`,
      },
      {
        title: "196: await using over a class with the async dispose method",
        code: `import { open } from "node:fs/promises";
export async function read(path) {
  await using handle = await open(path);
  return await handle.readFile("utf8");
}
`,
      },
      {
        title: "196: using over a class with both dispose methods",
        code: `class Both {
  [Symbol.dispose]() {
    console.log("closed");
  }
  async [Symbol.asyncDispose]() {
    console.log("closed");
  }
}
export function work() {
  using both = new Both();
  return String(both);
}
`,
      },
      {
        title: "196: await using over a class with the sync dispose method",
        code: `import { DatabaseSync } from "node:sqlite";
export async function vacuum(path) {
  await using database = new DatabaseSync(path);
  database.exec("vacuum");
}
`,
      },
      {
        title: "199: using over what may be null",
        code: `import { open } from "node:fs/promises";
export async function size(path) {
  await using handle = path === undefined ? null : await open(path);
  return (await handle?.stat())?.size;
}
`,
      },
      {
        title: "169: an async generator that for await reads closes in its finally",
        code: `import { open } from "node:fs/promises";
async function* lines(path) {
  const handle = await open(path);
  try {
    for await (const line of handle.readLines()) yield line;
  } finally {
    await handle.close();
  }
}
export async function print(path) {
  for await (const line of lines(path)) console.log(line);
}
`,
      },
      {
        title: "61: a field that holds a given client or an own one",
        code: `import { Client } from "undici";
export class Api {
  constructor(url, client) {
    this.client = client ?? new Client(url);
  }
  replace(client) {
    this.client = client;
  }
}
`,
      },
      {
        title: "limit: 115: a hand-written iterator closes at its end, and the loop is left before",
        code: `import { open } from "node:fs/promises";
export async function firstChunk(path) {
  const handle = await open(path);
  const chunks = {
    [Symbol.asyncIterator]() {
      return this;
    },
    async next() {
      const { buffer, bytesRead } = await handle.read();
      if (bytesRead === 0) await handle.close();
      return { done: bytesRead === 0, value: buffer };
    },
  };
  for await (const chunk of chunks) return chunk;
}
`,
      },
      {
        title: "limit: 56: a constructor that throws after it has opened",
        code: `import { Client } from "undici";
export class Api {
  constructor(url, token) {
    this.client = new Client(url);
    if (token === undefined) throw new Error("no token");
    this.token = token;
  }
  async close() {
    await this.client.close();
  }
}
`,
      },
      {
        title: "limit: 52: a field that gets a second client in the same method while the first is open",
        code: `import { Client } from "undici";
export class Api {
  start(url, fallback) {
    this.client = new Client(url);
    this.client = new Client(fallback);
  }
  async close() {
    await this.client.close();
  }
}
`,
      },
    ],
    invalid: [
      {
        title: "a pool that is never closed is not closed in a finally, where it would wait for a client that is out",
        code: `import { Pool } from "pg";
export async function run(sql) {
  const pool = new Pool();
  const client = await pool.connect();
  await client.query(sql);
  client.release();
}
`,
        errors: [{ line: 3, suggestions: 0 }],
      },
      {
        title: "it is where the client is back in any case",
        code: `import { Pool } from "pg";
export async function run(sql) {
  const pool = new Pool();
  const client = await pool.connect();
  try {
    await client.query(sql);
  } finally {
    client.release();
  }
}
`,
        errors: [{ line: 3 }],
      },
      {
        title: "what is closed together with a browser keeps nobody waiting",
        code: `import { chromium } from "playwright";
export async function title(url) {
  const browser = await chromium.launch();
  const page = await browser.newPage();
  await page.goto(url);
  return await page.title();
}
`,
        errors: [{ line: 3 }],
      },
      {
        title: "52: a field that the constructor fills is overwritten by a method while it is open",
        code: `import { DatabaseSync } from "node:sqlite";
export class Cache {
  #database;
  constructor() {
    this.#database = new DatabaseSync(":memory:");
  }
  reset() {
    this.#database = new DatabaseSync(":memory:");
  }
  [Symbol.dispose]() {
    this.#database.close();
  }
}
`,
        errors: [{ line: 8, message: /overwrites it while it is open/u }],
      },
      {
        title: "197: using over a class that has only the async dispose method",
        code: `import { open } from "node:fs/promises";
export async function read(path) {
  using handle = await open(path);
  return await handle.readFile("utf8");
}
`,
        errors: [{ line: 3, message: /^`handle` is opened here and never closed\. Hold it with `await using`/u }],
      },
      {
        title: "197: using over an async stack, in a function that is not async",
        code: `export function register(task) {
  using stack = new AsyncDisposableStack();
  stack.defer(task);
}
`,
        errors: [{ line: 2 }],
      },
      {
        title: "208: a stack in a const, and a throw before it is disposed of",
        code: `import { open } from "node:fs/promises";
export async function copy(from, to) {
  const stack = new AsyncDisposableStack();
  const source = stack.use(await open(from));
  if (from === to) throw new Error("the same file");
  const target = stack.use(await open(to, "w"));
  await target.writeFile(await source.readFile());
  await stack.disposeAsync();
}
`,
        errors: [{ line: 3, message: /^`stack` is opened here and not closed when line 5 throws\./u }],
      },
      {
        title: "a stack whose block the function goes on behind is not held in it: what it took over may be needed there",
        code: `export async function save(lock, write, isShared) {
  if (isShared) {
    const stack = new AsyncDisposableStack();
    stack.use(lock);
  }
  await write("first");
}
`,
        errors: [{ line: 3, suggestions: 0 }],
      },
      {
        title: "one whose block is all there is, is",
        code: `export async function save(lock, write, isShared) {
  if (isShared) {
    const stack = new AsyncDisposableStack();
    stack.use(lock);
    await write("first");
  }
}
`,
        errors: [{ line: 3, suggestions: 1 }],
      },
      {
        title: "169: a sync spread does not read a directory",
        code: `import { opendir } from "node:fs/promises";
export async function entries(path) {
  const directory = await opendir(path);
  return [...directory];
}
`,
        errors: [{ line: 3 }],
      },
      {
        title: "85: closed in then only, with exceptionPaths",
        options: [{ exceptionPaths: true }],
        code: `import { Client } from "undici";
export async function ping(url) {
  const client = new Client(url);
  await client.connect({ path: "/" }).then(() => client.close());
}
`,
        errors: [{ line: 3, message: /not closed when line 4 throws/u }],
      },
    ],
  },
  { minimum: 12 },
);
