/** Where does a call block async code, and where is blocking nobody's business? */
import { specify } from "../specify.ts";

const COMMONJS = { filename: "file.cjs", sourceType: "commonjs" } as const;

specify("no-blocking-in-async", {
  valid: [
    {
      title: "a generator that is not async blocks its caller like any function",
      code: `import { readFileSync } from "node:fs";
export function* lines(files) {
  for (const file of files) yield* readFileSync(file, "utf8").split("\\n");
}
`,
    },
    {
      title: "a module that waits at its top level is still loading",
      code: `import { readFileSync } from "node:fs";
const { default: start } = await import("./server.js");
const key = readFileSync("server.key");
await start({ key });
`,
    },
    {
      title: "a short function that is not async may block",
      code: `import fs from "fs";
export const sizeOf = (file) => fs.statSync(file).size;
`,
    },
    {
      title: "a module that reads its configuration while it loads blocks nothing",
      code: `import { readFileSync } from "node:fs";
const config = JSON.parse(readFileSync("config.json", "utf8"));
export async function port() {
  return config.port;
}
`,
    },
    {
      title: "a plain function may block: its caller decides where it runs",
      code: `import { existsSync, readFileSync } from "node:fs";
export function loadCache(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {};
}
`,
    },
    {
      title: "a command that never awaits runs its children one after the other",
      code: `const { execSync } = require("child_process");
function main() {
  const sha = execSync("git rev-parse HEAD").toString().trim();
  console.log(sha);
}
main();
`,
      ...COMMONJS,
    },
    {
      title: "the awaited twin of node:fs/promises does not block",
      code: `import { readFile, writeFile } from "node:fs/promises";
export async function bump(file) {
  const state = JSON.parse(await readFile(file, "utf8"));
  await writeFile(file, JSON.stringify({ ...state, count: state.count + 1 }));
}
`,
    },
    {
      title: "fs.promises does not block",
      code: `import fs from "node:fs";
export async function load(file: string): Promise<string> {
  return await fs.promises.readFile(file, "utf8");
}
`,
    },
    {
      title: "the form with a callback does not block",
      code: `const fs = require("fs");
async function save(file, text) {
  await new Promise((resolve, reject) => {
    fs.writeFile(file, text, (error) => (error ? reject(error) : resolve()));
  });
}
module.exports = { save };
`,
      ...COMMONJS,
    },
    {
      title: "a function of the file's own with the same name is not Node's",
      code: `import { db } from "./db.js";
function readFileSync(id: string) {
  return db.cache.get(id);
}
export async function show(id: string) {
  return readFileSync(id);
}
`,
    },
    {
      title: "a parameter that hides the import is not Node's",
      code: `import fs from "node:fs";
export const boot = () => fs.readFileSync("motd.txt", "utf8");
export async function list(fs: { readdirSync(path: string): string[] }) {
  return fs.readdirSync("/");
}
`,
    },
    {
      title: "a file system in memory with the same names does not block",
      code: `import { fs, vol } from "memfs";
export async function fixture() {
  vol.fromJSON({ "a.txt": "a" }, "/app");
  return fs.readFileSync("/app/a.txt", "utf8");
}
`,
    },
    {
      title: "a method of an unknown object may be anything",
      code: `export async function run(shell, store) {
  shell.execSync("make");
  return store.readFileSync("state");
}
`,
    },
    {
      title: "a function that is only declared in async code runs wherever it is called",
      code: `import { readFileSync } from "node:fs";
import { register } from "./views.js";
export async function setUp(app) {
  await app.ready();
  register("layout", (name) => readFileSync(\`views/\${name}.html\`, "utf8"));
}
`,
    },
    {
      title: "a timer's callback is not part of the async function that sets it",
      code: `import { appendFileSync } from "node:fs";
export async function start(server) {
  await server.listen();
  setInterval(() => appendFileSync("heartbeat.log", \`\${Date.now()}\\n\`), 60_000);
}
`,
    },
    {
      title: "an exit handler can only block, because nothing runs after it",
      code: `import { rmSync } from "node:fs";
export async function main(lock, work) {
  process.on("exit", () => rmSync(lock, { force: true }));
  await work();
}
`,
    },
    {
      title: "the constructor of a class may block, it cannot await",
      code: `import { openSync } from "node:fs";
export class Journal {
  descriptor: number;
  constructor(path: string) {
    this.descriptor = openSync(path, "a");
  }
  async flush() {}
}
`,
    },
    {
      title: "a handler that is not async has nothing to await in",
      code: `import express from "express";
import { readFileSync } from "node:fs";
const app = express();
app.get("/version", (request, response) => {
  response.send(readFileSync("VERSION", "utf8"));
});
app.listen(3000);
`,
    },
    {
      title: "a reference that nobody calls blocks nothing",
      code: `import * as fs from "node:fs";
import { mock } from "./mock.js";
export async function stub() {
  const original = fs.readFileSync;
  await mock("readFileSync", { original });
}
`,
    },
    {
      title: "14: a call behind a return is never reached",
      code: `import { execSync } from "node:child_process";
export async function notify(text) {
  return;
  execSync(\`say \${text}\`);
}
`,
    },
    {
      title: "Atomics.waitAsync lets other tasks run",
      code: `export async function locked(cells) {
  const { async: isAsync, value } = Atomics.waitAsync(cells, 0, 1);
  return isAsync ? await value : value;
}
`,
    },
    {
      title: "a test for a file is one look at the file system",
      code: `import { existsSync } from "node:fs";
import { mkdir } from "node:fs/promises";
export async function ensure(folder) {
  if (!existsSync(folder)) await mkdir(folder);
}
`,
    },
  ],
  invalid: [
    {
      title: "a short async function blocks",
      code: `import fs from "fs";
export const sizeOf = async (file) => fs.statSync(file).size;
`,
      errors: [{ line: 2, message: "`fs.statSync` blocks every task of the process until it is done. Await `stat` instead." }],
    },
    {
      title: "a file that is read in an async function stops every request",
      code: `import { readFileSync } from "node:fs";
export async function template(name: string): Promise<string> {
  return readFileSync(\`views/\${name}.html\`, "utf8");
}
`,
      errors: [{ messageId: "twin", line: 3 }],
    },
    {
      title: "an async request handler that reads a file stops the server",
      code: `import { createServer } from "node:http";
import fs from "node:fs";
createServer(async (request, response) => {
  const page = fs.readFileSync("index.html");
  response.end(page);
}).listen(8080);
`,
      errors: [{ messageId: "twin", line: 4 }],
    },
    {
      title: "the call of a renamed import is known",
      code: `import { writeFileSync as save } from "fs";
export const persist = async (state) => {
  save("state.json", JSON.stringify(state));
};
`,
      errors: [{ line: 3, message: "`save` blocks every task of the process until it is done. Await `writeFile` instead." }],
    },
    {
      title: "the call of a destructured require is known",
      code: `const { mkdirSync, rmSync } = require("node:fs");
exports.reset = async function reset(folder) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
};
`,
      ...COMMONJS,
      errors: [{ messageId: "twin", line: 3 }, { messageId: "twin", line: 4 }],
    },
    {
      title: "a namespace import and an import with require are known",
      code: `import * as path from "node:path";
import fs = require("node:fs");
async function index(folder: string) {
  return fs.readdirSync(folder).map((name) => path.join(folder, name));
}
export = index;
`,
      filename: "file.cts",
      errors: [{ messageId: "twin", line: 4 }],
    },
    {
      title: "a module that is imported on demand is known",
      code: `export async function fingerprint(file) {
  const fs = await import("node:fs");
  return fs.statSync(file).mtimeMs;
}
`,
      errors: [{ messageId: "twin", line: 3 }],
    },
    {
      title: "an async generator blocks between two of its values",
      code: `import { readFileSync } from "node:fs";
export async function* pages(files) {
  for (const file of files) yield readFileSync(file, "utf8");
}
`,
      errors: [{ messageId: "twin", line: 3 }],
    },
    {
      title: "a callback that an array calls on the spot belongs to the async function",
      code: `import { readFileSync } from "node:fs";
export async function load(files) {
  return files.map((file) => JSON.parse(readFileSync(file, "utf8")));
}
`,
      errors: [{ messageId: "twin", line: 3, suggestions: 0 }],
    },
    {
      title: "the executor of a promise runs on the spot",
      code: `import { execFileSync } from "node:child_process";
export async function version() {
  return await new Promise((resolve) => {
    resolve(execFileSync("git", ["describe"], { encoding: "utf8" }));
  });
}
`,
      errors: [{ messageId: "blocks", line: 4 }],
    },
    {
      title: "an async callback blocks, whoever calls it",
      code: `import { statSync } from "node:fs";
export function sizes(files) {
  return Promise.all(files.map(async (file) => ({ file, size: statSync(file).size })));
}
`,
      errors: [{ messageId: "twin", line: 3 }],
    },
    {
      title: "an async function that is called on the spot blocks",
      code: `import { readFileSync } from "node:fs";
(async () => {
  const urls = readFileSync("urls.txt", "utf8").split("\\n");
  for (const url of urls) console.log(url, (await fetch(url)).status);
})();
`,
      errors: [{ messageId: "twin", line: 3 }],
    },
    {
      title: "a plain function that an async function calls where it is written blocks it",
      code: `import { readFileSync } from "node:fs";
export async function render(name) {
  const text = (() => {
    try {
      return readFileSync(\`\${name}.md\`, "utf8");
    } catch {
      return "";
    }
  })();
  return text.trim();
}
`,
      errors: [{ messageId: "twin", line: 5, suggestions: 0 }],
    },
    {
      title: "a wait on shared memory stops the whole thread",
      code: `export async function acquire(cells) {
  while (Atomics.compareExchange(cells, 0, 0, 1) !== 0) Atomics.wait(cells, 0, 1);
}
`,
      errors: [{ line: 2, message: /^`Atomics\.wait` blocks / }],
    },
    {
      title: "each call in an expression is reported where it stands",
      code: `import { copyFileSync, readdirSync } from "node:fs";
export async function backup(from, to) {
  for (const name of readdirSync(from)) copyFileSync(\`\${from}/\${name}\`, \`\${to}/\${name}\`);
}
`,
      errors: [{ messageId: "twin", line: 3 }, { messageId: "twin", line: 3 }],
    },
    {
      title: "a default value of an async function's parameter is computed at each call",
      code: `import { readFileSync } from "node:fs";
export async function connect(ca = readFileSync("ca.pem")) {
  return await fetch("https://internal.example.com", { headers: { ca: String(ca) } });
}
`,
      errors: [{ messageId: "twin", line: 2, suggestions: 0 }],
    },
    {
      title: "a call on one branch blocks when the branch is taken",
      code: `import fs from "node:fs";
const cache = new Map();
export async function get(key) {
  if (!cache.has(key)) {
    cache.set(key, fs.readFileSync(key));
  }
  return cache.get(key);
}
`,
      errors: [{ messageId: "twin", line: 5 }],
    },
    {
      title: "an optional call blocks when it happens",
      code: `import fs from "node:fs";
export const tail = async (file) => fs?.readFileSync?.(file, "utf8").slice(-200);
`,
      errors: [{ messageId: "twin", line: 2 }],
    },
  ],
});
