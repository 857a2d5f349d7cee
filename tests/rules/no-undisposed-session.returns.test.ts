/** Who has to close a session that is returned, or put into a container or a stack? */
import { specify } from "../specify.ts";

specify("no-undisposed-session", {
  valid: [
    {
      title: "34: a factory that returns what it opens",
      code: `import { Client } from "undici";
export function connect(url) {
  const client = new Client(url, { pipelining: 1 });
  return client;
}
`,
    },
    {
      title: "34: a factory that opens on the spot, in an arrow function",
      code: `import { open } from "node:fs/promises";
export const openLog = (path) => open(path, "a");
export const openAwaited = async (path) => await open(path, "a");
`,
    },
    {
      title: "34: conditional arms that return different clients",
      code: `import { Client, Pool } from "undici";
export function connect(url, isPooled) {
  return isPooled ? new Pool(url, { connections: 4 }) : new Client(url);
}
`,
    },
    {
      title: "34: a client that is returned after it was connected, and ended when connecting fails",
      code: `import { Client } from "pg";
export async function connect(config) {
  const client = new Client(config);
  try {
    await client.connect();
    return client;
  } catch (error) {
    await client.end();
    throw error;
  }
}
`,
    },
    {
      title: "36: clients that are returned in an array, an object, a Map and a resolved promise",
      code: `import { Client } from "undici";
export function pair(url) {
  return [new Client(url), new Client(url)];
}
export function named(url) {
  const client = new Client(url);
  return { client, url };
}
export function mapped(url) {
  const client = new Client(url);
  return new Map([[url, client]]);
}
export function resolved(url) {
  const client = new Client(url);
  return Promise.resolve(client);
}
`,
    },
    {
      title: "36: an object with methods that close what they captured",
      code: `import { Pool } from "pg";
export function createStore(config) {
  const pool = new Pool(config);
  return {
    find: (id) => pool.query("select * from items where id = $1", [id]),
    close: () => pool.end(),
  };
}
`,
    },
    {
      title: "38: an async factory of the file whose caller closes the session",
      code: `import { Client } from "pg";
async function connect() {
  const client = new Client();
  await client.connect();
  return client;
}
export async function countUsers() {
  const client = await connect();
  try {
    return await client.query("select count(*) from users");
  } finally {
    await client.end();
  }
}
`,
    },
    {
      title: "43: an array that is collected before the scope of the client ends",
      code: `import { MongoClient } from "mongodb";
export async function users(url) {
  await using client = new MongoClient(url);
  return await client.db().collection("users").find().toArray();
}
`,
    },
    {
      title: "45: a return inside a try whose finally closes another client",
      code: `import { Client } from "undici";
export async function connect(url, other) {
  const probe = new Client(other);
  try {
    const client = new Client(url);
    return client;
  } finally {
    await probe.close();
  }
}
`,
    },
    {
      title: "47: a getter that returns a fresh client hands it to its reader",
      code: `import { Client } from "undici";
export class Api {
  constructor(url) {
    this.url = url;
  }
  get client() {
    return new Client(this.url);
  }
}
`,
    },
    {
      title: "48: a method that returns a cached client or a fresh one",
      code: `import { Client } from "undici";
const clients = new Map();
export function clientFor(origin) {
  const cached = clients.get(origin);
  if (cached) return cached;
  const client = new Client(origin);
  clients.set(origin, client);
  return client;
}
`,
    },
    {
      title: "67: clients that are pushed, set and added",
      code: `import { Client } from "undici";
const all = [];
const byUrl = new Map();
export function open(url, registry) {
  const first = new Client(url);
  all.push(first);
  const second = new Client(url);
  byUrl.set(url, second);
  const third = new Client(url);
  registry.add(third);
}
`,
    },
    {
      title: "67: a dependency injection container that gets an instance or a factory",
      code: `import { Pool } from "pg";
import { container } from "tsyringe";
import { asFunction, createContainer } from "awilix";
export function register(config) {
  const pool = new Pool(config);
  container.registerInstance("pool", pool);
  return createContainer().register({
    other: asFunction(() => new Pool(config)).disposer((one) => one.end()),
  });
}
`,
    },
    {
      title: "67: a Nest provider whose factory opens the pool",
      code: `import { Pool } from "pg";
export const providers = [
  {
    provide: "POOL",
    useFactory: () => new Pool({ max: 20 }),
  },
  {
    provide: "READER",
    useFactory: async (config) => {
      const pool = new Pool(config.reader);
      await pool.query("select 1");
      return pool;
    },
  },
];
`,
    },
    {
      title: "68: an array that a loop fills and a second loop closes",
      code: `import { Client } from "undici";
export async function pingAll(urls) {
  const clients = [];
  for (const url of urls) clients.push(new Client(url));
  for (const client of clients) await client.close();
}
export async function pingMapped(urls) {
  const clients = urls.map((url) => new Client(url));
  await Promise.all(clients.map((client) => client.close()));
}
`,
    },
    {
      title: "70: clients that a disposed stack uses, adopts and defers",
      code: `import { Client } from "undici";
import { open } from "node:fs/promises";
export async function load(url, path) {
  await using stack = new AsyncDisposableStack();
  const handle = stack.use(await open(path));
  const client = stack.adopt(new Client(url), (one) => one.close());
  const other = new Client(url);
  stack.defer(() => other.close());
  await handle.readFile();
  await client.connect({ path: "/" });
}
`,
    },
    {
      title: "207: a stack that is moved into a field",
      code: `import { open } from "node:fs/promises";
export class Journal {
  async open(path) {
    await using stack = new AsyncDisposableStack();
    this.handle = stack.use(await open(path, "a"));
    await this.handle.write("begin");
    this.stack = stack.move();
  }
}
`,
    },
    {
      title: "72: the elements of a tuple are closed one by one",
      code: `import { Client } from "undici";
export async function compare(left, right) {
  const [first, second] = [new Client(left), new Client(right)];
  await first.close();
  await second.close();
}
`,
    },
    {
      title: "74: a cache in a WeakMap",
      code: `import { Agent } from "node:https";
const agents = new WeakMap();
export function agentOf(tenant) {
  let agent = agents.get(tenant);
  if (agent === undefined) {
    agent = new Agent({ keepAlive: true, cert: tenant.cert });
    agents.set(tenant, agent);
  }
  return agent;
}
`,
    },
    {
      title: "75: two handles that Promise.all opens, both closed",
      code: `import { open } from "node:fs/promises";
export async function compare(left, right) {
  const [first, second] = await Promise.all([open(left), open(right)]);
  try {
    return (await first.readFile()).equals(await second.readFile());
  } finally {
    await Promise.all([first.close(), second.close()]);
  }
}
`,
    },
  ],
  invalid: [
    {
      title: "35: returned on one branch, forgotten on the other",
      code: `import { Client } from "undici";
export function connect(url, isEnabled) {
  const client = new Client(url);
  if (isEnabled) {
    return client;
  }
  return undefined;
}
`,
      errors: [{ messageId: "path", line: 3, message: /line 7/u }],
    },
    {
      title: "37: the caller ignores what a factory of the file returns",
      code: `import { Client } from "undici";
function connect(url) {
  return new Client(url);
}
export function warmUp(url) {
  connect(url);
}
`,
      errors: [{ messageId: "temporary", line: 6 }],
    },
    {
      title: "39: the caller awaits what an async factory returns, and forgets it",
      code: `import { Client } from "pg";
const connect = async () => {
  const client = new Client();
  await client.connect();
  return client;
};
export async function countUsers() {
  const client = await connect();
  const { rows } = await client.query("select count(*) from users");
  return rows;
}
`,
      errors: [{ messageId: "never", line: 8 }],
    },
    {
      title: "46: the returned client is lost because the finally returns",
      code: `import { Client } from "undici";
export function connect(url) {
  const client = new Client(url);
  try {
    client.on("disconnect", console.log);
  } finally {
    return null;
  }
}
`,
      errors: [{ messageId: "never", line: 3 }],
    },
    {
      title: "71: a stack that is neither disposed nor moved",
      code: `import { open } from "node:fs/promises";
export async function load(path) {
  const stack = new AsyncDisposableStack();
  const handle = stack.use(await open(path));
  return await handle.readFile("utf8");
}
`,
      errors: [{ line: 3, messageId: "never", message: /`stack`/u }],
    },
    {
      title: "73: one of two elements is closed",
      code: `import { Client } from "undici";
export async function compare(left, right) {
  const [first, second] = [new Client(left), new Client(right)];
  await first.close();
  second.on("disconnect", console.log);
}
`,
      errors: [{ messageId: "never", line: 3, message: /`second`/u }],
    },
    {
      title: "75: one of two handles that Promise.all opens is closed",
      code: `import { open } from "node:fs/promises";
export async function compare(left, right) {
  const [first, second] = await Promise.all([open(left), open(right)]);
  const isSame = (await first.readFile()).equals(await second.readFile());
  await first.close();
  return isSame;
}
`,
      errors: [{ messageId: "never", line: 3, message: /`second`/u }],
    },
    {
      title: "203: what a stack held is dropped with the stack that move() gives",
      code: `import { open } from "node:fs/promises";
export async function touch(path) {
  await using stack = new AsyncDisposableStack();
  stack.use(await open(path, "a"));
  stack.move();
}
`,
      errors: [{ messageId: "temporary", line: 5 }],
    },
  ],
}, { minimum: 20 });
