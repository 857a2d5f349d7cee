/** What does the rule say about disposable stacks and what they hold? */
import { specify } from "../specify.ts";

specify(
  "no-reuse-after-close",
  {
    valid: [
      {
        title: "205: a stack closes again what may be closed twice",
        code: `import { Client } from "undici";
export async function ping(): Promise<void> {
  await using stack = new AsyncDisposableStack();
  const client = stack.adopt(new Client("https://example.org"), (one) => one.destroy());
  await client.close();
}
`,
      },
      {
        title: "205: a client that a stack adopted is closed by hand on one way, which leaves the stack behind",
        code: `import { Client } from "undici";
export async function ping(isLast: boolean): Promise<void> {
  const stack = new AsyncDisposableStack();
  const client = stack.adopt(new Client("https://example.org"), (one) => one.close());
  await client.connect({ path: "/" });
  if (isLast) await client.close();
  else await stack.disposeAsync();
}
`,
      },
      {
        title: "202: the result of move is returned",
        code: `export function listen(target: EventTarget, listener: () => void): DisposableStack {
  using stack = new DisposableStack();
  target.addEventListener("change", listener);
  stack.defer(() => {
    target.removeEventListener("change", listener);
  });
  return stack.move();
}
`,
      },
      {
        title: "207: what a stack held in the constructor is moved to a field at its end",
        code: `import { Pool } from "pg";
export class Service {
  readonly #stack: AsyncDisposableStack;
  readonly #pool: Pool;
  constructor() {
    const stack = new AsyncDisposableStack();
    this.#pool = stack.adopt(new Pool(), (pool) => pool.end());
    this.#stack = stack.move();
  }
  async count(): Promise<unknown> {
    return await this.#pool.query("select count(*) from t");
  }
  async [Symbol.asyncDispose](): Promise<void> {
    await this.#stack.disposeAsync();
  }
}
`,
      },
      {
        title: "204: a deferred close runs after the last use",
        code: `import { Pool } from "pg";
export async function count(): Promise<unknown> {
  await using stack = new AsyncDisposableStack();
  const pool = new Pool();
  stack.defer(() => pool.end());
  return await pool.query("select count(*) from t");
}
`,
      },
      {
        title: "204: an adopted client is used before its stack ends",
        code: `import { createClient } from "redis";
export async function read(key) {
  await using stack = new AsyncDisposableStack();
  const client = stack.adopt(createClient(), (c) => c.close());
  await client.connect();
  return await client.get(key);
}
`,
        filename: "file.mjs",
      },
      {
        title: "154: the wrapper of a dispatcher is closed after the last use",
        code: `import { Agent, RetryAgent, request } from "undici";
const agent = new Agent();
const retrying = new RetryAgent(agent);
await request("https://example.org", { dispatcher: retrying });
await retrying.close();
`,
      },
      {
        title: "155: the wrapped dispatcher is closed after the last use of its wrapper",
        code: `import { Agent, RetryAgent, request } from "undici";
const agent = new Agent();
const retrying = new RetryAgent(agent);
await request("https://example.org", { dispatcher: retrying });
await agent.close();
`,
      },
      {
        title: "158: a stream leaves its file open when it is told so",
        code: `import { open } from "node:fs/promises";
const file = await open("data.csv");
const stream = file.createReadStream({ autoClose: false });
for await (const chunk of stream) console.log(chunk);
stream.destroy();
console.log(await file.stat());
await file.close();
`,
      },
    ],
    invalid: [
      {
        title: "205: a stack closes later what is closed by hand as well",
        code: `import { Client } from "undici";
export async function ping(): Promise<void> {
  await using stack = new AsyncDisposableStack();
  const client = new Client("https://example.org");
  stack.defer(() => client.close());
  await client.connect({ path: "/" });
  await client.close();
}
`,
        errors: [{ messageId: "closedByOwner", line: 7 }],
      },
      {
        title: "205: a client that a stack adopted is closed by hand as well",
        code: `import { Client } from "undici";
export async function ping(): Promise<void> {
  await using stack = new AsyncDisposableStack();
  const client = stack.adopt(new Client("https://example.org"), (one) => one.close());
  await client.request({ path: "/", method: "GET" });
  await client.close();
}
`,
        errors: [{ messageId: "closedByOwner", line: 6 }],
      },
      {
        title: "202: a stack is used after move",
        code: `export function make(): DisposableStack {
  using stack = new DisposableStack();
  const moved = stack.move();
  stack.defer(() => console.log("bye"));
  return moved;
}
`,
        errors: [{ messageId: "used", line: 4 }],
      },
      {
        title: "206: what a stack adopted is used after the stack was disposed of",
        code: `import { Pool } from "pg";
const stack = new AsyncDisposableStack();
const pool = stack.adopt(new Pool(), (one) => one.end());
await pool.query("select 1");
await stack.disposeAsync();
await pool.query("select 2");
`,
        errors: [{ messageId: "used", line: 6 }],
      },
      {
        title: "the block of a stack ends, and what it held is used",
        code: `import { Pool } from "pg";
let pool: Pool;
{
  await using stack = new AsyncDisposableStack();
  pool = stack.adopt(new Pool(), (one) => one.end());
  await pool.query("select 1");
}
await pool.query("select 2");
`,
        errors: [{ messageId: "used", line: 8 }],
      },
      {
        title: "159: the wrapper of a closed dispatcher is used",
        code: `import { Agent, RetryAgent } from "undici";
const agent = new Agent();
const retrying = new RetryAgent(agent);
await agent.close();
await retrying.request({ origin: "https://example.org", path: "/", method: "GET" });
`,
        errors: [{ messageId: "used", line: 5 }],
      },
      {
        title: "159: the inner dispatcher is used after its wrapper was closed",
        code: `import { Agent, RetryAgent } from "undici";
const agent = new Agent();
const retrying = new RetryAgent(agent);
await retrying.close();
await agent.request({ origin: "https://example.org", path: "/", method: "GET" });
`,
        errors: [{ messageId: "used", line: 5 }],
      },
      {
        title: "a request is sent through a closed dispatcher",
        code: `import { Agent, fetch } from "undici";
const dispatcher = new Agent();
await dispatcher.close();
await fetch("https://example.org", { dispatcher });
`,
        errors: [{ messageId: "used", line: 4 }],
      },
    ],
  },
  { minimum: 14 },
);
