/** When does `no-floating-tasks` report a task that is kept in a variable, and on which paths is it consumed? */
import { specify } from "../specify.ts";

specify(
  "no-floating-tasks",
  {
    valid: [
      {
        title: "tasks of a list that are awaited by their index",
        code: `async function load(id) {
  await fetch(id);
}
export async function one() {
  const tasks = [];
  tasks.push(load(1));
  await tasks[0];
}
export async function two() {
  const tasks = [];
  tasks.push(load(1), load(2));
  const [first, second] = tasks;
  await first;
  await second;
}
`,
      },
      {
        title: "the first task of a list, and then the rest of them",
        code: `async function load(id) {
  await fetch(id);
}
export async function all(ids) {
  const tasks = ids.map(load);
  const [first, ...others] = tasks;
  await first;
  await Promise.all(others);
}
`,
      },
      {
        title: "173: a stored task that is awaited later on all paths",
        code: `export async function profile(id) {
  const posts = fetch(\`/posts?user=\${id}\`);
  const user = await fetch(\`/users/\${id}\`);
  return { user: await user.json(), posts: await (await posts).json() };
}
`,
      },
      {
        title: "173: a stored task that is returned, as itself or inside a literal",
        code: `export function start(url) {
  const done = fetch(url);
  return { done, cancel() {} };
}
export function both(url) {
  const first = fetch(url);
  return [first, fetch(url)];
}
export function plain(url) {
  const first = fetch(url);
  return first;
}
`,
      },
      {
        title: "173: a stored task that is passed on",
        code: `export function render(url, template) {
  const data = fetch(url);
  return template(data);
}
export function register(registry, url) {
  const loading = fetch(url);
  registry.set(url, loading);
}
export function wrap(url) {
  const loading = fetch(url);
  return new Loader(loading);
}
`,
      },
      {
        title: "91: a stored task that every arm of a switch consumes",
        code: `export async function read(url, kind) {
  const loading = fetch(url);
  switch (kind) {
    case "text":
      return (await loading).text();
    case "json": {
      const response = await loading;
      return response.json();
    }
    default:
      return loading;
  }
}
`,
      },
      {
        title: "95: a task that is started and awaited under the same condition",
        code: `export async function page(withComments) {
  let comments;
  if (withComments) comments = fetch("/comments");
  const article = await fetch("/article");
  if (withComments) return [article, await comments];
  return [article];
}
`,
      },
      {
        title: "93: a task that is there only sometimes and awaited when it is there",
        code: `export async function page(withComments) {
  const comments = withComments ? fetch("/comments") : undefined;
  const article = await fetch("/article");
  if (comments) return [article, await comments];
  return [article];
}
export async function other(withComments) {
  let comments;
  if (withComments) comments = fetch("/comments");
  await comments?.then((response) => response.text());
}
`,
      },
      {
        title: "a task that is left only because something is thrown",
        code: `export async function page(id) {
  const comments = fetch("/comments");
  if (id === undefined) throw new Error("no id");
  const article = await fetch("/article");
  return [article, await comments];
}
`,
      },
      {
        title: "131: a task that is left because the process ends",
        code: `export async function run(flag) {
  const loading = fetch("/x");
  if (flag) process.exit(1);
  await loading;
}
`,
      },
      {
        title: "137: a task that is awaited in a try whose catch goes on",
        code: `export async function notifyAll(subscribers, log) {
  try {
    const sending = subscribers.map(async (subscriber) => fetch(subscriber.url));
    await Promise.all(sending);
    log("sent");
  } catch (error) {
    log(error);
  }
}
export async function pair(log) {
  try {
    const first = fetch("/a");
    const second = await fetch("/b");
    return [await first, second];
  } catch (error) {
    log(error);
  }
  return undefined;
}
`,
      },
      {
        title: "116: a task that is awaited in finally",
        code: `export async function withHeartbeat(work) {
  const beating = fetch("/beat");
  try {
    return await work();
  } finally {
    await beating;
  }
}
`,
      },
      {
        title: "a rejection handler on a stored task",
        code: `export async function search(text) {
  const suggestions = fetch("/suggest");
  suggestions.catch(() => {});
  const answer = await fetch(\`/search?\${text}\`);
  if (!answer.ok) return undefined;
  return [answer, await suggestions];
}
`,
      },
      {
        title: "a chain on a stored task with both handlers",
        code: `export function ping(report) {
  const answer = fetch("/ping");
  answer.then(() => report("up"), () => report("down"));
}
`,
      },
      {
        title: "a stored chain that handles its rejection",
        code: `export function warm() {
  const warming = fetch("/warm").catch(() => undefined);
  console.log("warming");
}
`,
      },
    ],
    invalid: [
      {
        title: "198: await using over the promise of a handle, which has no dispose method",
        code: `import { open } from "node:fs/promises";
export async function touch(path) {
  await using handle = open(path);
}
`,
        errors: [{ messageId: "stored", line: 3 }],
      },
      {
        title: "171: a stored task that nobody consumes",
        code: `export async function rename(user) {
  const saving = fetch("/users", { method: "PUT", body: user });
  return user;
}
`,
        errors: [{ message: "`saving` holds a task that nobody waits for. Await it before the function ends.", line: 2 }],
      },
      {
        title: "what cannot be awaited where it stands can be returned or handled",
        code: `import { mkdir, stat } from "node:fs/promises";
export function start(path) {
  const making = mkdir(path);
}
export function look(path, isWanted) {
  const looking = stat(path);
  return isWanted ? looking : undefined;
}
export function both(path) {
  const all = [mkdir(path)];
}
export function isSmall(path) {
  return stat(path).size < 1000;
}
const made = mkdir("here");
`,
        errors: [
          { message: "`making` holds a task that nobody waits for. Return it, or handle it with `.catch`.", line: 3 },
          { message: "`looking` holds a task that nobody waits for on some path. Return it, or handle it with `.catch`.", line: 6 },
          { message: "`all` collects tasks that nobody waits for. Return `Promise.all` of them, or handle that with `.catch`.", line: 10 },
          { message: "`stat()` has to be awaited, and its result is used as if it had been. Make the function async to await it, or go on in `.then`.", line: 13 },
          { message: "`made` holds a task that nobody waits for. Await it, or handle it with `.catch`.", line: 15 },
        ],
      },
      {
        title: "a name for what nobody needs waits for nothing",
        code: `export async function rename(user) {
  const _ = fetch("/users", { method: "PUT", body: user });
  return user;
}
`,
        errors: [{ messageId: "discarded", line: 2 }],
      },
      {
        title: "a promise that is made and left is no array",
        code: `export function wait(time) {
  new Promise((resolve) => setTimeout(resolve, time));
}
`,
        errors: [{ messageId: "unwaited", line: 2 }],
      },
      {
        title: "172: a task that is awaited on one branch only",
        code: `export async function page(isFull) {
  const comments = fetch("/comments");
  const article = await fetch("/article");
  if (isFull) {
    return [article, await comments];
  }
  return [article];
}
`,
        errors: [{ messageId: "stored", line: 2 }],
      },
      {
        title: "35: an early return leaves a task behind",
        code: `export async function page() {
  const comments = fetch("/comments");
  const article = await fetch("/article");
  if (!article.ok) return undefined;
  return [article, await comments];
}
`,
        errors: [{ messageId: "stored", line: 2 }],
      },
      {
        title: "92: a switch without a default leaves a task behind",
        code: `export async function read(url, kind) {
  const loading = fetch(url);
  switch (kind) {
    case "text":
      return (await loading).text();
    case "json":
      return (await loading).json();
  }
  return undefined;
}
`,
        errors: [{ messageId: "stored", line: 2 }],
      },
      {
        title: "a stored task that is overwritten before it is awaited",
        code: `export async function latest() {
  let loading = fetch("/first");
  loading = fetch("/second");
  return await loading;
}
`,
        errors: [{ messageId: "stored", line: 2 }],
      },
      {
        title: "a stored task of an async function of the file",
        code: `async function connect(url) {
  return await fetch(url);
}
export async function start(url) {
  const connecting = connect(url);
  console.log("started");
}
`,
        errors: [{ messageId: "stored", line: 5 }],
      },
      {
        title: "a chain without a handler on a stored task",
        code: `export function load(show) {
  const loading = fetch("/data");
  loading.then((response) => show(response));
}
`,
        errors: [{ messageId: "dropped", line: 3 }],
      },
      {
        title: "9: a session that is opened without await and never obtained",
        code: `import { chromium } from "playwright";
export async function shoot() {
  const browser = chromium.launch();
  console.log("launched");
}
`,
        errors: [{ messageId: "stored", line: 3 }],
      },
    ],
  },
  { minimum: 21 },
);
