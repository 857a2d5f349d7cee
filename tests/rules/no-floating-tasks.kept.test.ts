/** Which tasks does `no-floating-tasks` take for consumed in arrays, fields, closures and modules? */
import { specify } from "../specify.ts";

specify(
  "no-floating-tasks",
  {
    valid: [
      {
        title: "173: stored tasks that are combined",
        code: `export async function load() {
  const users = fetch("/users");
  const posts = fetch("/posts");
  const [first, second] = await Promise.all([users, posts]);
  return [first, second];
}
`,
      },
      {
        title: "62: a task in a field is the business of the whole class",
        code: `export class Poller {
  #running;
  start() {
    this.#running = this.#loop();
  }
  async #loop() {
    for (;;) await fetch("/poll");
  }
  async stop() {
    await this.#running;
  }
}
`,
      },
      {
        title: "54: a task that is made when it is first asked for",
        code: `let loading;
export function load() {
  loading ??= fetch("/config").then((response) => response.json());
  return loading;
}
export class Client {
  connect() {
    this.ready ??= this.#open();
  }
  async #open() {
    await fetch("/open");
  }
}
`,
      },
      {
        title: "63: a task that is stored on another object",
        code: `export function preload(context, url) {
  context.loading = fetch(url);
  const next = (context.next = fetch(url + "/next"));
  return next;
}
`,
      },
      {
        title: "18: an exported task of a module",
        code: `export const ready = fetch("/ready");
const later = fetch("/later");
export { later as default };
`,
      },
      {
        title: "18: an exported task of a CommonJS module",
        filename: "ready.cjs",
        code: `const ready = fetch("/ready");
exports.other = fetch("/other");
module.exports.ready = ready;
`,
      },
      {
        title: "a task of a module that a function awaits",
        code: `const ready = fetch("/ready");
export async function handler() {
  await ready;
  return "ok";
}
`,
      },
      {
        title: "a task of a module that tests await",
        code: `import { afterAll, beforeAll, describe, it } from "vitest";
describe("server", () => {
  const starting = fetch("/start");
  beforeAll(async () => {
    await starting;
  });
  it("answers", () => {});
});
let stopping;
afterAll(() => {
  stopping = fetch("/stop");
});
afterAll(() => stopping);
`,
      },
      {
        title: "77: a task that a closure consumes",
        code: `export function lazyUser(id) {
  const loading = fetch(\`/users/\${id}\`);
  return () => loading;
}
export async function now(id) {
  const loading = fetch(\`/users/\${id}\`);
  const wait = async () => (await loading).json();
  return await wait();
}
`,
      },
      {
        title: "a queue that hangs every task on the one before",
        code: `let tail = Promise.resolve();
export function enqueue(work) {
  tail = tail.then(work);
}
export class Mutex {
  #tail = Promise.resolve();
  run(work) {
    const result = this.#tail.then(work);
    this.#tail = result.catch(() => {});
    return result;
  }
}
`,
      },
      {
        title: "a chain that is built in a loop and awaited",
        code: `export async function inOrder(works) {
  let tail = Promise.resolve();
  for (const work of works) tail = tail.then(work);
  await tail;
}
export const reduced = (works) => works.reduce((before, work) => before.then(work), Promise.resolve());
`,
      },
      {
        title: "tasks that are prefetched one round ahead",
        code: `export async function readAll(urls, show) {
  let next = fetch(urls[0]);
  for (const url of urls.slice(1)) {
    const current = next;
    next = fetch(url);
    show(await current);
  }
  show(await next);
}
`,
      },
      {
        title: "a generator whose consumer stops early",
        code: `export async function* pages() {
  let next = fetch("/pages/1");
  for (;;) {
    const page = await next;
    if (!page.ok) return;
    next = fetch(page.headers.get("next"));
    yield page;
  }
}
`,
      },
      {
        title: "67: tasks in an array that is waited for",
        code: `export async function saveAll(users) {
  const saving = [];
  for (const user of users) {
    saving.push(fetch("/users", { method: "POST", body: user }));
  }
  await Promise.all(saving);
}
`,
      },
      {
        title: "67: tasks in an array that is returned or spread",
        code: `export function startAll(urls) {
  const loading = urls.map((url) => fetch(url));
  return loading;
}
export async function together(urls, more) {
  const loading = urls.map(async (url) => fetch(url));
  const others = [];
  for (const url of more) others.push(fetch(url));
  return await Promise.allSettled([...loading, ...others]);
}
`,
      },
      {
        title: "67: tasks in an array that is walked over",
        code: `export async function one(urls) {
  const loading = urls.map(async (url) => fetch(url));
  for (const promise of loading) await promise;
}
export async function two(urls, show) {
  const loading = [];
  for (const url of urls) loading.push(fetch(url));
  for await (const response of loading) show(response);
}
export async function three(urls) {
  const loading = urls.map(async (url) => fetch(url));
  for (let index = 0; index < loading.length; index++) await loading[index];
}
`,
      },
      {
        title: "67: tasks in an array that is waited for unless it is empty",
        code: `export async function one(urls) {
  const loading = urls.map((url) => fetch(url));
  if (loading.length === 0) return [];
  return await Promise.all(loading);
}
export async function two(urls) {
  const loading = [];
  for (const url of urls) loading.push(fetch(url));
  if (loading.length > 0) await Promise.all(loading);
  while (loading.length) await Promise.all(loading.splice(0, 5));
}
`,
      },
      {
        title: "67: tasks in an array whose methods are used",
        code: `export async function one(urls) {
  const loading = urls.map(async (url) => fetch(url));
  await Promise.all(loading.concat(fetch("/last")));
}
export function two(urls) {
  const loading = urls.map(async (url) => fetch(url));
  loading.forEach((promise) => promise.catch(() => {}));
}
export async function three(urls) {
  const loading = urls.map(async (url) => fetch(url));
  while (loading.length > 0) await loading.shift();
}
`,
      },
      {
        title: "67: a limited number of running tasks in a set",
        code: `export async function limited(urls, limit) {
  const running = new Set();
  for (const url of urls) {
    const task = fetch(url).then(() => running.delete(task));
    running.add(task);
    if (running.size >= limit) await Promise.race(running);
  }
  await Promise.all(running);
}
`,
      },
      {
        title: "67: an array of another function, of a field and of a parameter",
        code: `const pending = [];
export function track(url) {
  pending.push(fetch(url));
}
export const flush = () => Promise.all(pending);
export class Tracker {
  #pending = [];
  track(url) {
    this.#pending.push(fetch(url));
  }
  flush() {
    return Promise.allSettled(this.#pending);
  }
}
export function collect(into, url) {
  into.push(fetch(url));
}
`,
      },
      {
        title: "a stored task that takes part in a race",
        code: `export async function first(url, signal) {
  const loading = fetch(url);
  const aborted = new Promise((resolve) => signal.addEventListener("abort", resolve));
  return await Promise.race([loading, aborted]);
}
`,
      },
      {
        title: "a wait that is begun before what it waits for",
        code: `import { once } from "node:events";
import { spawn } from "node:child_process";
export async function run(command) {
  const child = spawn(command);
  const exited = once(child, "exit");
  child.stdin.end();
  const [code] = await exited;
  return code;
}
`,
      },
      {
        title: "204: a task that a stack waits for",
        code: `export async function session() {
  await using stack = new AsyncDisposableStack();
  const loading = fetch("/session");
  stack.defer(async () => {
    await loading;
  });
}
`,
      },
    ],
    invalid: [
      {
        title: "a module that starts a task and forgets it",
        filename: "start.cjs",
        code: `const starting = fetch("http://localhost/start");
console.log("starting");
`,
        errors: [{ messageId: "stored", line: 1 }],
      },
      {
        title: "83: an array of tasks from an async map that nobody consumes",
        code: `export async function deleteAll(urls) {
  const deleting = urls.map(async (url) => {
    await fetch(url, { method: "DELETE" });
  });
  console.log("deleting", deleting.length);
}
`,
        errors: [{ message: "`deleting` collects tasks that nobody waits for. Await them with `Promise.all`.", line: 2 }],
      },
      {
        title: "an array of tasks from a map whose callback returns a promise",
        code: `export async function deleteAll(urls) {
  const deleting = urls.map((url) => fetch(url, { method: "DELETE" }));
  console.log("deleting");
}
`,
        errors: [{ messageId: "array", line: 2 }],
      },
      {
        title: "an array that tasks are pushed into and that nobody consumes",
        code: `export async function saveAll(users) {
  const saving = [];
  for (const user of users) {
    saving.push(fetch("/users", { method: "POST", body: user }));
  }
  console.log("saved");
}
`,
        errors: [{ messageId: "array", line: 4 }],
      },
      {
        title: "an array literal of tasks that nobody consumes",
        code: `export async function warm() {
  const warming = [fetch("/a"), fetch("/b")];
  console.log("warm");
}
`,
        errors: [{ messageId: "array", line: 2 }, { messageId: "array", line: 2 }],
      },
      {
        title: "a combined task that is stored and forgotten",
        code: `export async function warm() {
  const warming = Promise.all([fetch("/a"), fetch("/b")]);
  console.log("warm");
}
`,
        errors: [{ messageId: "stored", line: 2 }],
      },
      {
        title: "a second task that is stored in a loop and forgotten",
        code: `import { Pool } from "pg";
const pool = new Pool();
export async function importAll(rows) {
  for (const row of rows) {
    const inserting = pool.query("insert into rows values ($1)", [row]);
    console.log("inserting", row);
  }
}
export const close = () => pool.end();
`,
        errors: [{ messageId: "stored", line: 5 }],
      },
    ],
  },
  { minimum: 30 },
);
