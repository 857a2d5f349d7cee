/** How does a session come into being, and who holds it when it has two names? */
import { specify } from "../specify.ts";
import { SILENT } from "./no-undisposed-session.silent.ts";

specify("no-undisposed-session", {
  valid: SILENT,
  invalid: [
    {
      title: "1: a client that is constructed for nothing",
      code: `import { Client } from "undici";
export function warmUp(url) {
  new Client(url);
}
`,
      errors: [{ messageId: "temporary", line: 3 }],
    },
    {
      title: "1: a descriptor that nobody keeps",
      code: `import { openSync } from "node:fs";
export function touch(path) {
  openSync(path, "a");
}
`,
      errors: [{ messageId: "temporary", line: 3 }],
    },
    {
      title: "2: an awaited handle that nobody keeps",
      code: `import { open } from "node:fs/promises";
export async function touch(path) {
  await open(path, "a");
}
`,
      errors: [{ messageId: "temporary", line: 3 }],
    },
    {
      title: "3: a pg client that is connected, used and never ended",
      code: `import pg from "pg";
export async function countUsers() {
  const client = new pg.Client();
  await client.connect();
  const { rows } = await client.query("select count(*) from users");
  return rows[0].count;
}
`,
      errors: [
        {
          message: "`client` is opened here and never closed. Hold it with an `AsyncDisposableStack`, or call `end()` when it is no longer needed.",
          line: 3,
        },
      ],
    },
    {
      title: "4: a handle in a variable that nobody reads",
      code: `import { open } from "node:fs/promises";
export async function touch(path) {
  const _ = await open(path, "a");
}
`,
      errors: [{ messageId: "never", line: 3 }],
    },
    {
      title: "5: a client that is opened as a receiver only",
      code: `import { Client } from "undici";
export async function load(url) {
  const { body } = await new Client(url).request({ path: "/", method: "GET" });
  return await body.json();
}
`,
      errors: [{ messageId: "temporary", line: 3 }],
    },
    {
      title: "5: a handle that is opened as a receiver only",
      code: `import fs from "node:fs/promises";
export async function load(path) {
  return await (await fs.open(path)).readFile("utf8");
}
`,
      errors: [{ messageId: "temporary", line: 3 }],
    },
    {
      title: "7: a client that is opened inline as an argument of fetch, which borrows it",
      code: `import { Agent, fetch } from "undici";
export async function load(url) {
  const response = await fetch(url, { dispatcher: new Agent({ connect: { rejectUnauthorized: false } }) });
  return await response.json();
}
`,
      errors: [{ messageId: "temporary", line: 3 }],
    },
    {
      title: "13: two clients in one declaration, one closed",
      code: `import { Client } from "undici";
export async function compare(left, right) {
  const first = new Client(left), second = new Client(right);
  await first.close();
}
`,
      errors: [{ messageId: "never", line: 3, message: /`second`/u }],
    },
    {
      title: "15: the second open throws before the first is protected",
      options: [{ exceptionPaths: true }],
      code: `import { open } from "node:fs/promises";
export async function copy(from, to) {
  const source = await open(from);
  const target = await open(to, "w");
  try {
    await target.writeFile(await source.readFile());
  } finally {
    await source.close();
    await target.close();
  }
}
`,
    },
    {
      title: "17: a redis client that is left connected",
      code: `import { createClient } from "redis";
export async function read(key) {
  const client = createClient();
  await client.connect();
  return await client.get(key);
}
`,
      errors: [{ messageId: "never", line: 3, message: /`client`.*call `close\(\)`/u }],
    },
    {
      title: "17: a redis client that is connected in a chain",
      code: `import { createClient } from "redis";
export async function read(key) {
  const client = await createClient({ url: "redis://cache" })
    .on("error", (error) => console.error(error))
    .connect();
  const value = await client.get(key);
  return value;
}
`,
      errors: [{ messageId: "never", line: 3 }],
    },
    {
      title: "26: a ternary picks one of two clients, and only that one is closed",
      code: `import { Client } from "undici";
export async function fastest(left, right, isLeft) {
  const first = new Client(left);
  const second = new Client(right);
  const picked = isLeft ? first : second;
  await picked.close();
}
`,
    },
    {
      title: "29: the alias is broken by an assignment, and the new client stays open",
      code: `import { Client } from "undici";
export async function replace(left, right) {
  let current = new Client(left);
  const old = current;
  current = new Client(right);
  await old.close();
}
`,
      errors: [{ line: 5 }],
    },
    {
      title: "29: a variable is assigned again while the first client is open",
      code: `import { Client } from "undici";
export async function replace(left, right) {
  let client = new Client(left);
  client = new Client(right);
  await client.close();
}
`,
      errors: [{ line: 3 }],
    },
    {
      title: "several clients of one block are held by one stack",
      settings: { "async-lifecycle": { disposal: "using" } },
      code: `import { Client } from "undici";
export async function compare(left, right, path) {
  const base = new URL(path, left);
  const one = new Client(left);
  const two = new Client(right);
  const ours = await one.request({ path: base.pathname, method: "GET" });
  await ours.body.dump();
  const theirs = await two.request({ path: base.pathname, method: "GET" });
  await theirs.body.dump();
}
`,
      errors: [{ messageId: "never", line: 4 }, { messageId: "never", line: 5 }],
      output: `import { Client } from "undici";
export async function compare(left, right, path) {
  const base = new URL(path, left);
  await using stack = new AsyncDisposableStack();
  const one = stack.adopt(new Client(left), (one) => one.close());
  const two = stack.adopt(new Client(right), (two) => two.close());
  const ours = await one.request({ path: base.pathname, method: "GET" });
  await ours.body.dump();
  const theirs = await two.request({ path: base.pathname, method: "GET" });
  await theirs.body.dump();
}
`,
    },
    {
      title: "clients of one block that are opened far apart get a stack each, by two names",
      settings: { "async-lifecycle": { disposal: "using" } },
      code: `import { Client } from "undici";
export async function compare(left, right) {
  console.log(left, right);
  const one = new Client(left);
  await (await one.request({ path: "/", method: "GET" })).body.dump();
  const two = new Client(right);
  await (await two.request({ path: "/", method: "GET" })).body.dump();
}
`,
      errors: 2,
      output: `import { Client } from "undici";
export async function compare(left, right) {
  console.log(left, right);
  await using stack = new AsyncDisposableStack();
  const one = stack.adopt(new Client(left), (one) => one.close());
  await (await one.request({ path: "/", method: "GET" })).body.dump();
  await using stack2 = new AsyncDisposableStack();
  const two = stack2.adopt(new Client(right), (two) => two.close());
  await (await two.request({ path: "/", method: "GET" })).body.dump();
}
`,
    },
    {
      title: "31: duplicate of a redis client is a new client with a connection of its own",
      code: `import { createClient } from "redis";
export async function announce(channel, message) {
  const client = createClient();
  await client.connect();
  const publisher = client.duplicate();
  await publisher.connect();
  await publisher.publish(channel, message);
  await client.close();
}
`,
      errors: [{ messageId: "never", line: 5, message: /`publisher`/u }],
    },
  ],
});
