/** Where does `no-close-while-running` see a callback or a list of tasks that outlives its resource? */
import { specify } from "../specify.ts";

specify(
  "no-close-while-running",
  {
    valid: [
      {
        title: "181: all tasks are awaited together",
        code: `import puppeteer from "puppeteer";
export async function scrape(urls) {
  const browser = await puppeteer.launch();
  const [first, second] = await Promise.all([browser.newPage(), browser.newPage()]);
  await Promise.allSettled([first.goto(urls[0]), second.goto(urls[1])]);
  const titles = await Promise.all([first.title(), second.title()]);
  await browser.close();
  return titles;
}
`,
      },
      {
        title: "84: async callbacks are awaited together",
        code: `import { chromium } from "playwright";
export async function scrape(urls) {
  const browser = await chromium.launch();
  try {
    return await Promise.all(
      urls.map(async (url) => {
        const page = await browser.newPage();
        await page.goto(url);
        return await page.title();
      }),
    );
  } finally {
    await browser.close();
  }
}
`,
      },
      {
        title: "173: tasks are pushed to a list that is awaited",
        code: `import { MongoClient } from "mongodb";
export async function load(rows) {
  const client = new MongoClient("mongodb://localhost");
  const orders = client.db("shop").collection("orders");
  const tasks = [];
  for (const row of rows) tasks.push(orders.insertOne(row));
  await Promise.all(tasks);
  await client.close();
}
`,
      },
      {
        title: "82: a synchronous callback uses the resource before the close",
        code: `import { DatabaseSync } from "node:sqlite";
export function load(rows) {
  using db = new DatabaseSync("shop.db");
  const insert = db.prepare("insert into orders values (?)");
  rows.forEach((row) => insert.run(row));
  return rows.map((row) => db.prepare("select 1").get(row));
}
`,
      },
      {
        title: "78: the task closes the resource when it is done",
        code: `import { chromium } from "playwright";
export async function title(url) {
  const browser = await chromium.launch();
  const page = await browser.newPage();
  return page
    .goto(url)
    .then(() => page.title())
    .finally(() => browser.close());
}
`,
      },
      {
        title: "85: both ways of a promise close the resource",
        code: `import { Client } from "pg";
export async function run(text) {
  const client = new Client();
  await client.connect();
  client.query(text).then(
    () => client.end(),
    () => client.end(),
  );
}
`,
      },
      {
        title: "handlers of events stay until the close",
        code: `import puppeteer from "puppeteer";
export async function watch(url, save) {
  const browser = await puppeteer.launch();
  const page = await browser.newPage();
  page.on("response", async (response) => {
    save(await response.text());
  });
  await page.goto(url);
  await browser.close();
}
`,
      },
      {
        title: "a cursor is read to its end before the close",
        code: `import { MongoClient } from "mongodb";
export async function names() {
  const client = new MongoClient("mongodb://localhost");
  const found = [];
  for await (const user of client.db("shop").collection("users").find()) found.push(user.name);
  await client.close();
  return found;
}
`,
      },
      {
        title: "tasks that a limiter runs and the caller awaits",
        code: `import pLimit from "p-limit";
import { chromium } from "playwright";
const limit = pLimit(3);
export async function scrape(urls) {
  const browser = await chromium.launch();
  const visit = async (url) => {
    const page = await browser.newPage();
    await page.goto(url);
    await page.close();
  };
  await Promise.all(urls.map((url) => limit(() => visit(url))));
  await browser.close();
}
`,
      },
      {
        title: "work of hooks that a test runner awaits",
        code: `import { afterAll, beforeAll, test } from "vitest";
import { chromium } from "playwright";
let browser;
beforeAll(async () => {
  browser = await chromium.launch();
});
afterAll(() => browser.close());
test("title", async () => {
  const page = await browser.newPage();
  await page.goto("http://localhost");
});
`,
      },
      {
        title: "181: a failure of one task does not make the awaited list a mistake",
        code: `import { Client } from "pg";
import pLimit from "p-limit";
export async function run(texts) {
  const client = new Client();
  await client.connect();
  try {
    const limit = pLimit(1);
    return await Promise.all(texts.map((text) => limit(() => client.query(text))));
  } finally {
    await client.end();
  }
}
`,
      },
      {
        title: "tasks of a set are awaited as they finish",
        code: `import { chromium } from "playwright";
export async function scrape(urls) {
  const browser = await chromium.launch();
  const running = new Set();
  for (const url of urls) {
    const task = browser.newPage().then((page) => page.goto(url)).finally(() => running.delete(task));
    running.add(task);
    if (running.size >= 5) await Promise.race(running);
  }
  await Promise.all(running);
  await browser.close();
}
`,
      },
      {
        title: "the close of a subscription ends the loop that reads it",
        code: `import { connect } from "nats";
export async function listen(stopped) {
  const connection = await connect();
  const subscription = connection.subscribe("news");
  const reading = (async () => {
    for await (const message of subscription) console.log(message.string());
  })();
  await stopped;
  subscription.unsubscribe();
  await reading;
  await connection.close();
}
`,
      },
      {
        title: "the close of an interface ends the loop that reads its lines",
        code: `import { once } from "node:events";
import { createInterface } from "node:readline";
export async function readUntilInterrupt() {
  const lines = createInterface({ input: process.stdin });
  const reading = (async () => {
    const found = [];
    for await (const line of lines) found.push(line);
    return found;
  })();
  await once(process, "SIGINT");
  lines.close();
  return await reading;
}
`,
      },
      {
        title: "the close of a change stream ends the loop that reads it",
        code: `import { MongoClient } from "mongodb";
export async function watch(client: MongoClient, stopped: Promise<void>) {
  const stream = client.db("shop").watch();
  const reading = (async () => {
    for await (const change of stream) console.log(change);
  })();
  await stopped;
  await stream.close();
  await reading;
}
`,
      },
    ],
    invalid: [
      {
        title: "178: a task is voided before the close",
        code: `import { Client } from "pg";
export async function save(row) {
  const client = new Client();
  await client.connect();
  void client.query("insert into log values ($1)", [row]);
  await client.end();
}
`,
        errors: [{ messageId: "pending", line: 6 }],
      },
      {
        title: "83: async callbacks of map are not awaited before the close",
        code: `import { chromium } from "playwright";
export async function scrape(urls) {
  const browser = await chromium.launch();
  const pages = urls.map(async (url) => {
    const page = await browser.newPage();
    await page.goto(url);
  });
  await browser.close();
  return pages.length;
}
`,
        errors: [{ messageId: "pending", line: 8 }],
      },
      {
        title: "185: async callbacks of forEach are not awaited before the close",
        code: `import { Client } from "pg";
export async function load(rows) {
  const client = new Client();
  await client.connect();
  rows.forEach(async (row) => {
    await client.query("insert into orders values ($1)", [row]);
  });
  await client.end();
}
`,
        errors: [{ messageId: "pending", line: 8 }],
      },
      {
        title: "174: tasks are collected and awaited after the close",
        code: `import { Client } from "pg";
export async function load(rows) {
  const client = new Client();
  await client.connect();
  const tasks = [];
  for (const row of rows) tasks.push(client.query("insert into orders values ($1)", [row]));
  await client.end();
  await Promise.all(tasks);
}
`,
        errors: [{ messageId: "pending", line: 7 }],
      },
      {
        title: "187: an async executor uses the resource and nobody waits",
        code: `import { chromium } from "playwright";
export async function title(url) {
  const browser = await chromium.launch();
  const page = await browser.newPage();
  const done = new Promise(async (resolve) => {
    await page.goto(url);
    resolve(await page.title());
  });
  await browser.close();
  return await done;
}
`,
        errors: [{ messageId: "pending", line: 9 }],
      },
      {
        title: "an async function of the file runs on the resource",
        code: `import puppeteer from "puppeteer";
async function visit(page, url) {
  await page.goto(url);
  await page.screenshot({ path: "page.png" });
}
export async function shoot(url) {
  const browser = await puppeteer.launch();
  const page = await browser.newPage();
  visit(page, url);
  await browser.close();
}
`,
        errors: [{ messageId: "pending", line: 10, message: /`visit\(\)` of line 9/u }],
      },
      {
        title: "a function that is called on the spot runs on the resource",
        code: `import puppeteer from "puppeteer";
export async function shoot(url) {
  const browser = await puppeteer.launch();
  (async () => {
    const page = await browser.newPage();
    await page.goto(url);
  })();
  await browser.close();
}
`,
        errors: [{ messageId: "pending", line: 8 }],
      },
    ],
  },
  { minimum: 15 },
);
