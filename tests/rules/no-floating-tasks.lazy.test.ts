/** Which queries does `no-floating-tasks` know to never run? */
import { specify } from "../specify.ts";

specify(
  "no-floating-tasks",
  {
    valid: [
      {
        title: "an awaited query of knex",
        filename: "users.cjs",
        code: `const knex = require("knex")({ client: "pg" });
async function remove(id) {
  await knex("users").where({ id }).del();
}
module.exports = { remove };
`,
      },
      {
        title: "a query of knex that is built in steps",
        code: `import knex from "knex";
const db = knex({ client: "pg" });
export async function search(filter) {
  const query = db("users").select("*");
  if (filter.name) query.where({ name: filter.name });
  if (filter.age) {
    query.andWhere("age", ">", filter.age);
  }
  return await query;
}
`,
      },
      {
        title: "a query of knex that is reassigned in steps",
        code: `import knex from "knex";
const db = knex({ client: "pg" });
export async function search(filter) {
  let query = db("users");
  if (filter.name) query = query.where({ name: filter.name });
  return await query.limit(10);
}
`,
      },
      {
        title: "a query of knex that is part of another, printed, streamed or handled",
        code: `import knex from "knex";
const db = knex({ client: "pg" });
export async function one(out) {
  const ids = db("orders").select("user_id");
  db("users").select("*").stream().pipe(out);
  db("log").insert({ at: 1 }).catch(() => {});
  console.log(db("users").select("*").toString());
  return await db("users").whereIn("id", ids);
}
`,
      },
      {
        title: "a query that is built and not needed on some path",
        code: `import postgres from "postgres";
const sql = postgres(process.env.DATABASE_URL);
export async function search(now, name) {
  const order = sql\`order by id\`;
  const where = name ? sql\`and name = \${name}\` : sql\`\`;
  if (!now) return [];
  return await sql\`select * from users where until > \${now} \${where} \${order}\`;
}
`,
      },
      {
        title: "the helpers, cursors and transactions of postgres.js",
        code: `import postgres from "postgres";
const sql = postgres(process.env.DATABASE_URL);
export async function move(user) {
  await sql\`insert into users \${sql(user)}\`;
  await sql.begin((tx) => [tx\`delete from a\`, tx\`delete from b\`]);
  for await (const rows of sql\`select * from users\`.cursor(10)) console.log(rows);
}
`,
      },
      {
        title: "a query of drizzle that is awaited, run or built dynamically",
        code: `import { drizzle } from "drizzle-orm/better-sqlite3";
import { eq } from "drizzle-orm";
import { users } from "./schema.js";
const db = drizzle("app.db");
export async function search(name) {
  db.insert(users).values({ name }).run();
  const query = db.select().from(users).$dynamic();
  if (name) query.where(eq(users.name, name));
  return await query;
}
`,
      },
      {
        title: "queries of prisma that a transaction runs",
        code: `import { PrismaClient } from "@prisma/client";
export const prisma = new PrismaClient();
export async function move(ids) {
  const first = prisma.user.update({ where: { id: ids[0] }, data: { seen: true } });
  const others = ids.map((id) => prisma.log.create({ data: { id } }));
  await prisma.$transaction([first, ...others]);
}
`,
      },
      {
        title: "a query of prisma that then or catch runs",
        code: `import { PrismaClient } from "@prisma/client";
export const prisma = new PrismaClient();
export function remove(id, done) {
  prisma.user.delete({ where: { id } }).then(() => done(), done);
  prisma.log.deleteMany().catch(done);
}
`,
      },
      {
        title: "a query of kysely that is executed and awaited",
        code: `import { Kysely } from "kysely";
export async function search(dialect) {
  await using db = new Kysely({ dialect });
  const query = db.selectFrom("users").selectAll();
  return await query.execute();
}
`,
      },
      {
        title: "a pipeline of a redis client",
        code: `import Redis from "ioredis";
const redis = new Redis();
export async function save(key) {
  const pipeline = redis.pipeline();
  pipeline.set(key, "1");
  pipeline.expire(key, 60);
  await pipeline.exec();
}
`,
      },
      {
        title: "a builder of kysely that is executed in a branch, or returned for somebody to execute",
        code: `import { Kysely } from "kysely";
export async function save(dialect, id) {
  await using db = new Kysely({ dialect });
  if (id) await db.insertInto("users").values({ id }).execute();
}
export function named(db, name) {
  return db.selectFrom("users").where("name", "=", name);
}
`,
      },
    ],
    invalid: [
      {
        title: "a query of knex as a statement never runs",
        filename: "users.cjs",
        code: `const knex = require("knex")({ client: "pg" });
async function remove(id) {
  knex("users").where({ id }).del();
}
module.exports = { remove };
`,
        errors: [{ messageId: "lazy", line: 3 }],
      },
      {
        title: "a query of knex in a transaction never runs",
        code: `import knex from "knex";
const db = knex({ client: "pg" });
export async function add(user) {
  await db.transaction(async (trx) => {
    await trx("users").insert(user);
    trx("log").insert({ user });
  });
}
`,
        errors: [{ messageId: "lazy", line: 6 }],
      },
      {
        title: "a query of knex that is stored and forgotten",
        code: `import knex from "knex";
const db = knex({ client: "pg" });
export async function remove(id) {
  const deletion = db("users").where({ id }).del();
  console.log("deleted");
}
`,
        errors: [{ messageId: "lazy", line: 4 }],
      },
      {
        title: "a change of the schema that never runs",
        code: `import knex from "knex";
const db = knex({ client: "pg" });
export async function up() {
  db.schema.createTable("users", (table) => {
    table.increments();
  });
}
`,
        errors: [{ messageId: "lazy", line: 4 }],
      },
      {
        title: "an insert of drizzle as a statement never runs",
        code: `import { drizzle } from "drizzle-orm/node-postgres";
import { users } from "./schema.js";
const db = drizzle(process.env.DATABASE_URL);
export async function add(name) {
  db.insert(users).values({ name });
}
`,
        errors: [{ messageId: "lazy", line: 5 }],
      },
      {
        title: "a write of prisma in a request handler never runs",
        code: `import { PrismaClient } from "@prisma/client";
export const prisma = new PrismaClient();
export async function POST(request) {
  const { id } = await request.json();
  prisma.user.update({ where: { id }, data: { seen: true } });
  prisma.$executeRaw\`update stats set n = n + 1\`;
  return new Response("ok");
}
`,
        errors: [
          { message: "`prisma.user.update()` is lazy: nothing runs until it is awaited or executed. Await it.", line: 5 },
          { messageId: "lazy", line: 6 },
        ],
      },
      {
        title: "a write of prisma in a class never runs",
        code: `import { PrismaClient } from "@prisma/client";
export class Users {
  #prisma = new PrismaClient();
  async touch(id) {
    this.#prisma.user.update({ where: { id }, data: { seen: true } });
  }
  async close() {
    await this.#prisma.$disconnect();
  }
}
`,
        errors: [{ messageId: "lazy", line: 5 }],
      },
      {
        title: "a query of postgres.js as a statement never runs",
        code: `import postgres from "postgres";
const sql = postgres(process.env.DATABASE_URL);
export async function remove(id) {
  sql\`delete from users where id = \${id}\`;
  await sql.begin(async (tx) => {
    tx\`insert into log values (\${id})\`;
  });
}
`,
        errors: [{ messageId: "lazy", line: 4 }, { messageId: "lazy", line: 6 }],
      },
      {
        title: "a query of postgres.js that is executed runs, and floats",
        code: `import postgres from "postgres";
const sql = postgres(process.env.DATABASE_URL);
export async function remove(id) {
  sql\`delete from users where id = \${id}\`.execute();
}
`,
        errors: [{ messageId: "dropped", line: 4 }],
      },
      {
        title: "a builder of kysely in a branch is executed, one in a variable is left",
        code: `import { Kysely } from "kysely";
export async function save(dialect, id) {
  await using db = new Kysely({ dialect });
  if (id) db.insertInto("users").values({ id });
  const query = db.updateTable("users");
}
`,
        errors: [{ messageId: "lazy-method", line: 4 }, { messageId: "lazy-method", line: 5, suggestions: 0 }],
        output: `import { Kysely } from "kysely";
export async function save(dialect, id) {
  await using db = new Kysely({ dialect });
  if (id) await db.insertInto("users").values({ id }).execute();
  const query = db.updateTable("users");
}
`,
      },
      {
        title: "an effect by the import of its module never runs",
        code: `import * as Effect from "effect/Effect";
export function log() {
  Effect.log("hello");
}
`,
        errors: [{ messageId: "lazy-yield", line: 3, suggestions: 0 }],
      },
      {
        title: "a builder of kysely that is not executed never runs, one that is executed floats",
        code: `import { Kysely } from "kysely";
export async function remove(dialect, id) {
  await using db = new Kysely({ dialect });
  db.deleteFrom("users").where("id", "=", id);
  db.deleteFrom("users").where("id", "=", id).execute();
}
`,
        errors: [{ messageId: "lazy-method", line: 4 }, { messageId: "dropped", line: 5 }],
      },
    ],
  },
  { minimum: 19 },
);
