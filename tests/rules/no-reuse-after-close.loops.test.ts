/** What does the rule say about loops, retries and clients that open again? */
import { specify } from "../specify.ts";

specify(
  "no-reuse-after-close",
  {
    valid: [
      {
        title: "103: opened, used and closed in each round",
        code: `import { open } from "node:fs/promises";
for (const path of process.argv.slice(2)) {
  const file = await open(path);
  console.log((await file.stat()).size);
  await file.close();
}
`,
      },
      {
        title: "103: a var of the function is opened in each round",
        code: `import { open } from "node:fs/promises";
export async function sizes(paths) {
  for (var i = 0; i < paths.length; i++) {
    var file = await open(paths[i]);
    console.log((await file.stat()).size);
    await file.close();
  }
}
`,
        filename: "file.js",
      },
      {
        title: "106: closed in a finally clause inside the loop",
        code: `import { Client } from "pg";
export async function migrate(hosts: string[]): Promise<void> {
  for (const host of hosts) {
    const client = new Client({ host });
    try {
      await client.connect();
      await client.query("alter table t add column c int");
    } finally {
      await client.end();
    }
  }
}
`,
      },
      {
        title: "108: the one of the round before is closed first",
        code: `import { open, type FileHandle } from "node:fs/promises";
export async function copy(paths: string[]): Promise<void> {
  let file: FileHandle | undefined;
  for (const path of paths) {
    if (file) await file.close();
    file = await open(path);
    await file.sync();
  }
  await file?.close();
}
`,
      },
      {
        title: "110: closed and opened anew in each round",
        code: `import { Client } from "pg";
export async function work(jobs: string[]): Promise<void> {
  let client = new Client();
  await client.connect();
  for (const job of jobs) {
    await client.query(job);
    await client.end();
    client = new Client();
    await client.connect();
  }
  await client.end();
}
`,
      },
      {
        title: "112: a retry loop closes, opens anew and tries again",
        code: `const { Client } = require("pg");
async function query(text) {
  let client = new Client();
  await client.connect();
  while (true) {
    try {
      return await client.query(text);
    } catch (error) {
      console.error(error);
      await client.end();
      client = new Client();
      await client.connect();
    }
  }
}
module.exports = query;
`,
        filename: "file.cjs",
      },
      {
        title: "112: an endless loop is left at the close",
        code: `import { createConnection } from "mysql2/promise";
export async function drain(): Promise<void> {
  const connection = await createConnection({});
  while (true) {
    const [rows] = await connection.query("delete from jobs limit 100");
    if (JSON.stringify(rows) === "[]") {
      await connection.end();
      break;
    }
  }
}
`,
      },
      {
        title: "the close in the middle of a loop returns",
        code: `import { Pool } from "pg";
export async function first(queries: string[]): Promise<unknown> {
  const pool = new Pool();
  for (const query of queries) {
    const { rows } = await pool.query(query);
    if (rows.length > 0) {
      await pool.end();
      return rows[0];
    }
  }
  await pool.end();
  return undefined;
}
`,
      },
      {
        title: "a close that leads to the next round of an outer loop",
        code: `import { Client } from "pg";
hosts: for (const host of ["a", "b"]) {
  const client = new Client({ host });
  await client.connect();
  for (const query of ["select 1", "select 2"]) {
    try {
      await client.query(query);
    } catch {
      await client.end();
      continue hosts;
    }
  }
  await client.end();
}
`,
      },
      {
        title: "the close of the last round stands under a test of the index",
        code: `import { Pool } from "pg";
export async function run(queries: string[]): Promise<void> {
  const pool = new Pool();
  for (let i = 0; i < queries.length; i++) {
    await pool.query(queries[i] ?? "");
    if (i === queries.length - 1) await pool.end();
  }
}
`,
      },
      {
        title: "the flag that ends the loop is set with the close",
        code: `import { Pool } from "pg";
export async function poll(): Promise<void> {
  const pool = new Pool();
  let done = false;
  while (!done) {
    const { rows } = await pool.query("select * from jobs");
    if (rows.length === 0) {
      done = true;
      await pool.end();
    }
  }
}
`,
        options: [{ maybe: true }],
      },
      {
        title: "the body of a do statement that runs once",
        code: `import { Pool } from "pg";
const pool = new Pool();
do {
  await pool.query("select 1");
  await pool.end();
} while (false);
`,
      },
      {
        title: "a queue of resources is taken one by one",
        code: `import { Worker } from "node:worker_threads";
const workers = [new Worker("./a.js"), new Worker("./b.js")];
let worker: Worker | undefined;
while ((worker = workers.shift())) {
  worker.postMessage("stop");
  await worker.terminate();
}
`,
      },
      {
        title: "a log file is rotated",
        code: `import { createWriteStream } from "node:fs";
let log = createWriteStream("0.log");
let count = 0;
export function write(line) {
  if (++count % 1000 === 0) {
    log.end();
    log = createWriteStream(count + ".log");
  }
  log.write(line);
}
`,
        filename: "file.js",
      },
      {
        title: "a client of redis connects again",
        code: `import { createClient } from "redis";
const client = createClient();
await client.connect();
await client.close();
await client.connect();
await client.set("key", "value");
await client.close();
`,
      },
      {
        title: "a database of node:sqlite, a pool of knex and a server are opened again",
        code: `import { createServer } from "node:http";
import { DatabaseSync } from "node:sqlite";
import knex from "knex";
const db = new DatabaseSync("app.db");
db.close();
db.open();
db.exec("vacuum");
const pool = knex({ client: "pg" });
await pool.destroy();
pool.initialize();
await pool.raw("select 1");
const server = createServer();
server.listen(8080);
server.close();
server.listen(8081);
`,
      },
      {
        title: "a function of the loop's own round uses what the round opened",
        code: `import { open } from "node:fs/promises";
export async function sizes(paths) {
  for (var path of paths) {
    var file = await open(path);
    const size = async () => (await file.stat()).size;
    console.log(await size());
    await file.close();
  }
}
`,
        filename: "file.js",
      },
      {
        title: "what fails and is closed in one round is open in the next on the other branch",
        code: `import { DatabaseSync } from "node:sqlite";
import { work } from "./work.js";
export function copy(isFull: boolean, rows: readonly string[]): void {
  const main = new DatabaseSync("app.db");
  for (const row of rows) {
    try {
      using copied = new DatabaseSync(row);
      if (!isFull) {
        const all = [];
        all.push(copied);
        for (const one of all) {
          one.close();
        }
        copied.exec(row);
      } else {
        main.exec(row);
      }
    } catch {
      main.close();
    }
    if (!isFull) {
      const other = main;
      other.close();
    } else {
      work(row);
    }
  }
  main.close();
}
`,
      },
    ],
    invalid: [
      {
        title: "109: closed in the loop, used in its next round",
        code: `import { Client } from "pg";
export async function run(ids: number[]): Promise<void> {
  const client = new Client();
  await client.connect();
  for (const id of ids) {
    await client.query("select $1", [id]);
    await client.end();
  }
}
`,
        errors: [{ messageId: "used", line: 6 }],
      },
      {
        title: "109: a while loop closes the database that it uses",
        code: `import { DatabaseSync } from "node:sqlite";
export function save(queue) {
  const db = new DatabaseSync("app.db");
  while (queue.length > 0) {
    db.exec(queue.shift());
    db.close();
  }
}
`,
        filename: "file.js",
        errors: [{ messageId: "used", line: 5 }],
      },
      {
        title: "109: a do statement closes and goes on",
        code: `import { Pool } from "pg";
const pool = new Pool();
let left = 10;
do {
  await pool.query("delete from t limit 10");
  await pool.end();
} while (--left > 0);
`,
        errors: [{ messageId: "used", line: 5 }],
      },
      {
        title: "109: a retry loop closes the client that it tries again with",
        code: `import { Client } from "pg";
export async function query(text: string): Promise<unknown> {
  const client = new Client();
  await client.connect();
  for (;;) {
    try {
      return await client.query(text);
    } catch (error) {
      console.error(error);
      await client.end();
    }
  }
}
`,
        errors: [{ messageId: "used", line: 7 }],
      },
      {
        title: "109: the finally clause of a retry closes the client of all tries",
        code: `import { createClient } from "redis";
export async function read(key: string): Promise<unknown> {
  const client = createClient();
  await client.connect();
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      const value = await client.get(key);
      if (value !== null) return value;
    } finally {
      await client.close();
    }
  }
  return undefined;
}
`,
        errors: 1,
      },
      {
        title: "opened again on one arm, used on the other",
        code: `import { createClient } from "redis";
export async function refresh(again: boolean): Promise<void> {
  const client = createClient();
  await client.connect();
  await client.close();
  if (again) {
    await client.connect();
    await client.close();
  } else {
    await client.get("key");
  }
}
`,
        errors: [{ messageId: "used", line: 10 }],
      },
    ],
  },
  { minimum: 23 },
);
