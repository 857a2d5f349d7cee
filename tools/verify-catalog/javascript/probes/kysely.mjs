/** How are the databases and transactions of kysely opened, run and closed? SQLite in memory is what they talk to. */
const database = async ({ lib, load }) => {
  const { default: Database } = await load("better-sqlite3");
  const opened = new lib.Kysely({ dialect: new lib.SqliteDialect({ database: new Database(":memory:") }) });
  await opened.schema.createTable("users").addColumn("id", "integer").execute();
  return opened;
};
const controlled = async (context) => (await database(context)).startTransaction().execute();
const select = (on) => on.selectFrom("users").selectAll();
const nested = (run) => async (context, attempt) => {
  const opened = await database(context);
  await opened.transaction().execute((transaction) => attempt(() => run(transaction)));
};
const nestedControlled = (run) => async (context, attempt) => {
  const transaction = await controlled(context);
  await attempt(() => run(transaction));
};
const builders = (on) => [
  select(on), on.insertInto("users"), on.insertInto("users").onConflict, on.updateTable("users"), on.deleteFrom("users"),
  on.mergeInto("users"), on.mergeInto("users").using("users as other", "other.id", "users.id"), on.schema.createTable("a"),
  on.schema.createIndex("a"), on.schema.createView("a"), on.schema.createType("a"), on.schema.dropTable("a"),
  on.schema.dropView("a"), on.schema.dropIndex("a"), on.schema.alterTable("a"), on.schema.alterTable("a").addColumn("b", "text"),
  on.schema.alterType?.("a"),
];

export default {
  packages: { "better-sqlite3": "13.2.0" },
  resources: {
    Kysely: { open: database, uses: { selectFrom: (on) => select(on).execute() } },
    Query: { shapes: async (context) => builders(await database(context)) },
    RawBuilder: { open: ({ lib }) => lib.sql`select 1` },
    TransactionBuilder: { open: async (context) => (await database(context)).transaction() },
    ConnectionBuilder: { open: async (context) => (await database(context)).connection() },
    Connection: { shapes: async (context) => [await (await database(context)).connection().execute((connection) => connection)] },
    ControlledTransactionBuilder: { open: async (context) => (await database(context)).startTransaction() },
    Transaction: { shapes: async (context) => [await (await database(context)).transaction().execute((transaction) => transaction)] },
    ControlledTransaction: {
      open: controlled,
      close: { commit: (on) => on.commit().execute(), rollback: (on) => on.rollback().execute() },
      uses: { selectFrom: (on) => select(on).execute() },
    },
  },
  nested: {
    "Transaction#transaction": nested((transaction) => transaction.transaction()),
    "Transaction#startTransaction": nested((transaction) => transaction.startTransaction()),
    "ControlledTransaction#transaction": nestedControlled((transaction) => transaction.transaction()),
    "ControlledTransaction#startTransaction": nestedControlled((transaction) => transaction.startTransaction()),
  },
};
