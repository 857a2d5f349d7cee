/** Is a session closed on every way through closures and branches? */
import { specify } from "../specify.ts";

specify("no-undisposed-session", {
  valid: [
    {
      title: "77: captured and closed by a returned closure",
      code: `import { Pool } from "pg";
export function openStore(config) {
  const pool = new Pool(config);
  return async () => {
    await pool.end();
  };
}
`,
    },
    {
      title: "78: closed in a signal handler, an event listener and a timer",
      code: `import http from "node:http";
import { Pool } from "pg";
import { Client } from "undici";
import Redis from "ioredis";
export function main() {
  const pool = new Pool();
  const client = new Client("http://localhost");
  const redis = new Redis();
  const server = http.createServer((request, response) => response.end("ok"));
  process.once("SIGTERM", async () => {
    await pool.end();
    process.exit(0);
  });
  server.on("close", () => client.close());
  setTimeout(() => redis.disconnect(), 1000);
  server.listen(3000);
}
`,
    },
    {
      title: "78: closed in finally of the promise chain",
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
      title: "78: a CLI main that ends the pool at the end of its chain",
      code: `import { Pool } from "pg";
async function main(pool) {
  await pool.query("vacuum");
}
export function run() {
  const pool = new Pool();
  main(pool)
    .catch((error) => {
      console.error(error);
      process.exitCode = 1;
    })
    .finally(() => pool.end());
}
`,
    },
    {
      title: "80: a function that is called on the spot closes it",
      code: `import { Client } from "undici";
export async function ping(url) {
  const client = new Client(url);
  await (async () => {
    try {
      const { body } = await client.request({ path: "/", method: "GET" });
      await body.dump();
    } finally {
      await client.close();
    }
  })();
}
`,
    },
    {
      title: "82: array callbacks use the client before it is closed",
      code: `import { DatabaseSync } from "node:sqlite";
export function insertAll(rows) {
  const database = new DatabaseSync(":memory:");
  rows.forEach((row) => database.prepare("insert into t values (?)").run(row));
  database.close();
}
`,
    },
    {
      title: "85: closed in both callbacks of then",
      code: `import { Client } from "undici";
export function ping(url) {
  const client = new Client(url);
  return client.request({ path: "/", method: "HEAD" }).then(
    () => client.close(),
    () => client.close(),
  );
}
`,
    },
    {
      title: "86: the parameter of a callback of withSession is borrowed",
      code: `import { MongoClient } from "mongodb";
export async function transfer(client, from, to) {
  await client.withSession(async (session) => {
    await session.withTransaction(async () => {
      await client.db().collection("accounts").updateOne({ _id: from }, { $inc: { n: -1 } }, { session });
      await client.db().collection("accounts").updateOne({ _id: to }, { $inc: { n: 1 } }, { session });
    });
  });
}
`,
    },
    {
      title: "86: a helper of the file opens, lends and closes",
      code: `import { Pool } from "pg";
const pool = new Pool();
export async function withConnection(work) {
  const connection = await pool.connect();
  try {
    return await work(connection);
  } finally {
    connection.release();
  }
}
export const countUsers = () => withConnection((connection) => connection.query("select count(*) from users"));
`,
    },
    {
      title: "a local function that closes is called on every way out",
      code: `import { Client } from "undici";
export async function ping(url) {
  const client = new Client(url);
  const cleanUp = async () => {
    await client.close();
  };
  try {
    await client.connect({ path: "/" });
  } finally {
    await cleanUp();
  }
}
`,
    },
    {
      title: "91: closed on both arms",
      code: `import { Client } from "undici";
export async function stop(url, isHard) {
  const client = new Client(url);
  if (isHard) {
    await client.destroy();
  } else {
    await client.close();
  }
}
`,
    },
    {
      title: "91: closed in every case of a switch with default",
      code: `import { createClient } from "redis";
export async function run(command) {
  const client = createClient();
  await client.connect();
  switch (command) {
    case "flush":
      await client.flushAll();
      await client.close();
      break;
    case "ping":
      console.log(await client.ping());
      await client.close();
      return;
    default:
      client.destroy();
  }
}
`,
    },
    {
      title: "93: guards that ask whether there is anything to close",
      code: `import { open } from "node:fs/promises";
export async function read(path, isWanted) {
  let handle;
  try {
    if (isWanted) handle = await open(path);
    return handle ? await handle.readFile() : null;
  } finally {
    if (handle) await handle.close();
  }
}
export async function readOptional(path, isWanted) {
  let handle = null;
  if (isWanted) handle = await open(path);
  await handle?.close();
}
export async function readCompared(path, isWanted) {
  let handle;
  if (isWanted) handle = await open(path);
  if (handle !== undefined) await handle.close();
}
export async function readEarly(path, isWanted) {
  let handle;
  if (isWanted) handle = await open(path);
  if (!handle) return;
  await handle.close();
}
`,
    },
    {
      title: "95: the same constant test opens and closes",
      code: `import { Client } from "undici";
export async function ping(url, options) {
  const isTraced = options.trace;
  let client;
  if (isTraced) client = new Client(url);
  console.log("ping");
  if (isTraced) await client.close();
}
`,
    },
    {
      title: "96: a state predicate tells that it is open",
      code: `import { Client } from "undici";
export async function stop(url) {
  const client = new Client(url);
  await client.connect({ path: "/" });
  if (!client.closed) await client.close();
}
export async function stopSession(mongo) {
  const session = mongo.startSession();
  if (!session.hasEnded) await session.endSession();
}
`,
    },
    {
      title: "98: an early return when opening failed",
      code: `import { open } from "node:fs/promises";
export async function read(path) {
  const handle = await open(path).catch(() => null);
  if (handle === null) return "";
  try {
    return await handle.readFile("utf8");
  } finally {
    await handle.close();
  }
}
`,
    },
    {
      title: "100: a discriminated result",
      code: `import { Client } from "undici";
function tryOpen(url) {
  if (!url.startsWith("http")) return { ok: false };
  return { ok: true, client: new Client(url) };
}
export async function ping(url) {
  const result = tryOpen(url);
  if (!result.ok) return;
  await result.client.close();
}
`,
    },
    {
      title: "99: an assertion tells that there is a handle",
      code: `import { open } from "node:fs/promises";
import invariant from "tiny-invariant";
export async function read(path) {
  let handle;
  try {
    handle = await open(path);
  } catch {}
  invariant(handle);
  await handle.close();
}
`,
    },
  ],
  invalid: [
    {
      title: "79: captured by a function that is never called",
      code: `import { Client } from "undici";
export async function ping(url) {
  const client = new Client(url);
  const cleanUp = () => client.close();
  await client.connect({ path: "/" });
}
`,
      errors: [{ messageId: "never", line: 3 }],
    },
    {
      title: "90: closed on one arm only",
      code: `import { Client } from "undici";
export async function ping(url, isLast) {
  const client = new Client(url);
  await client.connect({ path: "/" });
  if (isLast) await client.close();
}
`,
      errors: [{ messageId: "path", line: 3 }],
    },
    {
      title: "90: an early return skips the close",
      code: `import { MongoClient } from "mongodb";
export async function findUser(url, id) {
  const client = new MongoClient(url);
  const user = await client.db().collection("users").findOne({ _id: id });
  if (user === null) {
    return undefined;
  }
  await client.close();
  return user.name;
}
`,
      errors: [
        {
          message:
            "`client` is opened here and not closed when the function returns on line 6. Hold it with `await using`, or call `close()` on every way out.",
          line: 3,
        },
      ],
    },
    {
      title: "92: a switch without default",
      code: `import { createClient } from "redis";
export async function run(command) {
  const client = createClient();
  await client.connect();
  switch (command) {
    case "flush":
      await client.flushAll();
      await client.close();
      break;
    case "ping":
      await client.ping();
      await client.close();
      break;
  }
}
`,
      errors: [{ messageId: "path", line: 3 }],
    },
    {
      title: "94: an inverted guard",
      code: `import { open } from "node:fs/promises";
export async function read(path) {
  const handle = await open(path);
  const text = await handle.readFile("utf8");
  if (!handle) await handle.close();
  return text;
}
`,
      errors: 1,
    },
  ],
}, { minimum: 20 });
