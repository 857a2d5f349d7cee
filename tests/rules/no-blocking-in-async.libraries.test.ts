/** Which modules block async code, and which of their calls have a twin that `await` can take? */
import { specify } from "../specify.ts";

const COMMONJS = { filename: "file.cjs", sourceType: "commonjs" } as const;

specify(
  "no-blocking-in-async",
  {
    valid: [
      {
        title: "a module of the program with a name in Sync may do anything",
        code: `import { loadSync } from "./config.js";
export const start = async () => loadSync("app.json");
`,
      },
      {
        title: "a schedule's callback is called later, by somebody else",
        code: `import { execFileSync } from "node:child_process";
import cron from "node-cron";
export async function schedule() {
  cron.schedule("0 3 * * *", () => execFileSync("logrotate", ["app.conf"]));
}
`,
      },
      {
        title: "a statement of node:sqlite has no awaitable twin to wait for",
        code: `import { DatabaseSync } from "node:sqlite";
export async function names(file) {
  using database = new DatabaseSync(file);
  return database.prepare("select name from users").all();
}
`,
      },
      {
        title: "random bytes are ready at once",
        code: `import { randomBytes, timingSafeEqual } from "node:crypto";
export async function token(expected) {
  const bytes = randomBytes(32);
  return timingSafeEqual(bytes, expected) ? bytes.toString("hex") : undefined;
}
`,
      },
      {
        title: "with types, an object with methods of the same names is not Node's module",
        code: `interface FileTree {
  readdirSync(folder: string): string[];
}
export async function count(fs: FileTree): Promise<number> {
  return fs.readdirSync(".").length;
}
`,
        typed: true,
      },
      {
        title: "a file system that is chosen at run time may be another one",
        code: `import nodeFs from "node:fs";
import { fs as memory } from "memfs";
let fs = nodeFs;
export const useMemory = () => {
  fs = memory;
};
export async function read(path) {
  return fs.readFileSync(path, "utf8");
}
`,
      },
      {
        title: "a getter runs when somebody reads it",
        code: `import { readFileSync } from "node:fs";
export async function page(file) {
  await fetch("https://example.com/log");
  return { get text() { return readFileSync(file, "utf8"); } };
}
`,
      },
    {
      title: "a promise chain in a plain function is left to its author",
      code: `import { writeFileSync } from "node:fs";
export function download(url, file) {
  return fetch(url)
    .then((response) => response.text())
    .then((text) => writeFileSync(file, text));
}
`,
    },
      {
        title: "a hash that is fed and read is plain arithmetic",
        code: `import { createHash, randomUUID } from "node:crypto";
export async function etag(body) {
  return createHash("sha256").update(body).update(randomUUID()).digest("base64url");
}
`,
      },
      {
        title: "a key that is derived with a callback is derived in another thread",
        code: `import { scrypt } from "node:crypto";
import { promisify } from "node:util";
const derive = promisify(scrypt);
export async function hash(password, salt) {
  return await derive(password, salt, 64);
}
`,
      },
      {
        title: "a stream that compresses works in another thread",
        code: `import { createReadStream, createWriteStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
export async function compress(file) {
  await pipeline(createReadStream(file), createGzip(), createWriteStream(\`\${file}.gz\`));
}
`,
      },
      {
        title: "a child process that is spawned runs beside the program",
        code: `import { spawn } from "node:child_process";
import { once } from "node:events";
export async function build() {
  const child = spawn("make", ["all"], { stdio: "inherit" });
  const [code] = await once(child, "exit");
  return code;
}
`,
      },
      {
        title: "exec made awaitable does not block",
        code: `const { promisify } = require("util");
const exec = promisify(require("child_process").exec);
module.exports.sha = async () => (await exec("git rev-parse HEAD")).stdout.trim();
`,
        ...COMMONJS,
      },
      {
        title: "spawn of another package is not Node's",
        code: `import { spawnSync } from "./process-pool.js";
import { execSync } from "zx-like";
export async function run() {
  spawnSync("a");
  execSync("b");
}
`,
      },
      {
        title: "a wait in a worker's plain function is what it is for",
        code: `import { parentPort, workerData } from "node:worker_threads";
const cells = new Int32Array(workerData.buffer);
parentPort?.on("message", (job) => {
  Atomics.wait(cells, 0, 0);
  parentPort?.postMessage(job);
});
`,
      },
      {
        title: "an object that is called Atomics in the file is not the language's",
        code: `import { Atomics } from "./simulator.js";
export async function step(cells) {
  Atomics.wait(cells, 0, 0);
}
`,
      },
      {
        title: "a library of the settings with a blocking call is silent in a plain function",
        code: `import { sleepSync } from "sleep-fast";
export function pause() {
  sleepSync(100);
}
`,
        settings: {
          "async-lifecycle": {
            libraries: [
              {
                name: "sleep-fast",
                modules: ["sleep-fast"],
                version: "1.0.0",
                source: "https://example.com/sleep-fast",
                resources: [],
                exports: { sleepSync: { call: { blocking: {} } } },
              },
            ],
          },
        },
      },
    ],
    invalid: [
      {
        title: "a function that a parameter is declared to be is called, and may be another one at run time",
        code: `import type { readFileSync } from "node:fs";
export async function read(load: typeof readFileSync, path: string) {
  return load(path, "utf8");
}
`,
        errors: [{ messageId: "twin", line: 3, suggestions: 0 }],
      },
      {
        title: "a static field of a class that an async function makes is computed on the spot",
        code: `import { readFileSync } from "node:fs";
export async function schema() {
  return class {
    static readonly text = readFileSync("schema.sql", "utf8");
  };
}
`,
        errors: [{ messageId: "twin", line: 4, suggestions: 0 }],
      },
      {
        title: "a missing file is no error for the call, and one for its twin",
        code: `import { statSync } from "node:fs";
export async function exists(file) {
  return statSync(file, { throwIfNoEntry: false }) !== undefined;
}
`,
        errors: [{ messageId: "twin", line: 3, suggestions: 0 }],
      },
      {
        title: "with types, a file system that is handed over is known",
        code: `import type * as NodeFs from "node:fs";
export async function count(fs: typeof NodeFs, folder: string): Promise<number> {
  return fs.readdirSync(folder).length;
}
`,
        typed: true,
        errors: [{ messageId: "twin", line: 3, suggestions: 0 }],
      },
    {
      title: "a close in finally blocks too",
      code: `import { closeSync, openSync } from "node:fs";
import { upload } from "./upload.js";
export async function send(file) {
  const descriptor = openSync(file, "r");
  try {
    await upload(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
`,
      errors: [{ messageId: "blocks", line: 4 }, { messageId: "blocks", line: 8 }],
    },
    {
      title: "a child process that is waited for synchronously stops everything",
      code: `const { execSync } = require("child_process");
async function deploy(tag) {
  await fetch("https://ci.example.com/start", { method: "POST" });
  execSync(\`docker push app:\${tag}\`, { stdio: "inherit" });
}
module.exports = deploy;
`,
      ...COMMONJS,
      errors: ["`execSync` blocks every task of the process until it is done. Do it in a worker, or before the async work begins."],
    },
    {
      title: "a test with an async body blocks the tests that run beside it",
      code: `import { test } from "node:test";
import { readFileSync } from "node:fs";
import { build } from "./build.js";
test("writes the bundle", async (t) => {
  await build();
  t.assert.match(readFileSync("dist/index.js", "utf8"), /export/);
});
`,
      errors: [{ messageId: "twin", line: 6 }],
    },
    {
      title: "an async method blocks",
      code: `import fs from "node:fs";
export class Store {
  #file: string;
  constructor(file: string) {
    this.#file = file;
  }
  async save(items: readonly string[]) {
    fs.writeFileSync(this.#file, JSON.stringify(items));
  }
  static async load(file: string) {
    return new Store(fs.realpathSync(file));
  }
}
`,
      errors: [{ messageId: "twin", line: 8 }, { messageId: "twin", line: 11 }],
    },
      {
        title: "a password that is hashed synchronously stops every other log-in",
        code: `import { pbkdf2Sync, randomBytes } from "node:crypto";
export async function signUp(users, { name, password }) {
  const salt = randomBytes(16);
  const hash = pbkdf2Sync(password, salt, 600_000, 32, "sha256");
  await users.insertOne({ name, salt, hash });
}
`,
        errors: [{ messageId: "blocks", line: 4 }],
      },
      {
        title: "a pair of keys that is generated synchronously blocks",
        code: `const crypto = require("crypto");
async function rotate(store) {
  const { privateKey } = crypto.generateKeyPairSync("rsa", { modulusLength: 4096 });
  await store.put("key", privateKey);
}
exports.rotate = rotate;
`,
        ...COMMONJS,
        errors: [{ line: 3, message: /^`crypto\.generateKeyPairSync` blocks / }],
      },
      {
        title: "a response that is compressed synchronously blocks",
        code: `import { gzipSync, brotliCompressSync } from "node:zlib";
export async function encode(body: Buffer, accepts: string) {
  return accepts.includes("br") ? brotliCompressSync(body) : gzipSync(body);
}
`,
        errors: [{ messageId: "blocks" }, { messageId: "blocks" }],
      },
      {
        title: "a module without the prefix is the same module",
        code: `import cp from "child_process";
import zlib from "zlib";
export async function archive(folder) {
  const tar = cp.execFileSync("tar", ["c", folder]);
  return zlib.deflateSync(tar);
}
`,
        errors: [{ line: 4 }, { line: 5 }],
      },
      {
        title: "a heap snapshot stops a server for seconds",
        code: `import { writeHeapSnapshot } from "node:v8";
import fastify from "fastify";
const app = fastify();
app.get("/debug/heap", async () => ({ file: writeHeapSnapshot() }));
export default app;
`,
        errors: [{ messageId: "blocks", line: 4 }],
      },
      {
        title: "a descriptor is read synchronously, and the twin does not take a descriptor",
        code: `import { closeSync, openSync, readFileSync } from "node:fs";
export async function head(file) {
  const descriptor = openSync(file, "r");
  const text = readFileSync(descriptor, "utf8");
  closeSync(descriptor);
  return text.split("\\n")[0];
}
`,
        errors: [{ line: 3 }, { line: 4, suggestions: 0 }, { line: 5 }],
      },
      {
        title: "standard input is read synchronously, and the twin does not take a descriptor",
        code: `import { readFileSync } from "node:fs";
export async function input() {
  return readFileSync(0, "utf8");
}
`,
        errors: [{ line: 3, suggestions: 0 }],
      },
      {
        title: "a folder that a scope holds is made synchronously, and the twin needs another scope",
        code: `import { mkdtempDisposableSync } from "node:fs";
import { unpack } from "./unpack.js";
export async function install(archive) {
  using folder = mkdtempDisposableSync("install-");
  await unpack(archive, folder.path);
}
`,
        errors: [{ line: 4, suggestions: 0 }],
      },
      {
        title: "a call of a user's own library of the settings blocks",
        code: `import { querySync } from "legacy-db";
export async function users() {
  return querySync("select * from users");
}
`,
        settings: {
          "async-lifecycle": {
            libraries: [
              {
                name: "legacy-db",
                modules: ["legacy-db"],
                version: "1.0.0",
                source: "https://example.com/legacy-db",
                resources: [],
                exports: { querySync: { call: { blocking: { instead: "query", from: "legacy-db" } } } },
              },
            ],
          },
        },
        errors: [{ line: 3, message: "`querySync` blocks every task of the process until it is done. Await `query` instead." }],
      },
    ],
  },
  { minimum: 20 },
);
