/** Is the use after the close of each known library reported with the library's own error, and the use before it not? */
import type { InvalidCase, ValidCase } from "../case-checks.ts";
import { specify } from "../specify.ts";

/** How one library is opened, used and closed, and what its users read when they use it too late. */
interface Lifetime {
  /** Title; unique. */
  readonly of: string;
  /** Imports and the statements that open. */
  readonly open: string;
  readonly close: string;
  readonly use: string;
  /** Part of the message about the use after the close. */
  readonly says: string;
  readonly filename?: string;
}

const LIFETIMES: readonly Lifetime[] = [
  {
    of: "a pool of pg",
    open: `import { Pool } from "pg";\nconst pool = new Pool();`,
    close: "await pool.end();",
    use: `await pool.query("select 1");`,
    says: 'pg rejects with "Cannot use a pool after calling end on the pool"',
  },
  {
    of: "a client of pg",
    open: `import pg from "pg";\nconst client = new pg.Client();\nawait client.connect();`,
    close: "await client.end();",
    use: `await client.query("select 1");`,
    says: 'pg rejects with "Client was closed and is not queryable"',
  },
  {
    of: "a pool of pg-pool",
    open: `const Pool = require("pg-pool");\nconst pool = new Pool();`,
    close: "pool.end();",
    use: `pool.query("select 1").then(console.log, console.error);`,
    says: "Cannot use a pool after calling end on the pool",
    filename: "file.cjs",
  },
  {
    of: "a pool of mysql2/promise",
    open: `import mysql from "mysql2/promise";\nconst pool = mysql.createPool({ host: "localhost" });`,
    close: "await pool.end();",
    use: `const [rows] = await pool.execute("select 1");`,
    says: 'rejects with "Pool is closed."',
  },
  {
    of: "a connection of mysql2",
    open: `const mysql = require("mysql2");\nconst connection = mysql.createConnection({});`,
    close: "connection.end();",
    use: `connection.query("select 1", (error, rows) => console.log(error, rows));`,
    says: "Can't add new command when connection is in closed state",
    filename: "file.cjs",
  },
  {
    of: "a connection of postgres",
    open: `import postgres from "postgres";\nconst sql = postgres(process.env.DATABASE_URL);`,
    close: "await sql.end();",
    use: "const rows = await sql`select 1`;",
    says: 'postgres rejects with "write CONNECTION_ENDED"',
    filename: "file.js",
  },
  {
    of: "a client of mongodb",
    open: `import { MongoClient } from "mongodb";\nconst client = await new MongoClient("mongodb://localhost").connect();`,
    close: "await client.close();",
    use: `await client.db("shop").command({ ping: 1 });`,
    says: "Client must be connected before running operations",
  },
  {
    of: "a collection of a client of mongodb",
    open: `import { MongoClient } from "mongodb";\nconst client = new MongoClient("mongodb://localhost");\nconst orders = client.db("shop").collection("orders");`,
    close: "await client.close();",
    use: "await orders.insertOne({ total: 1 });",
    says: "Client must be connected before running operations",
  },
  {
    of: "a session of mongodb",
    open: `import { MongoClient } from "mongodb";\nconst client = new MongoClient("mongodb://localhost");\nconst session = client.startSession();`,
    close: "await session.endSession();",
    use: "await session.commitTransaction();",
    says: "MongoTransactionError",
  },
  {
    of: "a client of redis",
    open: `import { createClient } from "redis";\nconst client = await createClient().connect();`,
    close: "await client.close();",
    use: `await client.set("key", "value");`,
    says: 'redis rejects with "The client is closed"',
  },
  {
    of: "a client of ioredis",
    open: `import Redis from "ioredis";\nconst redis = new Redis();`,
    close: "await redis.quit();",
    use: `await redis.get("key");`,
    says: 'ioredis rejects with "Connection is closed."',
  },
  {
    of: "a pool of knex",
    open: `const knex = require("knex")({ client: "pg" });`,
    close: "knex.destroy();",
    use: `knex.raw("select 1").then(console.log, console.error);`,
    says: 'knex rejects with "Unable to acquire a connection"',
    filename: "file.cjs",
  },
  {
    of: "a database of kysely",
    open: `import { Kysely, PostgresDialect } from "kysely";\nconst db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });`,
    close: "await db.destroy();",
    use: `await db.selectFrom("users").selectAll().execute();`,
    says: 'kysely rejects with "driver has already been destroyed"',
  },
  {
    of: "a data source of typeorm",
    open: `import { DataSource } from "typeorm";\nconst source = new DataSource({ type: "postgres" });\nawait source.initialize();`,
    close: "await source.destroy();",
    use: `await source.query("select 1");`,
    says: "Driver not Connected",
  },
  {
    of: "a database of better-sqlite3",
    open: `import Database from "better-sqlite3";\nconst db = new Database("app.db");`,
    close: "db.close();",
    use: `db.prepare("select 1");`,
    says: 'better-sqlite3 throws "TypeError: The database connection is not open"',
  },
  {
    of: "a statement of better-sqlite3",
    open: `import Database from "better-sqlite3";\nconst db = new Database("app.db");\nconst byId = db.prepare("select * from t where id = ?");`,
    close: "db.close();",
    use: "console.log(byId.get(1));",
    says: "The database connection is not open",
  },
  {
    of: "a database of node:sqlite",
    open: `import { DatabaseSync } from "node:sqlite";\nconst db = new DatabaseSync(":memory:");`,
    close: "db.close();",
    use: `db.exec("create table t (id)");`,
    says: 'Node throws "ERR_INVALID_STATE: database is not open"',
  },
  {
    of: "a dispatcher of undici",
    open: `import { Pool } from "undici";\nconst api = new Pool("https://example.org");`,
    close: "await api.close();",
    use: `const { statusCode } = await api.request({ path: "/", method: "GET" });`,
    says: "ClientDestroyedError: The client is destroyed",
  },
  {
    of: "a browser of playwright",
    open: `import { chromium } from "playwright";\nconst browser = await chromium.launch();`,
    close: "await browser.close();",
    use: "const page = await browser.newPage();",
    says: 'playwright rejects with "Target page, context or browser has been closed"',
  },
  {
    of: "a page of a browser of playwright",
    open: `import { firefox } from "@playwright/test";\nconst browser = await firefox.launch();\nconst page = await browser.newPage();`,
    close: "await browser.close();",
    use: "console.log(await page.title());",
    says: "Target page, context or browser has been closed",
  },
  {
    of: "a page of puppeteer",
    open: `import puppeteer from "puppeteer";\nconst browser = await puppeteer.launch();\nconst page = await browser.newPage();`,
    close: "await page.close();",
    use: `await page.screenshot({ path: "page.png" });`,
    says: 'puppeteer rejects with "Session closed. Most likely the page has been closed."',
  },
  {
    of: "a channel of amqplib",
    open: `const amqp = require("amqplib");\nasync function main() {\nconst connection = await amqp.connect("amqp://localhost");\nconst channel = await connection.createChannel();`,
    close: "await channel.close();",
    use: `channel.sendToQueue("jobs", Buffer.from("1"));\n}\nmain();`,
    says: 'amqplib throws "IllegalOperationError: Channel closed"',
    filename: "file.cjs",
  },
  {
    of: "a producer of kafkajs",
    open: `import { Kafka } from "kafkajs";\nconst kafka = new Kafka({ brokers: ["localhost:9092"] });\nconst producer = kafka.producer();\nawait producer.connect();`,
    close: "await producer.disconnect();",
    use: `await producer.send({ topic: "events", messages: [{ value: "1" }] });`,
    says: "KafkaJSError: The producer is disconnected",
  },
  {
    of: "a queue of bullmq",
    open: `import { Queue } from "bullmq";\nconst queue = new Queue("mails");`,
    close: "await queue.close();",
    use: `await queue.add("welcome", { to: "a@example.org" });`,
    says: "ConnectionClosedError: Connection is closed",
  },
  {
    of: "a connection of nats",
    open: `import { connect } from "nats";\nconst nc = await connect({ servers: "localhost" });`,
    close: "await nc.drain();",
    use: `nc.publish("events", "1");`,
    says: "NatsError: CONNECTION_CLOSED",
  },
  {
    of: "a connection of the newer nats",
    open: `import { connect } from "@nats-io/transport-node";\nconst nc = await connect();`,
    close: "await nc.close();",
    use: `await nc.request("time", "", { timeout: 100 });`,
    says: "ClosedConnectionError: closed connection",
  },
  {
    of: "a socket of ws",
    open: `import WebSocket from "ws";\nconst socket = new WebSocket("wss://example.org");`,
    close: "socket.close();",
    use: `socket.send("late");`,
    says: "the call does nothing, and no error tells",
  },
  {
    of: "a subject of rxjs",
    open: `import { Subject } from "rxjs";\nconst clicks = new Subject<number>();`,
    close: "clicks.unsubscribe();",
    use: "clicks.next(1);",
    says: 'rxjs throws "ObjectUnsubscribedError: object unsubscribed"',
  },
  {
    of: "a runtime of effect",
    open: `import { Effect, Layer, ManagedRuntime } from "effect";\nconst runtime = ManagedRuntime.make(Layer.empty);`,
    close: "await runtime.dispose();",
    use: "await runtime.runPromise(Effect.succeed(1));",
    says: 'effect rejects with "ManagedRuntime disposed"',
  },
  {
    of: "a server of fastify",
    open: `import Fastify from "fastify";\nconst app = Fastify({ logger: true });`,
    close: "await app.close();",
    use: `await app.inject("/health");`,
    says: "FST_ERR_REOPENED_CLOSE_SERVER",
  },
  {
    of: "a file handle",
    open: `import { open } from "node:fs/promises";\nconst file = await open("data.txt");`,
    close: "await file.close();",
    use: `const text = await file.readFile("utf8");`,
    says: 'Node rejects with "EBADF: file closed"',
  },
  {
    of: "a file handle of fs.promises",
    open: `import fs from "fs";\nconst file = await fs.promises.open("data.txt");`,
    close: "await file.close();",
    use: "await file.stat();",
    says: "EBADF: file closed",
  },
  {
    of: "a file descriptor",
    open: `import { closeSync, openSync, readSync } from "node:fs";\nconst descriptor = openSync("data.bin", "r");`,
    close: "closeSync(descriptor);",
    use: "readSync(descriptor, Buffer.alloc(8));",
    says: 'Node throws "EBADF: bad file descriptor',
  },
  {
    of: "a directory",
    open: `import { opendir } from "node:fs/promises";\nconst directory = await opendir(".");`,
    close: "await directory.close();",
    use: "const entry = await directory.read();",
    says: "ERR_DIR_CLOSED: Directory handle was closed",
  },
  {
    of: "a datagram socket",
    open: `import dgram from "node:dgram";\nconst socket = dgram.createSocket("udp4");\nsocket.bind(41234);`,
    close: "socket.close();",
    use: `socket.send("ping", 41234);`,
    says: 'Node throws "ERR_SOCKET_DGRAM_NOT_RUNNING: Not running"',
  },
  {
    of: "an interface of readline",
    open: `import { createInterface } from "node:readline/promises";\nconst lines = createInterface({ input: process.stdin, output: process.stdout });`,
    close: "lines.close();",
    use: `const name = await lines.question("Name? ");`,
    says: "ERR_USE_AFTER_CLOSE: readline was closed",
  },
  {
    of: "a worker thread",
    open: `import { Worker } from "node:worker_threads";\nconst worker = new Worker("./worker.js");`,
    close: "await worker.terminate();",
    use: `worker.postMessage("go");`,
    says: "the call does nothing, and no error tells",
  },
  {
    of: "a stream that is written",
    open: `import { createWriteStream } from "node:fs";\nconst log = createWriteStream("app.log");`,
    close: `log.end("done");`,
    use: `log.write("more");`,
    says: "write after end",
  },
  {
    of: "a stream that was destroyed",
    open: `import { createWriteStream } from "node:fs";\nconst log = createWriteStream("app.log");`,
    close: "log.destroy();",
    use: `log.write("more");`,
    says: "the call does nothing, and no error tells",
  },
  {
    of: "a net socket",
    open: `import net from "node:net";\nconst socket = net.connect(8080, "localhost");`,
    close: "socket.end();",
    use: `socket.write("late");`,
    says: "ERR_STREAM",
  },
  {
    of: "a session of http2",
    open: `import http2 from "node:http2";\nconst session = http2.connect("https://example.org");`,
    close: "session.close();",
    use: `const stream = session.request({ ":path": "/" });`,
    says: "Node reports",
  },
  {
    of: "the body of a fetched response",
    open: `const response = await fetch("https://example.org");`,
    close: "const data = await response.json();",
    use: "const copy = response.clone();",
    says: "TypeError",
  },
  {
    of: "a broadcast channel",
    open: `const channel = new BroadcastChannel("tabs");`,
    close: "channel.close();",
    use: `channel.postMessage("hello");`,
    says: "BroadcastChannel is closed.",
  },
  {
    of: "a writer of a stream",
    open: `const { writable } = new TransformStream();\nconst stream = new WritableStream();\nconst writer = stream.getWriter();`,
    close: "await writer.close();",
    use: `await writer.write("late");`,
    says: "WritableStream is closed",
  },
  {
    of: "a client of grpc",
    open: `import { Client, credentials } from "@grpc/grpc-js";\nconst client = new Client("localhost:50051", credentials.createInsecure());`,
    close: "client.close();",
    use: `client.makeUnaryRequest("/a/b", (text: string) => Buffer.from(text), String, "c", console.error);`,
    says: `grpc-js throws "Channel has been shut down"`,
  },
  {
    of: "a stack of disposables",
    open: `const stack = new DisposableStack();`,
    close: "stack.dispose();",
    use: `stack.defer(() => console.log("late"));`,
    says: "already-disposed DisposableStack",
  },
];

/** The file with the statements in this order, and a line at the end that closes no more. */
function file({ filename, open }: Lifetime, ...statements: readonly string[]): { code: string; filename: string } {
  return { code: `${[open, ...statements].join("\n")}\n`, filename: filename ?? "file.mts" };
}

/** Statements that end the program's own function stand last, whatever comes before them. */
function inOrder({ close, use }: Lifetime): readonly string[] {
  const [statement = "", ...end] = use.split("\n");
  return [statement, close, ...end];
}

const invalid: readonly InvalidCase[] = LIFETIMES.map((lifetime) => ({
  title: `the use of ${lifetime.of} after its close`,
  ...file(lifetime, lifetime.close, lifetime.use),
  errors: [{ message: new RegExp(escaped(lifetime.says), "u") }],
}));

/** What goes on after one closer, though not after another. */
const WORKING: readonly ValidCase[] = [
  {
    title: "a client of postgres connects again after `close`, and not after `end`",
    code: `import postgres from "postgres";\nconst sql = postgres();\nawait sql.close();\nawait sql\`select 1\`;\nawait sql.end();\n`,
  },
  {
    title: "the pages of a closed browser are told from what is known",
    code: `import { launch } from "puppeteer";\nconst browser = await launch();\nawait browser.close();\nconsole.log(await browser.pages());\n`,
  },
  {
    title: "a response that was destroyed takes headers",
    code: `import { createServer } from "node:http";\ncreateServer((request, response) => {\n  response.destroy();\n  response.setHeader("a", request.url ?? "");\n});\n`,
  },
];

const valid: readonly ValidCase[] = LIFETIMES.map((lifetime) => ({
  title: `the use of ${lifetime.of} before its close`,
  ...file(lifetime, ...inOrder(lifetime)),
}));

function escaped(text: string): string {
  return text.replaceAll(/[$()*+.?[\\\]^{|}]/gu, String.raw`\$&`);
}

specify("no-reuse-after-close", { valid: [...valid, ...WORKING], invalid }, { minimum: 80 });
