/** Does `no-floating-tasks` see tasks in mains, scripts, servers and tests? */
import { specify } from "../specify.ts";

specify(
  "no-floating-tasks",
  {
    valid: [
      {
        title: "a `then` of the program's own hands its arguments on to a promise",
        code: `export class Query {
  then(...args: [() => void, () => void]) {
    const promise = this.execute();
    return promise.then(...args);
  }

  catch(...args: [() => void]) {
    const promise = this.execute();
    promise.catch(...args);
  }

  async execute() {
    await send(this);
  }
}
`,
      },
      {
        title: "a sign that somebody else gives, on a path that does not need it",
        code: `export function beat(queue: Promise<void>[], isMissing: boolean) {
  let wake: (() => void) | undefined;
  const sign = new Promise<void>((resolve) => {
    wake = resolve;
  });
  if (isMissing) return undefined;
  queue.push(sign);
  return wake;
}
`,
      },
      {
        title: "the callback form of a version that had one",
        filename: "callbacks.cjs",
        code: `const { MongoClient } = require("mongodb");

module.exports = function connect(address, done) {
  MongoClient.connect(address, {}, function (err, client) {
    if (err) return done(err);
    done(null, client);
  });
};
`,
      },
      {
        title: "a main function whose failure sets the exit code is handled",
        filename: "cli.cjs",
        code: `const { readFile } = require("node:fs/promises");
async function main() {
  console.log(await readFile(process.argv[2], "utf8"));
}
main().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
`,
      },
      {
        title: "the tests and suites of node:test at the top of a file are run by the runner",
        filename: "sum.test.mjs",
        code: `import assert from "node:assert/strict";
import test, { after, before, describe, it } from "node:test";
before(async () => {
  await fetch("http://localhost:3000");
});
after(async () => {});
test("adds", async () => {
  assert.equal(1 + 1, 2);
});
describe("sum", () => {
  it("adds nothing", async () => {
    await Promise.resolve();
  });
  test.skip("later", () => {});
});
`,
      },
      {
        title: "node:test by require at the top of a file",
        filename: "sum.test.cjs",
        code: `const { test, describe, it } = require("node:test");
const assert = require("node:assert");
test("adds", async (t) => {
  await t.test("one", () => assert.equal(1, 1));
});
test.only("subtracts", async () => {});
describe("sum", () => {
  it("adds", async () => {});
  it.todo("divides");
});
`,
      },
      {
        title: "tests of other runners are no tasks",
        code: `import { afterAll, beforeAll, describe, expect, it } from "vitest";
describe("api", () => {
  beforeAll(async () => {
    await fetch("http://localhost");
  });
  it("answers", async () => {
    expect(await (await fetch("http://localhost")).text()).toBe("ok");
  });
  afterAll(async () => {});
});
`,
      },
      {
        title: "a script that handles all its own failures needs nobody to wait",
        filename: "script.cjs",
        code: `async function main() {
  try {
    await fetch("https://example.com");
  } catch (error) {
    console.error(error);
  }
}
main();
`,
      },
      {
        title: "a retry loop awaits each attempt",
        code: `export async function retry(action) {
  for (let attempt = 0; ; attempt++) {
    const running = action();
    try {
      return await running;
    } catch (error) {
      if (attempt > 3) throw error;
    }
  }
}
`,
      },
      {
        title: "a graceful shutdown with a handler",
        code: `process.once("SIGTERM", () => {
  stop().then(() => process.exit(0), () => process.exit(1));
});
async function stop() {
  await fetch("/stop");
}
`,
      },
      {
        title: "a timeout that races against the work",
        code: `export function withTimeout(work, time) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error("late")), time);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
`,
      },
      {
        title: "a module that is loaded when it is needed",
        code: `export const load = () => import("./page.js");
const loading = import("./data.js");
export async function open() {
  const { run } = await loading;
  return run();
}
`,
      },
    ],
    invalid: [
      {
        title: "a promise that could fail by itself, on a path that does not need it",
        code: `export async function beat(queue: Promise<void>[], isMissing: boolean) {
  const answer = new Promise<void>((resolve, reject) => {
    ask((error) => (error ? reject(error) : resolve()));
  });
  if (isMissing) return;
  queue.push(answer);
}
`,
        errors: [{ line: 2 }],
      },
      {
        title: "a function that is data and the last argument of a call that gives a promise",
        code: `import puppeteer from "puppeteer-core";

export async function read(page: puppeteer.Page) {
  page.evaluate((selector) => document.querySelector(selector));
}
`,
        errors: [{ line: 4 }],
      },
      {
        title: "arguments that are handed on handle no failure of another promise",
        code: `export function run(...args: [() => void]) {
  const first = send();
  const second = send();
  return second.then(...args);
}

async function send() {
  await fetch("https://example.org");
}
`,
        errors: [{ line: 2 }],
      },
      {
        title: "an async main function that is called bare in a module",
        filename: "cli.mjs",
        code: `async function main() {
  console.log(await fetch("https://example.com"));
}
main();
`,
        errors: [{ messageId: "dropped", line: 4 }],
      },
      {
        title: "an async main function that is called bare in a CommonJS file has no await to offer",
        filename: "cli.cjs",
        code: `#!/usr/bin/env node
const { readFile } = require("node:fs/promises");
async function main() {
  console.log(await readFile(process.argv[2], "utf8"));
}
if (require.main === module) {
  main();
}
`,
        errors: [{ messageId: "dropped", line: 7 }],
        output: null,
      },
      {
        title: "an immediately invoked async function at the top of a CommonJS file",
        filename: "script.cjs",
        code: `(async () => {
  await fetch("https://example.com");
})();
`,
        errors: [{ messageId: "dropped", line: 1 }],
        output: null,
      },
      {
        title: "an immediately invoked async function inside another function",
        code: `export function useData(setData) {
  (async function load() {
    setData(await fetch("/data"));
  })();
}
`,
        errors: [{ messageId: "dropped", line: 2 }],
      },
      {
        title: "an optional call of a task",
        code: `import { createClient } from "redis";
export async function bump(url) {
  const client = url ? await createClient({ url }).connect() : undefined;
  client?.incr("hits");
  await client?.close();
}
`,
        errors: [{ line: 4 }],
      },
      {
        title: "a promisified function is a task",
        filename: "run.cjs",
        code: `const { promisify } = require("node:util");
const { setTimeout: sleep } = require("node:timers/promises");
async function retry() {
  sleep(1000);
}
module.exports = { retry, promisify };
`,
        errors: [{ messageId: "dropped", line: 4 }],
      },
      {
        title: "files are written by tasks",
        code: `import fs, { promises } from "node:fs";
import { mkdir, rm as remove } from "fs/promises";
export async function prepare() {
  mkdir("out", { recursive: true });
  remove("old", { recursive: true });
  fs.promises.writeFile("out/a.txt", "a");
  promises.writeFile("out/b.txt", "b");
}
`,
        errors: [{ line: 4 }, { line: 5 }, { line: 6 }, { line: 7 }],
      },
      {
        title: "a step of a browser test",
        code: `import { chromium } from "playwright";
const browser = await chromium.launch();
const page = await browser.newPage();
page.goto("https://example.com");
page.click("text=Sign in");
await page.screenshot({ path: "home.png" });
await browser.close();
`,
        errors: [{ line: 4 }, { line: 5 }],
      },
      {
        title: "a query of a pool in a request handler",
        filename: "app.cjs",
        code: `const express = require("express");
const { Pool } = require("pg");
const pool = new Pool();
const app = express();
app.post("/visits", async (request, response) => {
  pool.query("insert into visits(path) values($1)", [request.path]);
  response.sendStatus(204);
});
app.listen(3000);
module.exports = { app, pool };
`,
        errors: [{ messageId: "dropped", line: 6 }],
      },
    ],
  },
  { minimum: 18 },
);
