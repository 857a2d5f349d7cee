/** Where does `no-nested-run` see work of a driver that goes round the transaction that it seems to belong to? */
import { specify } from "../specify.ts";

specify(
  "no-nested-run",
  {
    valid: [
      {
        title: "pg: the client of the transaction is used",
        code: `import { Pool } from "pg";
const pool = new Pool();
export async function transfer(from, to, amount) {
  const client = await pool.connect();
  try {
    await client.query("BEGIN");
    await client.query("update accounts set balance = balance - $1 where id = $2", [amount, from]);
    await client.query("update accounts set balance = balance + $1 where id = $2", [amount, to]);
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
        title: "191: pg: the pool is used after the transaction",
        code: `import { Pool } from "pg";
const pool = new Pool();
export async function rename(id, name) {
  const client = await pool.connect();
  try {
    await client.query("BEGIN");
    await client.query("update users set name = $1 where id = $2", [name, id]);
    await client.query("COMMIT");
    await pool.query("insert into log values ($1)", [id]);
  } catch (error) {
    await client.query("ROLLBACK");
    await pool.query("insert into failures values ($1)", [id]);
    throw error;
  } finally {
    client.release();
  }
  await pool.query("notify renamed");
}
`,
      },
      {
        title: "pg: the pool is used before the transaction, and while a client has no transaction",
        code: `import pg from "pg";
const pool = new pg.Pool();
export async function read(id) {
  const { rows } = await pool.query("select role from users where id = $1", [id]);
  const client = await pool.connect();
  const other = await pool.query("select 1");
  await client.query("BEGIN READ ONLY");
  const result = await client.query("select * from reports where role = $1", [rows[0].role]);
  await client.query("END");
  client.release();
  return [other, result];
}
`,
      },
      {
        title: "pg: a single client is its own transaction",
        code: `import { Client } from "pg";
const client = new Client();
await client.connect();
await client.query("BEGIN");
await client.query("create table users (id int)");
await client.query("COMMIT");
await client.end();
`,
      },
      {
        title: "pg: another pool has its own transactions",
        code: `import { Pool } from "pg";
const shop = new Pool({ database: "shop" });
const audit = new Pool({ database: "audit" });
export async function order(id) {
  const client = await shop.connect();
  await client.query("BEGIN");
  await client.query("insert into orders values ($1)", [id]);
  await audit.query("insert into orders values ($1)", [id]);
  await client.query("COMMIT");
  client.release();
}
`,
      },
      {
        title: "pg: the client is handed to a helper of the file",
        code: `import { Pool, type PoolClient } from "pg";
const pool = new Pool();
async function debit(db: Pool | PoolClient, id: number): Promise<void> {
  await db.query("update accounts set balance = 0 where id = $1", [id]);
}
export async function close(id: number): Promise<void> {
  const client = await pool.connect();
  await client.query("BEGIN");
  await debit(client, id);
  await client.query("COMMIT");
  client.release();
}
`,
      },
      {
        title: "mysql2: the connection of the transaction is used, and the pool after it",
        code: `import { createPool } from "mysql2/promise";
const pool = createPool({});
export async function order(id) {
  const connection = await pool.getConnection();
  await connection.beginTransaction();
  try {
    await connection.execute("insert into orders values (?)", [id]);
    await connection.commit();
  } catch (error) {
    await connection.rollback();
    throw error;
  } finally {
    connection.release();
  }
  await pool.query("select 1");
}
`,
      },
      {
        title: "typeorm: the manager is used",
        code: `import { DataSource } from "typeorm";
import { User } from "./user.js";
export const source = new DataSource({ type: "postgres" });
export const add = (name) =>
  source.transaction("SERIALIZABLE", async (manager) => {
    const user = manager.create(User, { name });
    await manager.save(user);
    await manager.getRepository(User).update({ id: user.id }, { name });
  });
`,
      },
      {
        title: "typeorm: the query runner's own manager is used",
        code: `import { DataSource } from "typeorm";
export const source = new DataSource({ type: "postgres" });
export async function add(user) {
  const runner = source.createQueryRunner();
  await runner.connect();
  await runner.startTransaction();
  try {
    await runner.manager.save(user);
    await runner.query("select 1");
    await runner.commitTransaction();
  } catch (error) {
    await runner.rollbackTransaction();
    throw error;
  } finally {
    await runner.release();
  }
  await source.query("select 2");
}
`,
      },
      {
        title: "mongodb: the session is handed to every operation",
        code: `import { MongoClient } from "mongodb";
const client = new MongoClient("mongodb://localhost");
export async function order(item) {
  const session = client.startSession();
  try {
    await session.withTransaction(async () => {
      const db = client.db("shop");
      await db.collection("orders").insertOne(item, { session });
      await db.collection("stock").updateOne({ id: item.id }, { $inc: { left: -1 } }, { session });
    });
  } finally {
    await session.endSession();
  }
}
`,
      },
      {
        title: "191: mongodb: two transactions one after the other, and work after them",
        code: `import { MongoClient } from "mongodb";
const client = new MongoClient("mongodb://localhost");
export async function order(item, first, second) {
  const session = client.startSession();
  await session.withTransaction(() => first(session));
  await session.withTransaction(() => second(session));
  await session.endSession();
  await client.db("shop").collection("log").insertOne(item);
}
`,
      },
      {
        title: "mongodb: one transaction in the callback that receives the session",
        code: `import { MongoClient } from "mongodb";
const client = new MongoClient("mongodb://localhost");
export const order = (item) =>
  client.withSession((session) =>
    session.withTransaction(async (running) => {
      await client.db("shop").collection("orders").insertOne(item, { session: running });
    }),
  );
`,
      },
    ],
    invalid: [
      {
        title: "pg: the pool is used inside the transaction of its client",
        code: `import { Pool } from "pg";
const pool = new Pool();
export async function transfer(from, amount) {
  const client = await pool.connect();
  try {
    await client.query("BEGIN");
    await pool.query("update accounts set balance = balance - $1 where id = $2", [amount, from]);
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK");
    throw error;
  } finally {
    client.release();
  }
}
`,
        errors: [{ messageId: "bypass", line: 7, message: /since line 6.*Use `client` instead of `pool`\./u }],
      },
      {
        title: "pg: a rollback to a savepoint does not end the transaction",
        code: `const { Pool } = require("pg");
const pool = new Pool();
exports.load = async (rows) => {
  const client = await pool.connect();
  await client.query("start transaction isolation level serializable");
  await client.query("savepoint one");
  await client.query("rollback to savepoint one");
  await pool.query("insert into failures default values");
  await client.query("commit");
  client.release();
};
`,
        filename: "load.cjs",
        errors: [{ messageId: "bypass", line: 8 }],
      },
      {
        title: "190: pg: a helper of the file uses the pool inside the transaction",
        code: `import { Pool } from "pg";
const pool = new Pool();
async function audit(text) {
  await pool.query("insert into log values ($1)", [text]);
}
export async function remove(id) {
  const client = await pool.connect();
  await client.query("BEGIN");
  await client.query("delete from users where id = $1", [id]);
  await audit("removed");
  await client.query("COMMIT");
  client.release();
}
`,
        errors: [{ messageId: "bypass" }],
      },
      {
        title: "192: pg: the pool of a class",
        code: `import { Pool } from "pg";
export class Accounts {
  constructor() {
    this.pool = new Pool();
  }
  async close(id) {
    const client = await this.pool.connect();
    try {
      await client.query("BEGIN");
      await client.query("delete from accounts where id = $1", [id]);
      await this.pool.query("delete from cards where account = $1", [id]);
      await client.query("COMMIT");
    } finally {
      client.release();
    }
  }
}
`,
        errors: [{ messageId: "bypass", line: 11, message: /Use `client` instead of `this\.pool`\./u }],
      },
      {
        title: "mysql2: the pool is used inside the transaction",
        code: `import mysql from "mysql2/promise";
const pool = mysql.createPool({});
export async function order(id) {
  const connection = await pool.getConnection();
  await connection.beginTransaction();
  await connection.execute("insert into orders values (?)", [id]);
  await pool.execute("update stock set left_over = left_over - 1");
  await connection.commit();
  connection.release();
}
`,
        errors: [{ messageId: "bypass", line: 7 }],
      },
      {
        title: "typeorm: the data source inside its transaction",
        code: `import { DataSource } from "typeorm";
export const source = new DataSource({ type: "postgres" });
export const add = (user) =>
  source.transaction(async (manager) => {
    await manager.save(user);
    await source.query("refresh materialized view users_by_name");
  });
`,
        errors: [{ messageId: "bypass", line: 6, message: /Use `manager` instead of `source`\./u }],
      },
      {
        title: "typeorm: a repository of the data source inside its transaction",
        code: `import { DataSource } from "typeorm";
import { User } from "./user.js";
export const source = new DataSource({ type: "postgres" });
const users = source.getRepository(User);
export const add = (user) =>
  source.transaction(async (manager) => {
    await manager.insert("log", { user });
    await users.save(user);
  });
`,
        errors: [{ messageId: "bypass", line: 8 }],
      },
      {
        title: "typeorm: the data source inside the transaction of a query runner",
        code: `import { DataSource } from "typeorm";
export const source = new DataSource({ type: "postgres" });
export async function add(user) {
  const runner = source.createQueryRunner();
  await runner.startTransaction();
  try {
    await runner.query("insert into users values ($1)", [user]);
    await source.query("insert into log values ($1)", [user]);
    await runner.commitTransaction();
  } catch (error) {
    await runner.rollbackTransaction();
    throw error;
  } finally {
    await runner.release();
  }
}
`,
        errors: [{ messageId: "bypass", line: 8 }],
      },
      {
        title: "189: mongodb: a transaction in the transaction of the same session",
        code: `import { MongoClient } from "mongodb";
const client = new MongoClient("mongodb://localhost");
export async function order(work) {
  const session = client.startSession();
  await session.withTransaction(async () => {
    await session.withTransaction(work);
  });
  await session.endSession();
}
`,
        errors: [{ messageId: "nested", line: 6, message: /Transaction already in progress/u }],
      },
      {
        title: "mongodb: an operation of the client without the session",
        code: `import { MongoClient } from "mongodb";
const client = new MongoClient("mongodb://localhost");
const orders = client.db("shop").collection("orders");
export async function order(item) {
  await client.withSession(async (session) =>
    session.withTransaction(async () => {
      await orders.insertOne(item, { session });
      await orders.deleteMany({ left: 0 });
    }),
  );
}
`,
        errors: [{ messageId: "bypass", line: 8 }],
      },
      {
        title: "194: mongodb: a run in the callback that receives a session which already runs",
        code: `import { MongoClient } from "mongodb";
const client = new MongoClient("mongodb://localhost");
export const order = (work) =>
  client.withSession(async (session) => {
    await session.withTransaction(async () => {
      await session.withTransaction(() => work(session));
    });
  });
`,
        errors: [{ messageId: "nested", line: 6 }],
      },
    ],
  },
  { minimum: 20 },
);
