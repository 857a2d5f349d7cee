/** Does `no-floating-tasks` take callees for what they are: own methods by array names, streams, `super`, callbacks, deferreds? */
import { specify } from "../specify.ts";

specify(
  "no-floating-tasks",
  {
    valid: [
      {
        title: "a method of the program that has the name of an array's",
        code: `export class Dataset {
  async forEach(each) {
    for (const item of await this.load()) await each(item);
  }
  async collect(read) {
    const found = [];
    await this.forEach(async (item) => { found.push(await read(item)); });
    return found;
  }
  async load() {
    return (await fetch("https://example.org")).json();
  }
}
`,
      },
      {
        title: "a stream, whose forEach waits",
        code: `import { Readable } from "node:stream";
import { readFile } from "node:fs/promises";
export async function readAll(names) {
  const all = Readable.from(names);
  await all.forEach(async (name) => { await readFile(name); });
}
`,
      },
      {
        title: "what waits for tasks that all handle their failures",
        code: `export function all(urls) {
  Promise.all(urls.map((url) => load(url).catch(() => {})));
}
export function both(a, b) {
  Promise.all([load(a).catch(() => {}), load(b).catch(() => {})]);
}
async function load(url) {
  return (await fetch(url)).json();
}
`,
      },
      {
        title: "older drivers of mongodb report to a function that they are given",
        filename: "store.cjs",
        code: `const { MongoClient } = require("mongodb");
module.exports = function (options, done) {
  const connected = function (error, client) { done(error, client); };
  MongoClient.connect(options.url, options.mongo, connected);
};
module.exports.clear = function (client, done) {
  client.db("x").collection("b").deleteMany({}, () => done());
};
`,
      },
      {
        title: "a promise whose two signs are kept, on a way that never needs it",
        code: `export class Pool {
  tasks = [];
  run(task, signal) {
    let resolve;
    let reject;
    const result = new Promise((yes, no) => { resolve = yes; reject = no; });
    const info = { task, done: (error, value) => { if (error) reject(error); else resolve(value); } };
    if (signal?.aborted) return Promise.reject(new Error("aborted"));
    this.tasks.push(info);
    return result;
  }
}
`,
      },
      {
        title: "a call over several lines that is awaited",
        code: `import { Pool } from "pg";
export async function ask(pool = new Pool()) {
  return await pool // asked again
    .query("select 1");
}
`,
      },
      {
        title: "what is no array, by what it is given, by who gives it, and by what is done with what it gives",
        code: `export async function all(db, stream, cursor, rows) {
  await db.collection("x").find({}).forEach(async (row) => { await work(row); });
  await stream.forEach(async (row) => { await work(row); }, { concurrency: 2 });
  rows.forEach(async (row) => { await work(row); }).catch(console.error);
  return cursor.forEach(async (row) => { await work(row); }).then(() => cursor.close());
}
async function work(row) {
  await fetch(row.url);
}
`,
      },
      {
        title: "tasks for all elements, which handle all their failures",
        code: `const safe = async (url) => {
  try {
    await fetch(url);
  } catch (error) {
    console.error(error);
  }
};
export function each(urls) {
  urls.forEach(safe);
  urls.map(safe);
}
`,
      },
      {
        title: "a loop that sets its own timer, and takes care of all its failures",
        code: `import { rm } from "node:fs/promises";
async function poll() {
  try {
    await rm("lock");
  } catch (error) {
    console.error(error);
  }
  setTimeout(poll, 1000);
}
poll();
`,
      },
    ],
    invalid: [
      {
        title: "an array, whose forEach does not wait",
        code: `import { readFile } from "node:fs/promises";
export async function readAll(names) {
  await names.forEach(async (name) => { await readFile(name); });
}
`,
        errors: [{ messageId: "spawned", line: 3 }],
      },
      {
        title: "one of the tasks may fail",
        code: `export function both(a, b) {
  Promise.all([load(a).catch(() => {}), load(b)]);
}
async function load(url) {
  return (await fetch(url)).json();
}
`,
        errors: [{ messageId: "dropped", line: 2, suggestions: 1 }],
      },
      {
        title: "a query of mongodb without a function to report to",
        code: `import { MongoClient } from "mongodb";
export async function clear(url) {
  await using client = new MongoClient(url);
  client.db("x").collection("b").deleteMany({}, { comment: "clear" });
}
`,
        errors: [{ messageId: "dropped", line: 4 }],
      },
      {
        title: "a loop over a cursor takes a function, and is waited for",
        code: `import { MongoClient } from "mongodb";
export async function print(url) {
  await using client = new MongoClient(url);
  client.db("x").collection("b").find().forEach((one) => { console.log(one); });
}
`,
        errors: [{ messageId: "dropped", line: 4 }],
      },
      {
        title: "a call over several lines, with comments, is named in one",
        code: `import { Pool } from "pg";
export async function ask(pool = new Pool()) {
  pool // asked again
    /* and again */
    .query("select 1");
}
`,
        errors: [{ message: /^Nobody waits for `pool\.query\(\)`,/u, line: 3 }],
      },
      {
        title: "a timer that nobody waits for, which cannot fail",
        code: `const sleep = (time) => new Promise((resolve) => setTimeout(resolve, time));
export function later(done) {
  sleep(100);
  done();
}
`,
        errors: [{ message: "Nobody waits for `sleep()`, so what follows does not wait either. Await it, or return it.", line: 3 }],
      },
      {
        title: "an array that find is not asked for by a filter, and one that find cannot give",
        code: `export async function each(groups, rows) {
  await groups.find((group) => group.isOpen).forEach(async (row) => { await work(row); });
  await rows.filter(Boolean).forEach(async (row) => { await work(row); });
}
async function work(row) {
  await fetch(row.url);
}
`,
        errors: [{ messageId: "spawned", line: 2 }, { messageId: "spawned", line: 3 }],
      },
      {
        title: "a loop that sets its own timer, and fails",
        code: `import { rm } from "node:fs/promises";
async function poll() {
  await rm("lock");
  setTimeout(poll, 1000);
}
poll();
`,
        errors: [{ messageId: "dropped", line: 6 }],
      },
    ],
  },
  { minimum: 17 },
);
