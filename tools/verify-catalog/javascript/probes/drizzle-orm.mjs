/** Which members have the databases, queries and transactions of drizzle-orm? SQLite in memory is what they talk to. */
const database = async ({ load }) => {
  const { drizzle } = await load("drizzle-orm/better-sqlite3");
  const { integer, sqliteTable } = await load("drizzle-orm/sqlite-core");
  const users = sqliteTable("users", { id: integer("id") });
  return { db: drizzle(":memory:", { schema: { users } }), users };
};

/** The same for PostgreSQL and MySQL, which nothing is sent to. */
const others = async ({ load }) => {
  const { drizzle: postgres } = await load("drizzle-orm/pg-proxy");
  const { drizzle: mysql } = await load("drizzle-orm/mysql2");
  const pg = await load("drizzle-orm/pg-core");
  const my = await load("drizzle-orm/mysql-core");
  return [
    { db: postgres(async () => ({ rows: [] })), users: pg.pgTable("users", { id: pg.integer("id") }) },
    { db: mysql({ connection: "mysql://u@127.0.0.1:1/d" }), users: my.mysqlTable("users", { id: my.int("id") }) },
  ];
};
const queries = ({ db, users }) => [db.select().from(users), db.select(), db.insert(users).values({ id: 1 }), db.insert(users), db.update(users), db.update(users).set({ id: 1 }), db.delete(users)];

export default {
  packages: { "better-sqlite3": "13.2.0", mysql2: "3.24.5" },
  resources: {
    Database: { shapes: async (context) => [(await database(context)).db, ...(await others(context)).map(({ db }) => db)] },
    Query: { shapes: async (context) => [await database(context), ...await others(context)].flatMap(queries) },
    Transaction: {
      shapes: async (context) => {
        const held = [];
        const { db } = await database(context);
        db.transaction((transaction) => {
          held.push(transaction);
        });
        return [...held, ...(await others(context)).map((other) => other.db)];
      },
    },
  },
};
