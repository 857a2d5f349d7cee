/** What stands for a session after a listener was set on it in the same breath? */
import { specify } from "../specify.ts";

specify(
  "no-undisposed-session",
  {
    valid: [
      {
        title: "a pool is kept in a field with a listener on it",
        code: `import { Pool } from "pg";
export class Store {
  open() { this.pool = new Pool().on("error", console.error); }
  async close() { await this.pool.end(); }
}
`,
      },
      {
        title: "a pool is given to the caller with a listener on it",
        code: `import { Pool } from "pg";
export const make = () => new Pool().on("error", console.error);
`,
      },
      {
        title: "clients of many libraries are given to the caller with listeners on them",
        code: `import { MongoClient } from "mongodb";
import { Agent } from "undici";
import { Queue } from "bullmq";
import knex from "knex";
import mysql from "mysql2";
import Redis from "ioredis";
export const mongo = (url) => new MongoClient(url).on("close", console.log);
export const agent = () => new Agent().once("connect", console.log).off("connect", console.log);
export const queue = () => new Queue("mails").on("error", console.error);
export const database = () => knex({ client: "pg" }).on("query", console.log);
export const pool = (url) => mysql.createPool(url).on("acquire", console.log).addListener("release", console.log);
export const redis = () => new Redis().addListener("error", console.error).on("ready", console.log);
`,
      },
      {
        title: "a browser is given to the caller with a listener on it",
        code: `import { chromium } from "playwright";
import puppeteer from "puppeteer";
export const first = async () => (await chromium.launch()).on("disconnected", console.log);
export const second = async () => (await puppeteer.launch()).once("disconnected", console.log);
`,
      },
      {
        title: "a pool with a listener on it is ended",
        code: `import { Pool } from "pg";
export async function count() {
  const pool = new Pool().on("error", console.error).once("connect", console.log);
  try {
    return await pool.query("select count(*) from users");
  } finally {
    await pool.end();
  }
}
`,
      },
    ],
    invalid: [
      {
        title: "a pool with a listener on it is left open",
        code: `import { Pool } from "pg";
export async function count() {
  const pool = new Pool().on("error", console.error);
  const { rows } = await pool.query("select count(*) from users");
  return rows.length;
}
`,
      },
      {
        title: "a pool that is listened to is dropped",
        code: `import { Pool } from "pg";
export function check() {
  new Pool().on("error", console.error);
}
`,
      },
      {
        title: "a listener of a producer gives what takes it away, and not the producer",
        code: `import { Kafka } from "kafkajs";
const kafka = new Kafka({ brokers: ["localhost:9092"] });
export async function send(message) {
  const producer = kafka.producer();
  await producer.connect();
  const remove = producer.on("producer.disconnect", console.log);
  await producer.send(message);
  return remove;
}
`,
      },
    ],
  },
  { minimum: 8 },
);
