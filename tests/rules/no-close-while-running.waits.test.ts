/** Which work does a close cut off, and which only waits for the close, or comes to a close later? */
import { specify } from "../specify.ts";

specify(
  "no-close-while-running",
  {
    valid: [
      {
        title: "the end of a stream is waited for before the stream is ended",
        code: `import { finished } from "node:stream/promises";
import { createWriteStream } from "node:fs";
export async function write(path, text) {
  const stream = createWriteStream(path);
  const done = finished(stream);
  stream.end(text);
  await done;
}
`,
      },
      {
        title: "the same by the promises of node:stream",
        code: `import { promises } from "node:stream";
import { createWriteStream } from "node:fs";
export async function write(path, text) {
  const stream = createWriteStream(path);
  const done = promises.finished(stream);
  stream.end(text);
  await done;
}
`,
      },
      {
        title: "a helper waits for the close of a stream",
        code: `import { once } from "node:events";
import { createWriteStream } from "node:fs";
const gone = async (stream) => { await once(stream, "close"); };
export async function write(path, text) {
  const stream = createWriteStream(path);
  const closed = gone(stream);
  stream.end(text);
  await closed;
}
`,
      },
      {
        title: "a helper's helper waits for the end of a worker",
        code: `import { once } from "node:events";
import { Worker } from "node:worker_threads";
const gone = async (worker) => { await once(worker, "exit"); };
const told = async (worker) => { await gone(worker); console.log("gone"); };
export async function stop(path) {
  const worker = new Worker(path);
  const ended = told(worker);
  await worker.terminate();
  await ended;
}
`,
      },
      {
        title: "a helper listens for the close of a stream",
        code: `import { createWriteStream } from "node:fs";
async function gone(stream) {
  await new Promise((resolve) => stream.once("close", resolve));
}
export async function write(path, text) {
  const stream = createWriteStream(path);
  const closed = gone(stream);
  stream.end(text);
  await closed;
}
`,
      },
      {
        title: "a helper that calls itself waits for the close",
        code: `import { once } from "node:events";
import { createWriteStream } from "node:fs";
async function gone(stream, times) {
  if (times > 0) await gone(stream, times - 1);
  else await once(stream, "close");
}
export async function write(path, text) {
  const stream = createWriteStream(path);
  const closed = gone(stream, 2);
  stream.end(text);
  await closed;
}
`,
      },
      {
        title: "a helper closes it after a while",
        code: `import { setTimeout as wait } from "node:timers/promises";
import { Client } from "pg";
async function closeLater(client) {
  await wait(1000);
  await client.end();
}
export async function read() {
  await using client = new Client();
  await client.connect();
  const rows = client.query("select 1");
  const closing = closeLater(client);
  await rows;
  await closing;
}
`,
      },
      {
        title: "a helper's helper closes it after a while",
        code: `import { setTimeout as wait } from "node:timers/promises";
import { MongoClient } from "mongodb";
async function closeLater(client) {
  await wait(1000);
  await client.close();
}
async function stop(client) {
  await closeLater(client);
  console.log("closed");
}
export async function read() {
  const client = new MongoClient("mongodb://localhost");
  const names = client.db("app").listCollections().toArray();
  const closing = stop(client);
  await names;
  await closing;
}
`,
      },
      {
        title: "a helper works with it and closes it in the end",
        code: `import { Client } from "pg";
async function finish(client) {
  try {
    await client.query("select 2");
  } finally {
    await client.end();
  }
}
export async function read() {
  const client = new Client();
  await client.connect();
  const rows = client.query("select 1");
  const finishing = finish(client);
  await rows;
  await finishing;
}
`,
      },
      {
        title: "work of a list that is awaited by numbers, before the file is closed",
        code: `import { open } from "node:fs/promises";
export async function read(sizes: number[]) {
  const parts = [];
  await using file = await open("input.txt");
  const reads = sizes.map(() => file.read());
  for (let index = 0; index < sizes.length; index++) parts.push(await reads[index]);
  return parts;
}
`,
      },
      {
        title: "the next rows are asked for while these are shown, and the last round asks for none",
        code: `import { Client } from "pg";
export async function pages(last: number) {
  const client = new Client();
  await client.connect();
  let following: Promise<unknown> | undefined;
  for (let index = 0; index < last; index++) {
    const page = following ? await following : await client.query("select 1");
    following = index + 1 < last ? client.query("select 1") : undefined;
    console.log(page);
  }
  await client.end();
}
`,
      },
    ],
    invalid: [
      {
        title: "the next rows are asked for in the last round, too",
        code: `import { Client } from "pg";
export async function pages(last: number) {
  const client = new Client();
  await client.connect();
  let following: Promise<unknown> | undefined;
  for (let index = 0; index < last; index++) {
    const page = await (following ?? client.query("select 1"));
    following = client.query("select 1");
    console.log(page);
  }
  await client.end();
}
`,
        errors: [{ line: 11 }],
      },
      {
        title: "work of a list that is awaited by numbers, after the file is closed",
        code: `import { open } from "node:fs/promises";
export async function read(sizes: number[]) {
  const file = await open("input.txt");
  const reads = sizes.map(() => file.read());
  await file.close();
  for (let index = 0; index < sizes.length; index++) console.log(await reads[index]);
}
`,
        errors: [{ line: 5 }],
      },
      {
        title: "what a stream is piped to is work",
        code: `import { pipeline } from "node:stream/promises";
import { Client } from "pg";
async function copy(client, target) {
  await pipeline(await client.query("select 1"), target);
}
export async function read(target) {
  const client = new Client();
  await client.connect();
  const copying = copy(client, target);
  await client.end();
  await copying;
}
`,
      },
      {
        title: "a helper waits for an event, and asks then",
        code: `import { once } from "node:events";
import { Client } from "pg";
async function ask(client) {
  await once(client, "drain");
  return await client.query("select 1");
}
const askAndTell = async (client) => { console.log(await ask(client)); };
export async function read() {
  const client = new Client();
  await client.connect();
  const asking = askAndTell(client);
  await client.end();
  await asking;
}
`,
      },
      {
        title: "a helper closes it at once",
        code: `import { setTimeout as wait } from "node:timers/promises";
import { Client } from "pg";
async function close(client) {
  await client.end();
  await wait(1000);
}
export async function read() {
  const client = new Client();
  await client.connect();
  const rows = client.query("select 1");
  const closing = close(client);
  await rows;
  await closing;
}
`,
      },
      {
        title: "a helper closes it after a while, and is awaited first",
        code: `import { setTimeout as wait } from "node:timers/promises";
import { Client } from "pg";
async function closeLater(client) {
  await wait(1000);
  await client.end();
}
export async function read() {
  const client = new Client();
  await client.connect();
  const rows = client.query("select 1");
  await closeLater(client);
  await rows;
}
`,
      },
      {
        title: "a helper closes it at once on one way, and after a while on another",
        code: `import { setTimeout as wait } from "node:timers/promises";
import { Client } from "pg";
async function close(client, isPatient) {
  if (isPatient) await wait(1000);
  await client.end();
}
export async function read(isPatient) {
  const client = new Client();
  await client.connect();
  const rows = client.query("select 1");
  const closing = close(client, isPatient);
  await rows;
  await closing;
}
`,
      },
    ],
  },
  { minimum: 14 },
);
