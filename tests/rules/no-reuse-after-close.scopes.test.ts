/** Which values may leave their `using` scope? */
import { specify } from "../specify.ts";

specify(
  "no-reuse-after-close",
  {
    valid: [
      {
        title: "a listener of an unknown emitter, until something that the scope waits for",
        code: `import { once } from "node:events";
import { open } from "node:fs/promises";
export async function record(path, server) {
  await using file = await open(path, "a");
  server.on("line", (line) => file.write(line));
  await once(server, "end");
}
`,
        filename: "file.js",
      },
      {
        title: "a listener of an unknown emitter that is taken away",
        code: `import { open } from "node:fs/promises";
export async function record(path, server) {
  await using file = await open(path, "a");
  const write = (line) => file.write(line);
  server.on("line", write);
  server.start();
  server.off("line", write);
}
`,
        filename: "file.js",
      },
      {
        title: "43: a generator over the held value is walked in its scope",
        code: `import { open, type FileHandle } from "node:fs/promises";
async function* linesOf(file: FileHandle): AsyncGenerator<string> {
  for await (const line of file.readLines()) yield line.trim();
}
export async function lines(path: string): Promise<string[]> {
  await using file = await open(path);
  const found: string[] = [];
  for await (const line of linesOf(file)) found.push(line);
  return found;
}
`,
      },
      {
        title: "a generator over a value that nobody holds is returned",
        code: `import { open, type FileHandle } from "node:fs/promises";
async function* linesOf(file: FileHandle): AsyncGenerator<string> {
  for await (const line of file.readLines()) yield line.trim();
}
export async function lines(path: string): Promise<AsyncGenerator<string>> {
  const file = await open(path);
  return linesOf(file);
}
`,
      },
      {
        title: "what a value of a class of this file tells is returned from its scope",
        code: `class Lease implements Disposable {
  readonly id = 1;
  renew(): this {
    return this;
  }
  [Symbol.dispose](): void {}
}
export function lease(): number {
  using held = new Lease();
  held.renew();
  return held.id;
}
`,
      },
      {
        title: "43: an array that was built inside the scope is returned",
        code: `import { open } from "node:fs/promises";
export async function load(path: string): Promise<string[]> {
  await using file = await open(path);
  const lines: string[] = [];
  for await (const line of file.readLines()) lines.push(line);
  return lines;
}
`,
      },
      {
        title: "209: a block of its own in a case of a switch",
        code: `import { opendirSync } from "node:fs";
export function count(kind: string): number {
  switch (kind) {
    case "files": {
      using directory = opendirSync(".");
      let found = 0;
      while (directory.readSync() !== null) found++;
      return found;
    }
    default:
      return 0;
  }
}
`,
      },
      {
        title: "200: a held value is closed by hand at the end",
        code: `import { open } from "node:fs/promises";
export async function touch(path: string): Promise<void> {
  await using file = await open(path, "a");
  await file.utimes(new Date(), new Date());
  await file.close();
}
`,
      },
      {
        title: "84: the tasks of a callback are awaited inside the scope",
        code: `import { open } from "node:fs/promises";
export async function write(path, lines) {
  await using file = await open(path, "w");
  await Promise.all(lines.map((line) => file.write(line)));
}
`,
        filename: "file.js",
      },
      {
        title: "82: an array callback runs before the scope ends",
        code: `import { DatabaseSync } from "node:sqlite";
export function save(rows: string[]): number[] {
  using db = new DatabaseSync("app.db");
  const insert = db.prepare("insert into t values (?)");
  rows.forEach((row) => insert.run(row));
  return rows.map((row) => Number(insert.get(row)));
}
`,
      },
      {
        title: "147: an unknown function that is awaited in the scope gets a function that uses the value",
        code: `import { open } from "node:fs/promises";
import { retry } from "./retry.js";
export async function load(path: string): Promise<string> {
  await using file = await open(path);
  return await retry(() => file.readFile("utf8"));
}
`,
      },
      {
        title: "154: a wrapper is made over the held value and used in its scope",
        code: `import { open } from "node:fs/promises";
import { Reader } from "./reader.js";
export async function load(path: string): Promise<unknown> {
  await using file = await open(path);
  const reader = new Reader(file);
  return await reader.all();
}
`,
      },
      {
        title: "a function that uses the held value is called in its scope",
        code: `import { open } from "node:fs/promises";
export async function load(path: string): Promise<string> {
  await using file = await open(path);
  const read = () => file.readFile("utf8");
  return await read();
}
`,
      },
      {
        title: "67: held values are collected in a list that stays in the scope",
        code: `import { open, type FileHandle } from "node:fs/promises";
export async function sizes(path: string): Promise<number[]> {
  await using file = await open(path);
  const files: FileHandle[] = [];
  files.push(file);
  const stats = await Promise.all(files.map((one) => one.stat()));
  return stats.map(({ size }) => size);
}
`,
      },
      {
        title: "the field that shows the held value is emptied before the scope ends",
        code: `import { open, type FileHandle } from "node:fs/promises";
export class Job {
  #current: FileHandle | undefined;
  async run(path: string): Promise<void> {
    await using file = await open(path);
    this.#current = file;
    try {
      await this.#work();
    } finally {
      this.#current = undefined;
    }
  }
  async #work(): Promise<void> {
    await this.#current?.sync();
  }
}
`,
      },
      {
        title: "a block ends, and only what was read in it is used",
        code: `import { open } from "node:fs/promises";
let text = "";
{
  await using file = await open("motto.txt");
  text = await file.readFile("utf8");
}
console.log(text);
`,
      },
      {
        title: "36: a function returns an open value in an object",
        code: `import { open } from "node:fs/promises";
export async function start(path: string) {
  const file = await open(path);
  await file.sync();
  return { file, path };
}
`,
      },
      {
        title: "a value of an unknown class is held, and a part of it is returned",
        code: `import { lease } from "./lease.js";
export function name(): string {
  using held = lease();
  return held.owner.name;
}
`,
      },
    ],
    invalid: [
      {
        title: "201: a listener of an unknown emitter uses the held value",
        code: `import { open } from "node:fs/promises";
export async function record(path, server) {
  await using file = await open(path, "a");
  server.on("line", (line) => file.write(line));
}
`,
        filename: "file.js",
        errors: [{ messageId: "captured", line: 4 }],
      },
      {
        title: "42: a generator over the held value is returned",
        code: `import { open, type FileHandle } from "node:fs/promises";
async function* linesOf(file: FileHandle): AsyncGenerator<string> {
  for await (const line of file.readLines()) yield line.trim();
}
export async function lines(path: string): Promise<AsyncGenerator<string>> {
  await using file = await open(path);
  return linesOf(file);
}
`,
        errors: [{ messageId: "captured", line: 7 }],
      },
      {
        title: "201: a value of a class of this file is returned from its scope",
        code: `class Lease implements Disposable {
  renew(): void {}
  [Symbol.dispose](): void {}
}
export function lease(): Lease {
  using held = new Lease();
  held.renew();
  return held;
}
`,
        errors: [{ messageId: "returned", line: 8 }],
      },
      {
        title: "40: a pool that was ended is returned",
        code: `import { Pool } from "pg";
export async function createPool(): Promise<Pool> {
  const pool = new Pool();
  await pool.query("select 1");
  await pool.end();
  return pool;
}
`,
        errors: [{ line: 6 }],
      },
      {
        title: "40: the finally clause closes what the try block returns",
        code: `import { createConnection } from "mysql2/promise";
export async function connect(url) {
  const connection = await createConnection(url);
  try {
    await connection.query("set time_zone = '+00:00'");
    return connection;
  } finally {
    await connection.end();
  }
}
`,
        filename: "file.js",
        errors: [{ messageId: "returnedClosed", line: 6 }],
      },
      {
        title: "201: the held value is stored in a field",
        code: `import { open, type FileHandle } from "node:fs/promises";
export class Log {
  file: FileHandle | undefined;
  async start(path: string): Promise<void> {
    await using file = await open(path);
    this.file = file;
  }
}
`,
        errors: [{ messageId: "stored", line: 6 }],
      },
      {
        title: "201: the held value is stored in a variable of the module",
        code: `import { open } from "node:fs/promises";
let current;
export async function start(path) {
  await using file = await open(path);
  current = file;
}
export const read = () => current.readFile();
`,
        filename: "file.js",
        errors: [{ messageId: "stored", line: 5 }],
      },
      {
        title: "81: a timer uses the held value after the scope has ended",
        code: `import { open } from "node:fs/promises";
export async function watch(path: string): Promise<void> {
  await using file = await open(path);
  setInterval(() => {
    void file.sync();
  }, 1000);
}
`,
        errors: [{ messageId: "captured", line: 4 }],
      },
      {
        title: "201: a page is returned from a browser that is held",
        code: `import { chromium } from "playwright";
export async function start() {
  await using browser = await chromium.launch();
  const page = await browser.newPage();
  await page.goto("https://example.org");
  return page;
}
`,
        errors: [{ messageId: "returned", line: 6 }],
      },
      {
        title: "200: a held file is closed by hand, and used then",
        code: `import { open } from "node:fs/promises";
export async function main(path: string): Promise<void> {
  await using file = await open(path);
  await file.close();
  console.log(await file.readFile("utf8"));
}
`,
        errors: [{ messageId: "used", line: 5 }],
      },
      {
        title: "114: a value that is held outside of a loop is closed by hand inside it",
        code: `import { open } from "node:fs/promises";
await using file = await open("out.txt", "w");
for (const part of ["a", "b"]) {
  await file.write(part);
  await file.close();
}
`,
        errors: [{ messageId: "used", line: 4 }],
      },
      {
        title: "a block ends, and an outer variable still has the file",
        code: `import { open, type FileHandle } from "node:fs/promises";
let handle: FileHandle;
{
  await using file = await open("motto.txt");
  handle = file;
  await handle.stat();
}
console.log(await handle.readFile("utf8"));
`,
        errors: [{ messageId: "used", line: 8 }],
      },
    ],
  },
  { minimum: 25 },
);
