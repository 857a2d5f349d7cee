/** Is a session closed when something throws? */
import { specify } from "../specify.ts";

specify("no-undisposed-session", {
  valid: [
    {
      title: "116: closed in finally",
      code: `import mysql from "mysql2/promise";
export async function users() {
  const connection = await mysql.createConnection({ host: "localhost" });
  try {
    const [rows] = await connection.query("select * from users");
    return rows;
  } finally {
    await connection.end();
  }
}
`,
    },
    {
      title: "119: closed at the end of the try and in a catch that rethrows",
      code: `import { Client } from "undici";
export async function ping(url) {
  const client = new Client(url);
  try {
    await client.connect({ path: "/" });
    await client.close();
  } catch (error) {
    await client.destroy();
    throw error;
  }
}
`,
    },
    {
      title: "125: nested finally blocks close two handles",
      options: [{ exceptionPaths: true }],
      code: `import { open } from "node:fs/promises";
export async function copy(from, to) {
  const source = await open(from);
  try {
    const target = await open(to, "w");
    try {
      await target.writeFile(await source.readFile());
    } finally {
      await target.close();
    }
  } finally {
    await source.close();
  }
}
`,
    },
    {
      title: "a stack adopts the client in the expression that opens it",
      options: [{ exceptionPaths: true }],
      code: `import { Client } from "undici";
export async function read(url) {
  await using stack = new AsyncDisposableStack();
  const client = stack.adopt(new Client(url), (client) => client.close());
  const { body } = await client.request({ path: "/", method: "GET" });
  return await body.text();
}
`,
    },
    {
      title: "a stream pipeline takes over what is opened in its arguments",
      options: [{ exceptionPaths: true }],
      code: `import { createReadStream, createWriteStream } from "node:fs";
import { pipeline } from "node:stream/promises";
export async function copy(from, to) {
  await pipeline(createReadStream(from), createWriteStream(to));
}
`,
    },
    {
      title: "123: nothing between open and close can throw",
      options: [{ exceptionPaths: true }],
      code: `import { openSync, closeSync } from "node:fs";
export function touch(path) {
  const descriptor = openSync(path, "a");
  closeSync(descriptor);
}
`,
    },
    {
      title: "127: an outer finally protects what an inner try does",
      options: [{ exceptionPaths: true }],
      code: `import { Pool } from "pg";
export async function update(text) {
  const own = new Pool();
  try {
    try {
      await own.query(text);
    } catch (error) {
      console.warn(error);
    }
  } finally {
    await own.end();
  }
}
`,
    },
    {
      title: "122: without the option, only ways that return count",
      code: `import { Client } from "undici";
export async function ping(url) {
  const client = new Client(url);
  await client.connect({ path: "/" });
  await client.close();
}
`,
    },
    {
      title: "129: closed before the throw",
      code: `import { open } from "node:fs/promises";
export async function magic(path) {
  const handle = await open(path);
  const { bytesRead } = await handle.read(Buffer.alloc(4));
  if (bytesRead < 4) {
    await handle.close();
    throw new Error("too short");
  }
  await handle.close();
}
`,
    },
    {
      title: "131: process.exit ends the program, and what it had open",
      code: `import { Pool } from "pg";
export async function main() {
  const pool = new Pool();
  try {
    await pool.query("select 1");
  } catch (error) {
    console.error(error);
    process.exit(1);
  }
  await pool.end();
}
`,
    },
    {
      title: "135: opening failed, so there is nothing to close",
      code: `import { open } from "node:fs/promises";
export async function read(path) {
  let handle;
  try {
    handle = await open(path);
  } catch {
    return undefined;
  }
  const text = await handle.readFile("utf8");
  await handle.close();
  return text;
}
`,
    },
    {
      title: "137: an empty catch, and the close after it",
      code: `import { Client } from "undici";
export async function tryPing(url) {
  const client = new Client(url);
  try {
    await client.connect({ path: "/" });
  } catch {}
  await client.close();
}
`,
    },
    {
      title: "131: an early exit of the process",
      code: `import { Client } from "undici";
export async function ping(url) {
  const client = new Client(url);
  if (process.argv.length < 3) process.exit(1);
  await client.close();
}
`,
    },
    {
      title: "116: a finally that asks whether the descriptor is a number",
      code: `import fs from "node:fs";
export function sizeOf(path) {
  let descriptor;
  try {
    descriptor = fs.openSync(path, "r");
    return fs.fstatSync(descriptor).size;
  } finally {
    if (typeof descriptor === "number") fs.closeSync(descriptor);
  }
}
export function sizeOfAny(file) {
  const descriptor = typeof file === "number" ? file : fs.openSync(file, "r");
  try {
    return fs.fstatSync(descriptor).size;
  } finally {
    if (typeof file !== "number") fs.closeSync(descriptor);
  }
}
`,
    },
  ],
  invalid: [
    {
      title: "117: closed at the end of a try whose catch throws another error",
      code: `import { Client } from "undici";
export async function ping(url) {
  const client = new Client(url);
  try {
    await client.connect({ path: "/" });
    await client.close();
  } catch (error) {
    throw new Error("no ping", { cause: error });
  }
}
`,
      errors: [{ messageId: "path", line: 3, message: /when line 8 throws/u }],
    },
    {
      title: "117: closed at the end of a try whose catch swallows",
      code: `import { Client } from "undici";
export async function ping(url) {
  const client = new Client(url);
  try {
    await client.connect({ path: "/" });
    await client.close();
  } catch (error) {
    console.error(error);
  }
}
`,
      errors: [{ messageId: "path", line: 3 }],
    },
    {
      title: "118: closed only in the catch",
      code: `import mysql from "mysql2/promise";
export async function users() {
  const connection = await mysql.createConnection({ host: "localhost" });
  try {
    const [rows] = await connection.query("select * from users");
    return rows;
  } catch (error) {
    await connection.end();
    throw error;
  }
}
`,
      errors: [{ messageId: "path", line: 3, message: /line 6/u }],
    },
    {
      title: "120: the catch throws again before it closes",
      code: `import { Client } from "undici";
export async function ping(url) {
  const client = new Client(url);
  try {
    await client.connect({ path: "/" });
  } catch (error) {
    if (error.code === "ECONNREFUSED") throw error;
    await client.destroy();
    return;
  }
  await client.close();
}
`,
      errors: [{ messageId: "path", line: 3, message: /when line 7 throws/u }],
    },
    {
      title: "121: a shadowed variable, so that finally closes the outer one",
      code: `import { open } from "node:fs/promises";
export async function read(path) {
  let handle;
  try {
    const handle = await open(path);
    return await handle.readFile("utf8");
  } finally {
    await handle?.close();
  }
}
`,
      errors: [{ messageId: "never", line: 5 }],
    },
    {
      title: "122: an operation that may throw between open and close, with exceptionPaths",
      options: [{ exceptionPaths: true }],
      code: `import { Client } from "undici";
export async function ping(url) {
  const client = new Client(url);
  await client.connect({ path: "/" });
  await client.close();
}
`,
      errors: [
        {
          message: "`client` is opened here and not closed when line 4 throws. Hold it with an `AsyncDisposableStack`, or call `close()` in a `finally`.",
          line: 3,
        },
      ],
    },
    {
      title: "124: two closes in one finally, the first may throw, with exceptionPaths",
      options: [{ exceptionPaths: true }],
      code: `import { open } from "node:fs/promises";
export async function copy(from, to) {
  const source = await open(from);
  try {
    const target = await open(to, "w");
    await target.close();
  } finally {
    await remove(from);
    await source.close();
  }
}
`,
      errors: [{ messageId: "exception", line: 3 }],
    },
    {
      title: "126: the finally returns before it closes",
      code: `import { open } from "node:fs/promises";
export async function read(path, isDry) {
  const handle = await open(path);
  try {
    return await handle.readFile("utf8");
  } finally {
    if (isDry) return "";
    await handle.close();
  }
}
`,
      errors: [{ messageId: "path", line: 3 }],
    },
    {
      title: "128: an early throw after open",
      code: `import { open } from "node:fs/promises";
export async function magic(path) {
  const handle = await open(path);
  const { bytesRead } = await handle.read(Buffer.alloc(4));
  if (bytesRead < 4) throw new Error("too short");
  await handle.close();
}
`,
      errors: [{ line: 3, message: /line 5/u }],
    },
    {
      title: "130: an argument of the call after open throws, with exceptionPaths",
      options: [{ exceptionPaths: true }],
      code: `import { open } from "node:fs/promises";
export async function write(path, value) {
  const handle = await open(path, "w");
  const text = JSON.stringify(value);
  try {
    await handle.writeFile(text);
  } finally {
    await handle.close();
  }
}
`,
      errors: [{ messageId: "exception", line: 3, message: /line 4/u }],
    },
    {
      title: "94: a finally that closes what is no number",
      code: `import fs from "node:fs";
export function sizeOf(path) {
  let descriptor;
  try {
    descriptor = fs.openSync(path, "r");
    return fs.fstatSync(descriptor).size;
  } finally {
    if (typeof descriptor !== "number") fs.closeSync(descriptor);
  }
}
`,
      errors: [{ line: 5 }],
    },
  ],
}, { minimum: 20 });
