/** How are the databases and transactions of knex opened, used and closed? SQLite in memory is what they talk to. */
const database = async ({ lib }) => {
  const opened = lib.default({ client: "better-sqlite3", connection: { filename: ":memory:" }, useNullAsDefault: true, acquireConnectionTimeout: 1000 });
  await opened.raw("select 1");
  return opened;
};
const uses = {
  "()": (on) => on("sqlite_master").select(),
  raw: (on) => on.raw("select 1"),
};

export default {
  packages: { "better-sqlite3": "13.2.0" },
  resources: {
    Knex: {
      open: async (context) => ({ held: await database(context) }),
      uses: {
        ...uses,
        transaction: (on) => on.transaction(),
        initialize: (on) => on.initialize(),
        ref: (on) => void on.ref("a"),
      },
    },
    QueryBuilder: {
      shapes: async (context) => {
        const query = (await database(context))("sqlite_master");
        return [query, query.clone().insert({}).onConflict()];
      },
    },
    Transaction: {
      open: async (context) => ({ held: await (await database(context)).transaction() }),
      uses,
    },
  },
};
