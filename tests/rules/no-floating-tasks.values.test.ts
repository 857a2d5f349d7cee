/** Which promises does `no-floating-tasks` see taken for what they give? */
import { specify } from "../specify.ts";

specify(
  "no-floating-tasks",
  {
    valid: [
      {
        title: "the values that promises give",
        code: `import { Pool } from "pg";
async function isUp(pool) {
  const { rows } = await pool.query("select 1");
  return rows.length === 1;
}
export async function check(pool) {
  if (!(await isUp(pool))) throw new Error(\`\${await isUp(pool)}\`);
  for (const row of (await new Pool().query("select 1")).rows) console.log(row);
}
`,
      },
      {
        title: "members of promises, on the spot and by name",
        code: `async function load() { return 1; }
export async function start() {
  const { then } = load();
  const loading = load();
  loading.catch(() => 0);
  load().then(console.log, console.error);
  console.log(loading.toString(), typeof load());
  return then;
}
`,
      },
      {
        title: "promises that are compared, with each other and with nothing",
        code: `async function load() { return 1; }
export async function isSame(other) {
  const loading = load();
  return loading === other || loading !== null ? loading : load() === other;
}
`,
      },
      {
        title: "a variable of which nobody knows whether it holds the promise already",
        code: `async function load() { return { name: "x" }; }
export async function once(known) {
  let loading = known;
  if (!loading) loading = load();
  if (loading.name) return loading.name;
  return await loading;
}
`,
      },
      {
        title: "a promise that is looked at before it is awaited",
        code: `async function load() { return 1; }
export async function later(log) {
  const loading = load();
  log(loading.id);
  return await loading;
}
`,
      },
      {
        title: "a function of the file that gives no promise, or may give one",
        code: `function load(known) { return known ? { name: "x" } : Promise.resolve({ name: "y" }); }
function plain() { return { name: "x" }; }
export async function names(known) {
  const { name } = plain();
  return [name, plain().name, load(known).name];
}
`,
      },
      {
        title: "what is to be awaited and has members of its own",
        code: `import fastify from "fastify";
import got from "got";
import workerpool from "workerpool";
export async function ask(url) {
  const request = got(url);
  const answer = fastify().inject().get("/").end();
  const work = workerpool.pool().exec("run");
  if (request.isCanceled) work.cancel();
  return [await request.json(), await answer, await work];
}
`,
      },
      {
        title: "a promise that a function gives which others give as a truth",
        code: `function hash(text) { return new Promise((resolve) => resolve(text)); }
export const known = (text) => hash(text);
export const either = (text) => {
  const salt = text.slice(1);
  return hash(salt);
};
export function both(text) {
  return text !== "" && hash(text);
}
export const chosen = (text) => (text === "" ? hash("x") : hash(text));
`,
      },
      {
        title: "a lazy query, whose steps have members",
        code: `import knex from "knex";
export async function names(db = knex({})) {
  const query = db("users");
  const { sql } = query.toSQL();
  return [sql, await query];
}
`,
      },
      {
        title: "an async generator, which is gone through",
        code: `async function* pages() { yield 1; }
export async function all() {
  const found = [];
  for await (const page of pages()) found.push(page);
  const each = pages();
  return [found, each.next, await pages().next()];
}
`,
      },
      {
        title: "promises that are looked at, and awaited in each round of a loop that never ends",
        code: `async function load() { return 1; }
export async function forever(log) {
  for (;;) {
    try {
      const loading = load();
      log(loading.id);
      await loading;
      const other = load();
      log(other.id);
      await Promise.race([other, fetch("/stop")]);
    } catch {}
  }
}
`,
      },
      {
        title: "a promise that is looked at, and awaited on one of many ways",
        code: `async function load() { return 1; }
export async function start(log, stop) {
  try {
    log("begin");
    await stop.asked();
    const loading = load();
    log(loading.id);
    log(stop.first(), stop.second(), stop.third(), stop.fourth(), stop.fifth());
    if (stop.now()) return await loading;
    await stop.wait();
  } catch (error) {
    await stop.failed(error);
  } finally {
    await log.flush();
    await log.end();
  }
  return undefined;
}
`,
      },
      {
        title: "a promise in what is spread, and one that is spread and awaited elsewhere",
        code: `async function load() { return { host: "x" }; }
export async function create(connect) {
  const parts = { loading: load() };
  connect({ ...parts, port: 1 });
  const options = load();
  connect({ ...options, port: 1 });
  await options;
}
`,
      },
    ],
    invalid: [
      {
        title: "a promise that is taken apart",
        code: `import { Pool } from "pg";
export async function users(pool = new Pool()) {
  const { rows } = pool.query("select * from users");
  return rows;
}
`,
      },
      {
        title: "an array pattern, and one of a variable",
        code: `async function load() { return [1, 2]; }
export async function sum() {
  const [first] = load();
  const answer = fetch("/second");
  const { status } = answer;
  return first + status;
}
`,
      },
      {
        title: "a promise that is a truth",
        code: `async function isUp(host) { return host !== ""; }
export async function check(host) {
  if (!isUp(host)) throw new Error("down");
  if (isUp(host) && host) return 1;
  const known = isUp(host) || 3;
  return isUp(host) ? 2 : known;
}
`,
      },
      {
        title: "a promise that is a part of a text, and an operand",
        code: `async function count() { return 1; }
export async function tell() {
  console.log(\`\${count()} are left\`);
  if (count() > 3) return count() + 1;
  return -count();
}
`,
      },
      {
        title: "a promise that is gone through, and spread",
        code: `import { readdir } from "node:fs/promises";
export async function list(folder) {
  for (const name of readdir(folder)) console.log(name);
  return [...readdir(folder)];
}
`,
      },
      {
        title: "a property of what a call gives, on the spot",
        code: `import { stat } from "node:fs/promises";
export async function size(path) {
  return stat(path).size;
}
`,
      },
      {
        title: "a property of what a call gives, by its name",
        code: `export async function isThere(url) {
  const answer = fetch(url);
  return answer.ok;
}
`,
      },
      {
        title: "a method of what a call gives",
        code: `async function load() { return ["a"]; }
export async function first() {
  const names = load();
  console.log(load().join(", "));
  return names.at(0);
}
`,
      },
      {
        title: "a promise of which the ways that meet behind it do not all know",
        code: `export async function run(context, queue, limit, close) {
  // Never start a run once everything is closing.
  if (close.aborted) return { success: false };
  let timer;
  try {
    context.emit(queue.first(), queue.second());
    const late = new Promise((_, reject) => { timer = setTimeout(() => reject(new Error("late")), limit); });
    const answer = Promise.race([queue.next(), late]);
    if (context.mode !== "all" && !context.allowed.includes(answer.status)) throw new Error(answer.status);
    return { success: true };
  } catch (error) {
    if (!close.aborted) await Promise.race([context.sleep(limit), close.asked()]);
    context.logger.error(error.message, { error });
    return { success: false };
  } finally {
    if (timer) clearTimeout(timer);
  }
}
`,
      },
      {
        title: "a promise that is looked at, and spread into an argument",
        code: `async function load(url) { return { host: (await fetch(url)).url }; }
export async function create(url, connect) {
  const options = load(url);
  const { protocol } = new URL(options.host);
  return connect({ ...options, protocol });
}
`,
      },
    ],
  },
  { minimum: 17 },
);
