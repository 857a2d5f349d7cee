/** Which tasks does `no-floating-tasks` see start and be left alone as statements, without types? */
import { specify } from "../specify.ts";

specify("no-floating-tasks", {
  valid: [
    {
      title: "an awaited statement is waited for",
      code: `export async function ping() {
  await fetch("https://example.com/health");
}
`,
    },
    {
      title: "184: a promise that a plain function returns is the caller's",
      code: `export function loadUser(id) {
  return fetch(\`/users/\${id}\`).then((response) => response.json());
}
`,
    },
    {
      title: "184: the body of an arrow function is returned",
      code: `const warmUp = () => fetch("/warm-up");
export const handlers = { onFocus: () => warmUp() };
`,
    },
    {
      title: "173: a promise that is passed on is the callee's",
      code: `import { waitUntil } from "@vercel/functions";
export function GET() {
  waitUntil(fetch("https://example.com/log", { method: "POST" }));
  return new Response("ok");
}
`,
    },
    {
      title: "188: void says that the promise is left alone on purpose",
      code: `import { writeFile } from "node:fs/promises";
export function saveLater(text) {
  void writeFile("cache.json", text);
}
`,
    },
    {
      title: "a rejection handler as the argument of catch handles the promise",
      code: `export function track(event) {
  fetch("/track", { method: "POST", body: JSON.stringify(event) }).catch(() => {});
}
`,
    },
    {
      title: "a rejection handler as the second argument of then handles the promise",
      code: `export function refresh(show) {
  fetch("/state").then((response) => show(response.status), (error) => show(error));
}
`,
    },
    {
      title: "a handled promise stays handled through finally",
      code: `export function refresh(spinner) {
  spinner.start();
  fetch("/state").catch((error) => console.error(error)).finally(() => spinner.stop());
}
`,
    },
    {
      title: "a handler that is passed by name handles the promise",
      code: `const onError = (error) => console.error(error);
async function main() {
  await fetch("https://example.com");
}
main().catch(onError);
`,
    },
    {
      title: "an async function that is only defined starts nothing",
      code: `export async function save(path) {
  await fetch(path);
}
const later = async () => save("/a");
export default later;
`,
    },
    {
      title: "a plain function of the file with the shape of a task is none",
      code: `function save(value) {
  cache.set("value", value);
}
const cache = new Map();
save(1);
cache.delete("value");
`,
    },
    {
      title: "an unknown call may return anything",
      code: `import { start, flush } from "./server.js";
start();
flush();
app.listen(3000);
`,
    },
    {
      title: "a synchronous forEach starts nothing",
      code: `export function index(users) {
  const byId = new Map();
  users.forEach((user) => byId.set(user.id, user));
  return byId;
}
`,
    },
    {
      title: "84: Promise.all over map waits for every element",
      code: `export async function fetchAll(urls) {
  return await Promise.all(urls.map(async (url) => (await fetch(url)).text()));
}
`,
    },
    {
      title: "a for loop with await waits for one element after the other",
      code: `export async function sendAll(urls) {
  for (const url of urls) {
    await fetch(url);
  }
}
`,
    },
    {
      title: "181: the combinators are waited for",
      code: `export async function everything(urls) {
  await Promise.allSettled(urls.map((url) => fetch(url)));
  await Promise.any([fetch("/a"), fetch("/b")]);
  await Promise.all([fetch("/a"), fetch("/b")]);
}
`,
    },
    {
      title: "the loser of an awaited race is watched by the race",
      code: `import { setTimeout as sleep } from "node:timers/promises";
export async function withTimeout(url) {
  const answer = await Promise.race([fetch(url), sleep(1000)]);
  return answer;
}
`,
    },
    {
      title: "220: a disabled line is left alone",
      code: `async function poll() {
  await fetch("/poll");
}
// eslint-disable-next-line async-lifecycle/no-floating-tasks
poll();
`,
    },
    {
      title: "yield hands a promise to the caller of the generator",
      code: `export function* requests(urls) {
  for (const url of urls) yield fetch(url);
}
`,
    },
    {
      title: "a call of an async generator starts nothing",
      code: `async function* pages() {
  yield await fetch("/1");
}
pages();
`,
    },
    {
      title: "a timer with a callback is no task",
      code: `const timer = setTimeout(() => console.log("late"), 1000);
setInterval(() => console.log("tick"), 5000).unref();
setImmediate(() => clearTimeout(timer));
queueMicrotask(() => {});
process.nextTick(() => {});
`,
    },
    {
      title: "an immediately invoked function that is awaited",
      code: `const config = await (async () => {
  const answer = await fetch("/config.json");
  return answer.json();
})();
export default config;
`,
    },
    {
      title: "a mocked function of the same name shadows the import",
      code: `import { writeFile } from "node:fs/promises";
export function run(writeFile) {
  writeFile("a", "b");
}
await writeFile("a", "b");
`,
    },
    {
      title: "an awaited main function at the top of a module",
      filename: "cli.mjs",
      code: `import { readFile } from "node:fs/promises";
async function main() {
  console.log(await readFile(process.argv[2], "utf8"));
}
await main();
`,
    },
    {
      title: "an immediately invoked function with a handler",
      code: `(async () => {
  await fetch("/config.json");
})().catch((error) => {
  console.error(error);
  process.exit(1);
});
`,
    },
    {
      title: "yield* runs the inner async generator",
      code: `async function* pages() {
  yield await fetch("/1");
}
export async function* all() {
  yield* pages();
}
`,
    },
    {
      title: "an async route handler is given to the framework",
      code: `import express from "express";
const app = express();
app.get("/", async (request, response) => {
  const answer = await fetch("https://example.com");
  response.send(await answer.text());
});
app.listen(3000);
`,
    },
    {
      title: "the callback form of a library returns no promise",
      filename: "callbacks.cjs",
      code: `const fs = require("node:fs");
const { Pool } = require("pg");
const pool = new Pool();
fs.readFile("a.txt", "utf8", (error, text) => console.log(error, text));
pool.query("select 1", (error, result) => console.log(error, result));
module.exports = pool;
`,
    },
  ],
  invalid: [
    {
      title: "170: a dropped fetch",
      code: `export async function logout() {
  fetch("/logout", { method: "POST" });
}
`,
      errors: [{ messageId: "dropped", line: 2 }],
    },
    {
      title: "170: a dropped call of an async function of the file",
      code: `async function save(user) {
  await fetch("/users", { method: "PUT", body: JSON.stringify(user) });
}
export async function rename(user, name) {
  user.name = name;
  save(user);
  return user;
}
`,
      errors: [{ message: "Nobody waits for `save()`, and a rejection of it is unhandled, which ends a Node process. Await it, return it, or handle it with `.catch`.", line: 6 }],
    },
    {
      title: "a dropped call of an async arrow function",
      code: `const save = async (user) => {
  await fetch("/users", { body: user });
};
export function rename(user) {
  save(user);
}
`,
      errors: [{ messageId: "dropped", line: 5 }],
    },
    {
      title: "then with one argument handles no rejection",
      code: `export function show(element) {
  fetch("/text").then((response) => response.text()).then((text) => {
    element.textContent = text;
  });
}
`,
      errors: [{ messageId: "dropped", line: 2 }],
    },
    {
      title: "finally handles no rejection",
      code: `export function show(spinner) {
  fetch("/text").finally(() => spinner.stop());
}
`,
      errors: [{ messageId: "dropped", line: 2 }],
    },
    {
      title: "then after catch starts a new promise that may reject",
      code: `export function show(render) {
  fetch("/text").catch(() => undefined).then((text) => render(text));
}
`,
      errors: [{ messageId: "dropped", line: 2 }],
    },
    {
      title: "catch without a handler handles nothing",
      code: `export function ping() {
  fetch("/ping").catch();
}
`,
      errors: [{ line: 2 }],
    },
    {
      title: "forEach with an async callback waits for none",
      code: `export async function deleteAll(urls) {
  urls.forEach(async (url) => {
    await fetch(url, { method: "DELETE" });
  });
  console.log("deleted");
}
`,
      errors: [{ messageId: "spawned", line: 2 }],
    },
    {
      title: "forEach with an async function of the file waits for none",
      code: `async function remove(url) {
  await fetch(url, { method: "DELETE" });
}
export function removeAll(urls) {
  urls.forEach(remove);
}
`,
      errors: [{ messageId: "spawned", line: 5 }],
    },
    {
      title: "forEach of an array that is reached through properties, or has no name, gives no array",
      code: `export async function bindAll(options, channel) {
  options.binding.bindings.forEach(async (binding) => {
    await channel.bindQueue(binding.exchange);
  });
  ["a", "b"].forEach(async (name) => {
    await channel.assertQueue(name);
  });
}
`,
      errors: [{ messageId: "spawned", line: 2 }, { messageId: "spawned", line: 5 }],
    },
    {
      title: "83: map with an async callback makes an array that is dropped",
      code: `export async function deleteAll(urls) {
  urls.map(async (url) => {
    await fetch(url, { method: "DELETE" });
  });
}
`,
      errors: [{ messageId: "droppedArray", line: 2 }],
    },
    {
      title: "a task in a short circuit",
      code: `async function save() {
  await fetch("/save");
}
export function close(isDirty, other) {
  isDirty && save();
  other || save();
}
`,
      errors: [{ line: 5 }, { line: 6 }],
    },
    {
      title: "a task in either arm of a conditional",
      code: `async function save() {
  await fetch("/save");
}
export function close(isDirty) {
  isDirty ? save() : console.log("clean");
}
`,
      errors: [{ line: 5 }],
    },
    {
      title: "a combined promise that is dropped",
      code: `export function prefetch(urls) {
  Promise.all(urls.map((url) => fetch(url)));
}
`,
      errors: [{ messageId: "dropped", line: 2 }],
    },
  ],
});
