/** Where does `no-close-while-running` see the process end before a close is done? */
import { specify } from "../specify.ts";

specify(
  "no-close-while-running",
  {
    valid: [
      {
        title: "131: the process ends when the close, with its failure handled, is done",
        code: `import { chromium } from "playwright";
export async function main(url) {
  const browser = await chromium.launch();
  const page = await browser.newPage();
  await page.goto(url);
  await browser.close().catch(() => {});
  process.exit(0);
}
`,
      },
      {
        title: "131: the process ends in a step behind the close",
        code: `import { chromium } from "playwright";
export async function main(url) {
  const browser = await chromium.launch();
  const page = await browser.newPage();
  await page.goto(url);
  return browser.close().catch(() => {}).finally(() => process.exit(0));
}
`,
      },
      {
        title: "131: the process ends after the close",
        code: `import { MongoClient } from "mongodb";
const client = new MongoClient("mongodb://localhost");
process.once("SIGTERM", async () => {
  await client.close();
  process.exit(0);
});
`,
      },
      {
        title: "131: the process ends when the close is done",
        code: `import { MongoClient } from "mongodb";
const client = new MongoClient("mongodb://localhost");
process.once("SIGTERM", () => {
  client.close().then(
    () => process.exit(0),
    () => process.exit(1),
  );
});
process.once("SIGINT", () => {
  client.close().finally(() => process.exit(0));
});
`,
      },
      {
        title: "131: the process ends on a way that did not close anything",
        code: `import { Client } from "pg";
export async function main() {
  const client = new Client();
  await client.connect().catch((error) => {
    console.error(error);
    process.exit(1);
  });
  await client.query("select 1");
  await client.end();
}
`,
      },
      {
        title: "a main function sets the exit code and lets the close finish",
        code: `import { Client } from "pg";
async function main() {
  const client = new Client();
  await client.connect();
  try {
    await client.query("select 1");
  } catch {
    process.exitCode = 1;
  } finally {
    await client.end();
  }
}
main().then(() => process.exit(), () => process.exit(1));
`,
      },
      {
        title: "a program ends after a time even when the close hangs",
        code: `import { MongoClient } from "mongodb";
const client = new MongoClient("mongodb://localhost");
process.once("SIGTERM", async () => {
  setTimeout(() => process.exit(1), 5000).unref();
  await client.close();
  process.exit(0);
});
`,
      },
    ],
    invalid: [
      {
        title: "182: the process ends although the close has its failure handled",
        code: `import { chromium } from "playwright";
export async function main(url) {
  const browser = await chromium.launch();
  const page = await browser.newPage();
  await page.goto(url);
  browser.close().catch(() => {});
  process.exit(0);
}
`,
        errors: [{ messageId: "processExit", line: 7 }],
      },
      {
        title: "182: the process ends while the close is pending",
        code: `import { MongoClient } from "mongodb";
const client = new MongoClient("mongodb://localhost");
process.once("SIGTERM", () => {
  client.close();
  process.exit(0);
});
`,
        errors: [{ messageId: "processExit", line: 5, message: /`client\.close(?:\(\))?` of line 4 is still pending/u }],
      },
      {
        title: "182: a script ends while the pool ends",
        code: `const { Pool } = require("pg");
const { exit } = require("node:process");
async function main() {
  const pool = new Pool();
  await pool.query("select 1");
  pool.end();
  exit(0);
}
main();
`,
        filename: "main.cjs",
        errors: [{ messageId: "processExit", line: 7 }],
      },
      {
        title: "182: the process ends while a stored close is pending",
        code: `import Redis from "ioredis";
export async function main(argv) {
  const redis = new Redis();
  await redis.set("last", argv[0]);
  const closing = redis.quit();
  if (argv.length > 1) {
    await closing;
    return;
  }
  process.exit(0);
}
`,
        errors: [{ messageId: "processExit", line: 10 }],
      },
      {
        title: "the error path ends the process under the close",
        code: `import { Client } from "pg";
export async function main() {
  const client = new Client();
  try {
    await client.connect();
    await client.query("select 1");
    await client.end();
  } catch (error) {
    console.error(error);
    client.end();
    process.exit(1);
  }
}
`,
        errors: [{ messageId: "processExit", line: 11 }],
      },
    ],
  },
  { minimum: 10 },
);
