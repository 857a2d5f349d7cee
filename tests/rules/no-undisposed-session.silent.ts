/** Which ways of opening a session need no close in the same function? */
import type { ValidCase } from "../case-checks.ts";

export const SILENT: readonly ValidCase[] = [
  {
    title: "6: a session that is closed at once",
    code: `import { Client } from "undici";
export async function warmUp(url) {
  await new Client(url).close();
}
`,
  },
  {
    title: "8: a dispatcher that is opened inline as an argument of setGlobalDispatcher, which owns it",
    code: `import { Agent, setGlobalDispatcher } from "undici";
export function configure() {
  setGlobalDispatcher(new Agent({ connections: 10 }));
}
`,
  },
  {
    title: "8: a pool that is opened inline as an argument of an unknown constructor",
    code: `import { Pool } from "pg";
import { UserStore } from "./store.js";
export function createApp(config) {
  return createServer(new UserStore(new Pool(config)));
}
`,
  },
  {
    title: "8: an agent that is opened inline inside the options of an axios instance",
    code: `import https from "node:https";
import axios from "axios";
export function createHttp(baseURL) {
  return axios.create({ baseURL, httpsAgent: new https.Agent({ keepAlive: true }) });
}
`,
  },
  {
    title: "11: a Response that the program makes itself has no connection",
    code: `export function handler(request) {
  const response = new Response("ok", { status: 200 });
  console.log(response.status);
}
`,
  },
  {
    title: "11: a mock agent needs no close",
    code: `import { MockAgent } from "undici";
export function mockNetwork() {
  const agent = new MockAgent();
  agent.disableNetConnect();
  agent.get("https://api.example.com").intercept({ path: "/" }).reply(200, "ok");
}
`,
  },
  {
    title: "11: an http agent without keepAlive closes each connection by itself",
    code: `import { Agent, get } from "node:http";
export function ping(url) {
  const agent = new Agent();
  get(url, { agent }, (response) => response.resume());
}
`,
  },
  {
    title: "11: an agent with keepAlive false",
    code: `import https from "node:https";
export function ping(url) {
  const agent = new https.Agent({ keepAlive: false, rejectUnauthorized: false });
  https.get(url, { agent }, (response) => response.resume());
}
`,
  },
  {
    title: "12: a client out of a registry belongs to the registry",
    code: `import { clients } from "./clients.js";
export async function ping(name) {
  const client = clients.get(name);
  await client.query("select 1");
}
`,
  },
  {
    title: "12: the global dispatcher of undici is borrowed",
    code: `import { getGlobalDispatcher } from "undici";
export async function stats() {
  const dispatcher = getGlobalDispatcher();
  return dispatcher.stats;
}
`,
  },
  {
    title: "12: a collection of a client that somebody else opened",
    code: `import { client } from "./mongo.js";
export async function findUser(id) {
  const users = client.db("app").collection("users");
  return await users.findOne({ _id: id });
}
`,
  },
  {
    title: "14: a session that is opened in code that is never reached",
    code: `import { Client } from "undici";
export function never(url) {
  return;
  const client = new Client(url);
  client.request({ path: "/", method: "GET" });
}
`,
  },
  {
    title: "16: a redis client that is never connected holds nothing",
    code: `import { createClient } from "redis";
export function describe(url) {
  const client = createClient({ url });
  return client.options;
}
`,
  },
  {
    title: "21: the alias is closed in place of the original",
    code: `import { open } from "node:fs/promises";
export async function size(path) {
  const handle = await open(path);
  const file = handle;
  const { size } = await file.stat();
  await file.close();
  return size;
}
`,
  },
  {
    title: "24: an alias through as, satisfies, non-null and parentheses",
    code: `import { Client } from "undici";
export async function ping(url: string): Promise<void> {
  const client = (new Client(url) as Client)!;
  const other = ((client satisfies Client) as unknown as Client);
  await other.close();
}
`,
  },
  {
    title: "24: an alias that is the tail of a sequence",
    code: `import { Client } from "undici";
export async function ping(url) {
  const client = (console.log("open"), new Client(url));
  await client.close();
}
`,
  },
  {
    title: "25: a ternary whose arms are both the same client",
    code: `import { Client } from "undici";
export async function ping(url, isVerbose) {
  const client = new Client(url);
  const used = isVerbose ? (console.log(url), client) : client;
  await used.close();
}
`,
  },
  {
    title: "25: a ternary that opens one of two kinds, and one close for both",
    code: `import { Client, Pool } from "undici";
export async function ping(url, isPooled) {
  const dispatcher = isPooled ? new Pool(url) : new Client(url);
  try {
    const { body } = await dispatcher.request({ path: "/", method: "GET" });
    return await body.text();
  } finally {
    await dispatcher.close();
  }
}
`,
  },
  {
    title: "27: a client that is opened only when none was given, and closed",
    code: `import { Client } from "undici";
export async function ping(given, url) {
  const client = given ?? new Client(url);
  await client.close();
}
`,
  },
  {
    title: "27: a pool that is opened only when none was given, and not closed because it may be borrowed",
    code: `import { Pool } from "pg";
export async function countUsers(given) {
  const pool = given ?? new Pool();
  const isOwn = given === undefined;
  try {
    return await pool.query("select count(*) from users");
  } finally {
    if (isOwn) await pool.end();
  }
}
`,
  },
  {
    title: "30: chaining on the receiver that a fluent method gives back",
    code: `import { createClient } from "redis";
export async function ping() {
  const client = await createClient().on("error", console.error).connect();
  await client.ping();
  await client.close();
}
`,
  },
  {
    title: "32: a destructured alias of an object that is written on the spot",
    code: `import { Client } from "undici";
export async function ping(url) {
  const { client: http } = { client: new Client(url) };
  await http.close();
}
`,
  },
  {
    title: "33: a default parameter that opens the client, closed by the function",
    code: `import { Client } from "undici";
export async function ping(url, client = new Client(url)) {
  await client.close();
}
`,
  },
  {
    title: "33: a client that a logical assignment opens, later closed",
    code: `import { Client } from "undici";
export async function ping(url, hasClient) {
  let client;
  if (hasClient) client = new Client(url);
  client ||= new Client("http://localhost");
  await client.close();
}
`,
  },
];
