/** How are the data sources and query runners of typeorm opened and used? SQLite in memory is what they talk to. */
const source = async ({ lib }) => {
  const User = new lib.EntitySchema({ name: "User", columns: { id: { type: Number, primary: true } } });
  const opened = new lib.DataSource({ type: "better-sqlite3", database: ":memory:", entities: [User], synchronize: true });
  return opened.initialize();
};
const runner = async (context) => (await source(context)).createQueryRunner();
const repository = async (context) => (await source(context)).getRepository("User");

export default {
  packages: { "better-sqlite3": "13.2.0" },
  // SQLite has one connection for everybody, which no runner gives back, and says its own errors.
  why: "said of drivers with a pool of connections, which need a server",
  resources: {
    DataSource: { open: source, uses: { getMetadata: (on) => on.getMetadata("User"), getRepository: (on) => on.getRepository("User"), hasMetadata: (on) => on.hasMetadata("User"), setOptions: (on) => on.setOptions({}) } },
    QueryRunner: { shapes: async (context) => [await runner(context)] },
    EntityManager: { shapes: async (context) => [(await runner(context)).manager] },
    Repository: { shapes: async (context) => [await repository(context)] },
  },
};
