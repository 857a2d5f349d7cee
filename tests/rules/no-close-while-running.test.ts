/** Where does `no-close-while-running` see a resource closed under a task that is still pending? */
import { specify } from "../specify.ts";

specify(
  "no-close-while-running",
  {
    valid: [
      {
        title: "175: the task is awaited before the close",
        code: `import { Client } from "pg";
export async function count() {
  const client = new Client();
  await client.connect();
  const result = await client.query("select count(*) from users");
  await client.end();
  return result.rows[0];
}
`,
      },
      {
        title: "175: a task that was started early is awaited before the close",
        code: `import { chromium } from "playwright";
export async function download(url) {
  const browser = await chromium.launch();
  const page = await browser.newPage();
  const arriving = page.waitForEvent("download");
  await page.goto(url);
  const file = await arriving;
  await browser.close();
  return file;
}
`,
      },
      {
        title: "the task belongs to another resource",
        code: `import { chromium } from "playwright";
export async function compare(url) {
  const old = await chromium.launch();
  const young = await chromium.launch();
  const oldPage = await old.newPage();
  const youngPage = await young.newPage();
  const pending = youngPage.goto(url);
  await oldPage.goto(url);
  await old.close();
  await pending;
  await young.close();
}
`,
      },
      {
        title: "the task is awaited in the try and after a failure",
        code: `import { chromium } from "playwright";
export async function shoot(url) {
  const browser = await chromium.launch();
  const page = await browser.newPage();
  const loading = page.goto(url);
  try {
    await page.screenshot();
    await loading;
  } catch {
    await loading.catch(() => undefined);
  }
  await browser.close();
}
`,
      },
      {
        title: "one branch awaits and closes, the other leaves both to the caller",
        code: `import { Client } from "pg";
export async function run(text: string, keep: boolean) {
  const client = new Client();
  await client.connect();
  const running = client.query(text);
  if (keep) return { client, running };
  await running;
  await client.end();
  return undefined;
}
`,
      },
      {
        title: "a helper that waits for the task",
        code: `import { Client } from "pg";
async function finish(task) {
  const { rows } = await task;
  return rows;
}
export async function run(text) {
  const client = new Client();
  await client.connect();
  const running = client.query(text);
  const rows = await finish(running);
  await client.end();
  return rows;
}
`,
      },
      {
        title: "a task of a class is stored in a field, and closed by another method",
        code: `import { Client } from "pg";
export class Listener {
  #client = new Client();
  #running;
  async start() {
    await this.#client.connect();
    this.#running = this.#client.query("listen news");
  }
  async stop() {
    await this.#running;
    await this.#client.end();
  }
}
`,
      },
      {
        title: "a request is aborted before the agent is destroyed",
        code: `import { Agent, request } from "undici";
export async function probe(url) {
  const agent = new Agent();
  const controller = new AbortController();
  const answering = request(url, { dispatcher: agent, signal: controller.signal });
  controller.abort();
  await answering.catch(() => undefined);
  await agent.destroy();
}
`,
      },
      {
        title: "each round of a loop has its own session and awaits its work",
        code: `import { Client } from "pg";
export async function migrate(databases, text) {
  for (const database of databases) {
    const client = new Client({ database });
    await client.connect();
    try {
      await client.query(text);
    } catch (error) {
      console.error(error);
      continue;
    } finally {
      await client.end();
    }
  }
}
`,
      },
      {
        title: "to wait for an event that the close brings is no work",
        code: `import { spawn } from "node:child_process";
import { once } from "node:events";
import { createWriteStream } from "node:fs";
export async function write(path, text) {
  const out = createWriteStream(path);
  const finished = once(out, "finish");
  out.end(text);
  await finished;
  const child = spawn("sync");
  const exited = once(child, "exit");
  child.kill();
  await exited;
}
`,
      },
      {
        title: "to wait for the close of a page",
        code: `import { chromium } from "playwright";
export async function visit(url) {
  const browser = await chromium.launch();
  const page = await browser.newPage();
  await page.goto(url);
  const closed = page.waitForEvent("close");
  await page.close();
  await closed;
  await browser.close();
}
`,
      },
      {
        title: "a writer that writes everything before it is closed",
        code: `export async function write(stream: WritableStream<string>) {
  const writer = stream.getWriter();
  const written = writer.write("a");
  await writer.close();
  await written;
}
`,
      },
      {
        title: "a task that exists on one branch is awaited under the same condition",
        code: `import { Client } from "pg";
export async function run(text, isWanted) {
  const client = new Client();
  await client.connect();
  let running;
  if (isWanted) running = client.query(text);
  console.log("started");
  if (running) await running;
  await client.end();
}
`,
      },
      {
        title: "limit: 180: the loser of a race still runs",
        code: `import { setTimeout } from "node:timers/promises";
import { Client } from "pg";
export async function run(text) {
  const client = new Client();
  await client.connect();
  const result = await Promise.race([client.query(text), setTimeout(1000)]);
  await client.end();
  return result;
}
`,
      },
    ],
    invalid: [
      {
        title: "174: a task is awaited after the close",
        code: `import { chromium } from "playwright";
export async function title(url) {
  const browser = await chromium.launch();
  const page = await browser.newPage();
  await page.goto(url);
  const title = page.title();
  await browser.close();
  return await title;
}
`,
        errors: [{ messageId: "pending", line: 7, message: /`page\.title\(\)` of line 6 still runs on it/u }],
      },
      {
        title: "174: a stored task is never awaited, and its scope ends",
        code: `import { chromium } from "playwright";
export async function warm(url) {
  await using browser = await chromium.launch();
  const page = await browser.newPage();
  const loading = page.goto(url);
  console.log("loading", typeof loading);
}
`,
        errors: [{ messageId: "scope", line: 5 }],
      },
      {
        title: "174: a task leaves its scope through an outer variable",
        code: `import { chromium } from "playwright";
export async function title(url) {
  let title;
  {
    await using browser = await chromium.launch();
    const page = await browser.newPage();
    await page.goto(url);
    title = page.title();
  }
  return await title;
}
`,
        errors: [{ messageId: "scope", line: 8 }],
      },
      {
        title: "174: a task is dropped before the close",
        code: `import puppeteer from "puppeteer";
export async function visit(url) {
  const browser = await puppeteer.launch();
  const page = await browser.newPage();
  page.goto(url);
  await browser.close();
}
`,
        errors: [{ messageId: "pending", line: 6, message: /`page\.goto\(\)` of line 5/u }],
      },
      {
        title: "179: a task whose failure is handled outlives its resource",
        code: `import { MongoClient } from "mongodb";
export async function touch(id) {
  const client = new MongoClient("mongodb://localhost");
  client.db("shop").collection("users").updateOne({ id }, { $set: { seen: true } }).catch(() => {});
  await client.close();
}
`,
        errors: [{ messageId: "pending", line: 5 }],
      },
      {
        title: "172: a task is awaited on one branch only",
        code: `import { Client } from "pg";
export async function run(text, isSlow) {
  const client = new Client();
  await client.connect();
  const running = client.query(text);
  if (isSlow) await running;
  await client.end();
}
`,
        errors: [{ messageId: "pending", line: 7 }],
      },
      {
        title: "an agent is destroyed under a request",
        code: `import { Agent, request } from "undici";
export async function get(url) {
  const agent = new Agent();
  const answering = request(url, { dispatcher: agent });
  await agent.destroy();
  return await answering;
}
`,
        errors: [{ messageId: "pending", line: 5 }],
      },
      {
        title: "a pool of workers is destroyed under a task",
        code: `const { Piscina } = require("piscina");
exports.run = async (job) => {
  const pool = new Piscina({ filename: "worker.js" });
  const running = pool.run(job);
  await pool.destroy();
  return await running;
};
`,
        filename: "run.cjs",
        errors: [{ messageId: "pending", line: 5 }],
      },
      {
        title: "a second close cuts nothing off that the first one has not",
        code: `import { Client } from "pg";
export async function run(text) {
  const client = new Client();
  await client.connect();
  const running = client.query(text);
  await client.end();
  await client.end();
  return await running;
}
`,
        errors: [{ messageId: "pending", line: 6 }],
      },
    ],
  },
  { minimum: 15 },
);
