/** Where does `no-nested-run` see a query of the outer client of a query builder inside its transaction? */
import { specify } from "../specify.ts";

specify(
  "no-nested-run",
  {
    valid: [
      {
        title: "knex: the transaction is used",
        code: `import knex from "knex";
const db = knex({ client: "pg" });
export const order = (item) =>
  db.transaction(async (trx) => {
    const [id] = await trx("orders").insert(item).returning("id");
    await trx("log").insert({ id });
  });
`,
      },
      {
        title: "knex: a query of the outer client joins the transaction",
        code: `import knex from "knex";
const db = knex({ client: "pg" });
export const order = (item) =>
  db.transaction(async (trx) => {
    await db("orders").insert(item).transacting(trx);
    await db("orders").transacting(trx).update({ done: true });
  });
`,
      },
      {
        title: "knex: the outer client only writes parts of a query",
        code: `import knex from "knex";
const db = knex({ client: "pg" });
export const touch = (id) =>
  db.transaction(async (trx) => {
    await trx("users").where({ id }).update({ seen: db.fn.now(), visits: db.raw("visits + 1") });
    await trx("users").whereIn("id", db("banned").select("id")).del();
  });
`,
      },
      {
        title: "knex: a transaction that is begun without a callback",
        code: `const knex = require("knex");
const db = knex({ client: "pg" });
exports.order = async (item) => {
  const trx = await db.transaction();
  await trx("orders").insert(item);
  await trx.commit();
  await db("log").insert({ item });
};
`,
        filename: "order.cjs",
      },
      {
        title: "kysely: the transaction is used",
        code: `import { Kysely, type Dialect } from "kysely";
export async function order(dialect: Dialect, item: { id: number }) {
  await using db = new Kysely<{ orders: { id: number } }>({ dialect });
  await db.transaction().setIsolationLevel("serializable").execute(async (trx) => {
    await trx.insertInto("orders").values(item).execute();
  });
  return await db.selectFrom("orders").selectAll().execute();
}
`,
      },
      {
        title: "kysely: a query that the outer client only builds",
        code: `import type { Kysely } from "kysely";
export const copy = (db: Kysely<any>) =>
  db.transaction().execute(async (trx) => {
    const old = db.selectFrom("orders").selectAll();
    await trx.insertInto("archive").expression(old).execute();
  });
`,
      },
      {
        title: "drizzle: the transaction is used, also nested",
        code: `import { drizzle } from "drizzle-orm/node-postgres";
import { users, log } from "./schema.js";
const db = drizzle(process.env.DATABASE_URL);
export const add = (name) =>
  db.transaction(async (tx) => {
    await tx.insert(users).values({ name });
    await tx.transaction(async (inner) => {
      await inner.insert(log).values({ name });
    });
  });
`,
      },
      {
        title: "drizzle: a subquery of the outer client is a part of the transaction's query",
        code: `import { inArray } from "drizzle-orm";
import { drizzle } from "drizzle-orm/node-postgres";
import { banned, users } from "./schema.js";
const db = drizzle(process.env.DATABASE_URL);
export const purge = () =>
  db.transaction(async (tx) => {
    await tx.delete(users).where(inArray(users.id, db.select({ id: banned.id }).from(banned)));
    const newest = db.select().from(users).limit(1).as("newest");
    await tx.select().from(newest);
  });
`,
      },
      {
        title: "prisma: the transaction's client is used",
        code: `import { PrismaClient } from "@prisma/client";
export const prisma = new PrismaClient();
export const order = (data) =>
  prisma.$transaction(async (tx) => {
    const { id } = await tx.order.create({ data });
    await tx.$executeRaw\`select pg_notify('orders', \${id})\`;
    return id;
  }, { timeout: 10_000 });
`,
      },
      {
        title: "prisma: a list of queries is a transaction of the outer client",
        code: `import { PrismaClient } from "@prisma/client";
export const prisma = new PrismaClient();
export const remove = (id) =>
  prisma.$transaction([prisma.order.deleteMany({ where: { userId: id } }), prisma.user.delete({ where: { id } })]);
`,
      },
      {
        title: "prisma: a helper that is given the transaction",
        code: `import { type Prisma, PrismaClient } from "@prisma/client";
export const prisma = new PrismaClient();
const audit = (db: Prisma.TransactionClient | PrismaClient, text: string) => db.log.create({ data: { text } });
export const remove = (id: number) =>
  prisma.$transaction(async (tx) => {
    await audit(tx, "removed");
    await tx.user.delete({ where: { id } });
  });
export const note = () => audit(prisma, "note");
`,
      },
      {
        title: "prisma: a parameter shadows the outer client",
        code: `import { PrismaClient } from "@prisma/client";
const prisma = new PrismaClient();
export const remove = (id) =>
  prisma.$transaction(async (prisma) => {
    await prisma.user.delete({ where: { id } });
  });
`,
      },
      {
        title: "prisma: work that is left for after the transaction",
        code: `import { PrismaClient } from "@prisma/client";
const prisma = new PrismaClient();
export async function remove(id) {
  const user = await prisma.$transaction((tx) => tx.user.delete({ where: { id } }));
  await prisma.log.create({ data: { id: user.id } });
}
`,
      },
      {
        title: "postgres: the transaction's own function is used",
        code: `import postgres from "postgres";
const sql = postgres();
export const order = (item) =>
  sql.begin(async (tx) => {
    await tx\`insert into orders \${tx(item)}\`;
    await tx.savepoint((inner) => inner\`select 1\`);
  });
`,
      },
      {
        title: "prisma: a default of a parameter is the outer client, and the call gives the transaction",
        code: `import { PrismaClient } from "@prisma/client";
const prisma = new PrismaClient();
async function audit(text, db = prisma) {
  await db.log.create({ data: { text } });
}
export const remove = (id) =>
  prisma.$transaction(async (tx) => {
    await tx.user.delete({ where: { id } });
    await audit("removed", tx);
  });
`,
      },
      {
        title: "prisma: callbacks are collected for after the transaction",
        code: `import { PrismaClient } from "@prisma/client";
const prisma = new PrismaClient();
export async function order(id) {
  const after = [];
  await prisma.$transaction(async (tx) => {
    await tx.order.create({ data: { id } });
    after.push(() => prisma.log.create({ data: { id } }));
  });
  for (const work of after) await work();
}
`,
      },
      {
        title: "knex: raw queries and queries from a builder join the transaction",
        code: `import knex from "knex";
const db = knex({ client: "pg" });
export const order = (item) =>
  db.transaction(async (trx) => {
    await db.insert(item).into("orders").transacting(trx);
    await db.raw("select 1").transacting(trx);
    const old = db.select("id").from("archive");
    await trx("orders").whereNotIn("id", old);
  });
`,
      },
      {
        title: "postgres: names and fragments of the outer function are parts of a query",
        code: `import postgres from "postgres";
const sql = postgres();
export const order = (item) =>
  sql.begin(async (tx) => {
    const where = sql\`where id = \${item.id}\`;
    await tx\`update \${sql("orders")} set done = true \${where}\`;
  });
`,
      },
      {
        title: "kysely: a subquery of the outer client, and its expressions",
        code: `import type { Kysely } from "kysely";
export const copy = (db: Kysely<any>) =>
  db.transaction().execute(async (trx) => {
    await trx.selectFrom(db.selectFrom("orders").selectAll().as("old")).selectAll().execute();
    await trx.selectFrom("orders").select(db.fn.countAll().as("count")).execute();
  });
`,
      },
      {
        title: "a step of a query of the transaction itself gets values",
        code: `import knex from "knex";
const db = knex({ client: "pg" });
export async function pay(to, amount) {
  await db.transaction(async (trx) => {
    await db("accounts").transacting(trx).where({ id: to }).increment("balance", amount);
  });
}
`,
      },
    ],
    invalid: [
      {
        title: "knex: the outer client inside its transaction",
        code: `import knex from "knex";
const db = knex({ client: "pg" });
export const order = (item) =>
  db.transaction(async (trx) => {
    await trx("orders").insert(item);
    await db("stock").decrement("left", 1);
  });
`,
        errors: [{ messageId: "bypass", line: 6, message: /Timeout acquiring a connection.*Use `trx` instead of `db`\./u }],
      },
      {
        title: "190: knex: a helper of the file uses the outer client",
        code: `const db = require("knex")({ client: "pg" });
function audit(text) {
  return db("log").insert({ text });
}
exports.order = (item) =>
  db.transaction(async (trx) => {
    await trx("orders").insert(item);
    await audit("ordered");
  });
`,
        filename: "order.cjs",
        errors: [{ messageId: "bypass", line: 3, message: /through `audit` \(line 8\)/u }],
      },
      {
        title: "kysely: the outer client inside its transaction",
        code: `import { Kysely } from "kysely";
import { dialect } from "./dialect.js";
export const db = new Kysely({ dialect });
export const order = (item) =>
  db.transaction().execute(async (trx) => {
    await trx.insertInto("orders").values(item).execute();
    await db.updateTable("stock").set({ left: 0 }).execute();
  });
`,
        errors: [{ messageId: "bypass", line: 7, message: /Use `trx` instead of `db`\./u }],
      },
      {
        title: "189: kysely: a transaction begins another",
        code: `import type { Kysely } from "kysely";
export const order = (db: Kysely<any>) =>
  db.transaction().execute(async (trx) => {
    await trx.transaction().execute(async (inner) => {
      await inner.insertInto("orders").values({ id: 1 }).execute();
    });
  });
`,
        errors: [{ messageId: "nested", line: 4, message: /calling the transaction method for a Transaction is not supported/u }],
      },
      {
        title: "drizzle: the outer client inside its transaction",
        code: `import { drizzle } from "drizzle-orm/mysql2";
import { stock, orders } from "./schema.js";
const db = drizzle(process.env.DATABASE_URL);
export const order = (item) =>
  db.transaction(async (tx) => {
    await tx.insert(orders).values(item);
    await db.update(stock).set({ left: 0 });
  });
`,
        errors: [{ messageId: "bypass", line: 7, message: /Use `tx` instead of `db`\./u }],
      },
      {
        title: "prisma: the outer client inside its transaction",
        code: `import { PrismaClient } from "@prisma/client";
const prisma = new PrismaClient();
export async function transfer(from, to, amount) {
  await prisma.$transaction(async (tx) => {
    await tx.account.update({ where: { id: from }, data: { balance: { decrement: amount } } });
    await prisma.account.update({ where: { id: to }, data: { balance: { increment: amount } } });
  });
}
`,
        errors: [{ messageId: "bypass", line: 6, message: /since line 4.*Use `tx` instead of `prisma`\./u }],
      },
      {
        title: "192: prisma: the client of a service, through a method",
        code: `import { PrismaClient } from "@prisma/client";
export class UserService {
  constructor(private readonly prisma: PrismaClient) {}
  private log(text: string) {
    return this.prisma.log.create({ data: { text } });
  }
  async remove(id: number) {
    await this.prisma.$transaction(async (tx) => {
      await tx.user.delete({ where: { id } });
      await this.log("removed");
    });
  }
}
`,
        errors: [{ messageId: "bypass", line: 5, message: /through `this\.log` \(line 10\)/u }],
      },
      {
        title: "prisma: a helper that is given the outer client",
        code: `import { PrismaClient } from "@prisma/client";
const prisma = new PrismaClient();
const audit = (db, text) => db.log.create({ data: { text } });
export const remove = (id) =>
  prisma.$transaction(async (tx) => {
    await tx.user.delete({ where: { id } });
    await audit(prisma, "removed");
  });
`,
        errors: [{ messageId: "bypass" }],
      },
      {
        title: "postgres: the outer function inside its transaction",
        code: `import postgres from "postgres";
const sql = postgres();
export const order = (item) =>
  sql.begin(async (tx) => {
    await tx\`insert into orders \${tx(item)}\`;
    await sql\`update stock set left_over = 0\`;
  });
`,
        errors: [{ messageId: "bypass", line: 6, message: /Use `tx` instead of `sql`\./u }],
      },
      {
        title: "a step of a query beside the transaction gets values",
        code: `import knex from "knex";
const db = knex({ client: "pg" });
export async function pay(to, amount) {
  await db.transaction(async (trx) => {
    await db("accounts").where({ id: to }).increment("balance", amount);
  });
}
`,
        errors: [{ line: 5 }],
      },
    ],
  },
  { minimum: 20 },
);
