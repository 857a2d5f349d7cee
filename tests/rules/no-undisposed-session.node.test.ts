/** Are the handles, databases, agents and sessions of Node closed? */
import { specify } from "../specify.ts";

specify("no-undisposed-session", {
  valid: [
    {
      title: "an http2 session that its listener destroys as this",
      code: `import http2 from "node:http2";
export function ping(url: string): void {
  http2.connect(url, function () {
    this.request({ ":path": "/" }).on("response", () => this.destroy());
  });
}
`,
    },
    {
      title: "an http2 session that its listener gets and destroys",
      code: `import http2 from "node:http2";
export function ping(url: string): void {
  const session = http2.connect(url, (opened) => opened.close());
  session.on("error", console.error);
}
`,
    },
    {
      title: "a file handle that await using holds",
      code: `import { open } from "node:fs/promises";
export async function read(path) {
  await using handle = await open(path);
  return await handle.readFile("utf8");
}
`,
    },
    {
      title: "a database that using holds",
      code: `import { DatabaseSync } from "node:sqlite";
export function count(path) {
  using database = new DatabaseSync(path);
  return database.prepare("select count(*) as n from item").get().n;
}
`,
    },
    {
      title: "a for-of loop over databases that using holds",
      code: `import { DatabaseSync } from "node:sqlite";
export function check(paths) {
  for (const path of paths) {
    using database = new DatabaseSync(path);
    database.exec("pragma integrity_check");
  }
}
`,
    },
    {
      title: "a descriptor that a callback closes",
      filename: "file.cjs",
      code: `const fs = require("fs");
exports.touch = (path, done) => {
  fs.open(path, "a", (error, descriptor) => {
    if (error) return done(error);
    fs.close(descriptor, done);
  });
};
`,
    },
    {
      title: "a descriptor that closeSync closes in finally",
      code: `import * as fs from "node:fs";
export function firstByte(path) {
  const descriptor = fs.openSync(path, "r");
  try {
    const buffer = Buffer.alloc(1);
    fs.readSync(descriptor, buffer, 0, 1, 0);
    return buffer[0];
  } finally {
    fs.closeSync(descriptor);
  }
}
`,
    },
    {
      title: "streams, sockets, servers and watchers have no duty",
      code: `import { createReadStream, watch } from "node:fs";
import { createServer } from "node:http";
import { connect } from "node:net";
export function start(path, port) {
  const stream = createReadStream(path);
  stream.on("data", console.log);
  const socket = connect(port);
  socket.write("hello");
  watch(path, console.log);
  createServer((request, response) => response.end()).listen(port);
}
`,
    },
    {
      title: "an http2 session that is closed when its stream has ended",
      code: `import http2 from "node:http2";
export function load(url) {
  const session = http2.connect(url);
  const stream = session.request({ ":path": "/" });
  stream.on("end", () => session.close());
  stream.end();
}
`,
    },
    {
      title: "an agent with keepAlive of a module",
      code: `import https from "node:https";
const agent = new https.Agent({ keepAlive: true, maxSockets: 50 });
export const get = (url) => https.get(url, { agent });
`,
    },
    {
      title: "readline is closed by its own event",
      code: `import readline from "node:readline/promises";
export async function ask(question) {
  const rl = readline.createInterface({ input: process.stdin, output: process.stdout });
  const answer = await rl.question(question);
  rl.close();
  return answer;
}
`,
    },
    {
      title: "readline that is iterated over closes with its input",
      code: `import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
export async function countLines(path) {
  const rl = createInterface({ input: createReadStream(path), crlfDelay: Infinity });
  let count = 0;
  for await (const line of rl) count += line === "" ? 0 : 1;
  return count;
}
`,
    },
    {
      title: "a readline with event handlers lives as long as its input",
      code: `import { createInterface } from "node:readline";
export function main() {
  const rl = createInterface({ input: process.stdin });
  rl.on("line", (line) => console.log(line.length));
  rl.on("close", () => process.exit(0));
}
`,
    },
    {
      title: "a session whose server closes it, as the function waits to see",
      code: `import { once } from "node:events";
import { connect } from "node:http2";
export async function shutDown(server, url) {
  const session = connect(url);
  await once(session, "connect");
  const closed = once(session, "close");
  await server.close();
  await closed;
  return session.destroyed;
}
`,
    },
  ],
  invalid: [
    {
      title: "an http2 session whose listener does not speak of it",
      code: `import http2 from "node:http2";
export function ping(url: string): void {
  const session = http2.connect(url, function () {
    console.log("connected");
  });
  session.request({ ":path": "/" });
}
`,
      errors: [{ messageId: "never", line: 3 }],
    },
    {
      title: "a file handle of fs.promises in CommonJS",
      filename: "file.cjs",
      code: `const fs = require("fs");
exports.size = async (path) => {
  const handle = await fs.promises.open(path);
  const { size } = await handle.stat();
  return size;
};
`,
      errors: [{ messageId: "never", line: 3 }],
    },
    {
      title: "a directory that is read by hand",
      code: `import { opendir } from "node:fs/promises";
export async function first(path) {
  const directory = await opendir(path);
  const entry = await directory.read();
  return entry?.name;
}
`,
      errors: [{ messageId: "never", line: 3 }],
    },
    {
      title: "a descriptor on an early return",
      code: `import { closeSync, fstatSync, openSync, readFileSync } from "node:fs";
export function read(path) {
  const descriptor = openSync(path, "r");
  if (fstatSync(descriptor).size === 0) return "";
  const text = readFileSync(descriptor, "utf8");
  closeSync(descriptor);
  return text;
}
`,
      errors: [{ messageId: "path", line: 3, message: /line 4.*or close it on every way out/u }],
    },
    {
      title: "a database of node:sqlite",
      code: `import { DatabaseSync } from "node:sqlite";
export function size(path) {
  const database = new DatabaseSync(path);
  const row = database.prepare("select count(*) as n from item").get();
  return row.n;
}
`,
      errors: [{ messageId: "never", line: 3 }],
    },
    {
      title: "an agent with keepAlive that is made for each call",
      code: `import { Agent, get } from "node:https";
export function ping(url) {
  const agent = new Agent({ keepAlive: true });
  get(url, { agent }, (response) => {
    response.resume();
  });
}
`,
      errors: [{ messageId: "never", line: 3, message: /call `destroy\(\)`/u }],
    },
    {
      title: "an http2 session",
      code: `import { connect } from "node:http2";
import { once } from "node:events";
export async function ping(url) {
  const session = connect(url);
  await once(session, "connect");
}
`,
      errors: [{ messageId: "never", line: 4 }],
    },
    {
      title: "an ioredis client in a request handler",
      code: `import Redis from "ioredis";
export default async function handler(request, response) {
  const redis = new Redis(process.env.REDIS_URL);
  const value = await redis.get(request.query.key);
  response.status(200).json({ value });
}
`,
      errors: [{ messageId: "never", line: 3, message: /`quit\(\)`/u }],
    },
    {
      title: "a socket of dgram and a channel",
      code: `import { createSocket } from "node:dgram";
export function announce(message) {
  const socket = createSocket("udp4");
  socket.send(message, 41234, "localhost");
  const channel = new BroadcastChannel("news");
  channel.postMessage(message);
}
`,
      errors: [{ line: 3 }, { line: 5 }],
    },
    {
      title: "a question of readline",
      code: `import readline from "node:readline/promises";
export async function ask(question) {
  const rl = readline.createInterface({ input: process.stdin, output: process.stdout });
  return await rl.question(question);
}
`,
      errors: [{ messageId: "never", line: 3 }],
    },
    {
      title: "with types, a client whose class another module exports again",
      typed: true,
      code: `import { open, type FileHandle } from "node:fs/promises";
async function log(path: string): Promise<FileHandle> {
  return await open(path, "a");
}
export async function write(path: string, text: string): Promise<void> {
  const handle: FileHandle = await log(path);
  await handle.write(text);
}
`,
      errors: [{ messageId: "never", line: 6 }],
    },
  ],
}, { minimum: 20 });
