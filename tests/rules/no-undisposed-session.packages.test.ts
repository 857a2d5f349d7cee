/** Are the clients, pools and browsers of packages closed the way each wants it? */
import { specify } from "../specify.ts";

specify("no-undisposed-session", {
  valid: [
    {
      title: "a pg pool client that is released in finally",
      code: `import { Pool } from "pg";
const pool = new Pool();
export async function transfer(from, to) {
  const client = await pool.connect();
  try {
    await client.query("BEGIN");
    await client.query("update accounts set n = n - 1 where id = $1", [from]);
    await client.query("update accounts set n = n + 1 where id = $1", [to]);
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK");
    throw error;
  } finally {
    client.release();
  }
}
`,
    },
    {
      title: "a query of a pool needs no release",
      code: `import { Pool } from "pg";
const pool = new Pool();
export async function users() {
  const { rows } = await pool.query("select * from users");
  return rows;
}
`,
    },
    {
      title: "a pg pool client in the callback form",
      filename: "file.cjs",
      code: `const { Pool } = require("pg");
const pool = new Pool();
exports.users = (done) => {
  pool.connect((error, client, release) => {
    if (error) return done(error);
    client.query("select * from users", (failure, result) => {
      release();
      done(failure, result);
    });
  });
};
`,
    },
    {
      title: "a mysql2 connection that goes back to its pool",
      code: `import mysql from "mysql2/promise";
const pool = mysql.createPool({ host: "localhost" });
export async function users() {
  const connection = await pool.getConnection();
  try {
    const [rows] = await connection.query("select * from users");
    return rows;
  } finally {
    pool.releaseConnection(connection);
  }
}
`,
    },
    {
      title: "a mongodb cursor that is read to its end",
      code: `import { MongoClient } from "mongodb";
export async function names(url) {
  const client = await MongoClient.connect(url);
  try {
    const names = [];
    for await (const user of client.db().collection("users").find()) names.push(user.name);
    return names;
  } finally {
    await client.close();
  }
}
`,
    },
    {
      title: "a mongodb session that is ended",
      code: `export async function transfer(client) {
  const session = client.startSession();
  try {
    await session.withTransaction(async () => {
      await client.db().collection("a").insertOne({}, { session });
    });
  } finally {
    await session.endSession();
  }
}
`,
    },
    {
      title: "ioredis: disconnect in place of quit",
      code: `import Redis from "ioredis";
export async function read(key) {
  const redis = new Redis();
  try {
    return await redis.get(key);
  } finally {
    redis.disconnect();
  }
}
`,
    },
    {
      title: "knex: a migration script that destroys its pool",
      code: `import knex from "knex";
import config from "./knexfile.js";
async function main() {
  const db = knex(config);
  await db.migrate.latest();
  await db.destroy();
}
main();
`,
    },
    {
      title: "prisma: the client of a module, and disconnect in main",
      code: `import { PrismaClient } from "@prisma/client";
const prisma = new PrismaClient();
async function main() {
  await prisma.user.create({ data: { name: "Ann" } });
}
main()
  .catch((error) => {
    console.error(error);
    process.exit(1);
  })
  .finally(() => prisma.$disconnect());
`,
    },
    {
      title: "playwright: the pages go with the browser",
      code: `import { chromium } from "playwright";
export async function title(url) {
  const browser = await chromium.launch();
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(url);
  const title = await page.title();
  await browser.close();
  return title;
}
`,
    },
    {
      title: "playwright: a page that a fixture gives",
      code: `import { expect, test } from "@playwright/test";
test("title", async ({ page, browser }) => {
  await page.goto("/");
  const context = await browser.newContext();
  const other = await context.newPage();
  await expect(other).toHaveTitle("Home");
  await context.close();
});
`,
    },
    {
      title: "puppeteer: disconnect of a browser that was connected to",
      code: `import puppeteer from "puppeteer-core";
export async function shot(endpoint) {
  const browser = await puppeteer.connect({ browserWSEndpoint: endpoint });
  const page = await browser.newPage();
  const image = await page.screenshot();
  await browser.disconnect();
  return image;
}
`,
    },
    {
      title: "kafkajs: consumer that lives as long as its service",
      code: `import { Kafka } from "kafkajs";
const kafka = new Kafka({ brokers: ["localhost:9092"] });
export class Listener {
  consumer = kafka.consumer({ groupId: "a" });
  async start() {
    await this.consumer.connect();
    await this.consumer.run({ eachMessage: async ({ message }) => console.log(message.value) });
  }
  async stop() {
    await this.consumer.disconnect();
  }
}
`,
    },
    {
      title: "an ES class that extends a pool is handed to its caller",
      code: `import { Pool } from "pg";
class Database extends Pool {
  users() {
    return this.query("select * from users");
  }
}
export const open = (config) => new Database(config);
`,
    },
  ],
  invalid: [
    {
      title: "a pg pool client that is never released",
      code: `import { Pool } from "pg";
const pool = new Pool();
export async function users() {
  const client = await pool.connect();
  const { rows } = await client.query("select * from users");
  return rows;
}
`,
      errors: [{ messageId: "never", line: 4, message: /`release\(\)`/u }],
    },
    {
      title: "a mysql2 connection of a pool that is a field",
      code: `import mysql from "mysql2/promise";
export class UserStore {
  pool = mysql.createPool({ host: "localhost" });
  async users() {
    const connection = await this.pool.getConnection();
    const [rows] = await connection.query("select * from users");
    return rows;
  }
}
`,
      errors: [{ messageId: "never", line: 5 }],
    },
    {
      title: "a mysql2 connection of a pool that is a typed parameter",
      code: `import type { Pool } from "mysql2/promise";
export async function users(pool: Pool): Promise<unknown> {
  const connection = await pool.getConnection();
  const [rows] = await connection.query("select * from users");
  return rows;
}
`,
      errors: [{ messageId: "never", line: 3 }],
    },
    {
      title: "a mongodb client that MongoClient.connect opens",
      code: `import { MongoClient } from "mongodb";
export async function countUsers(url) {
  const client = await MongoClient.connect(url);
  const users = client.db("app").collection("users");
  return await users.countDocuments();
}
`,
      errors: [{ messageId: "never", line: 3 }],
    },
    {
      title: "a knex pool of a script",
      code: `import knex from "knex";
export async function seed(rows) {
  const db = knex({ client: "pg" });
  await db("users").insert(rows);
}
`,
      errors: [{ messageId: "never", line: 3, message: /`destroy\(\)`/u }],
    },
    {
      title: "a kysely in a function",
      code: `import { Kysely } from "kysely";
export async function countUsers(dialect) {
  const db = new Kysely({ dialect });
  return await db.selectFrom("users").select("id").execute();
}
`,
      errors: [{ messageId: "never", line: 3 }],
    },
    {
      title: "a better-sqlite3 database in CommonJS",
      filename: "file.cjs",
      code: `const Database = require("better-sqlite3");
module.exports.count = function (path) {
  const db = new Database(path, { readonly: true });
  return db.prepare("select count(*) as n from item").get().n;
};
`,
      errors: [{ messageId: "never", line: 3 }],
    },
    {
      title: "a prisma client in a function",
      code: `import { PrismaClient } from "@prisma/client";
export async function users() {
  const prisma = new PrismaClient();
  return await prisma.user.findMany();
}
`,
      errors: [{ messageId: "never", line: 3, message: /`\$disconnect\(\)`/u }],
    },
    {
      title: "a browser of playwright that an early return leaves open",
      code: `import { chromium } from "playwright";
export async function shot(url) {
  const browser = await chromium.launch();
  const page = await browser.newPage();
  const response = await page.goto(url);
  if (!response?.ok()) {
    return null;
  }
  const image = await page.screenshot();
  await browser.close();
  return image;
}
`,
      errors: [{ messageId: "path", line: 3, message: /line 7/u }],
    },
    {
      title: "a browser of puppeteer",
      filename: "file.cjs",
      code: `const puppeteer = require("puppeteer");
(async () => {
  const browser = await puppeteer.launch({ headless: true });
  const page = await browser.newPage();
  await page.goto("https://example.com");
  await page.pdf({ path: "out.pdf" });
})();
`,
      errors: [{ messageId: "never", line: 3 }],
    },
    {
      title: "a worker pool of piscina",
      code: `import Piscina from "piscina";
export async function compute(values) {
  const pool = new Piscina({ filename: "./worker.js" });
  return await Promise.all(values.map((value) => pool.run(value)));
}
`,
      errors: [{ messageId: "never", line: 3 }],
    },
    {
      title: "a kafkajs producer",
      code: `import { Kafka } from "kafkajs";
export async function publish(topic, value) {
  const producer = new Kafka({ brokers: ["localhost:9092"] }).producer();
  await producer.connect();
  await producer.send({ topic, messages: [{ value }] });
}
`,
      errors: [{ messageId: "never", line: 3 }],
    },
  ],
}, { minimum: 20 });
