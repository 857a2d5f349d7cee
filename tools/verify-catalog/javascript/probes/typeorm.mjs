/** How are the data sources and query runners of typeorm opened and used? SQLite in memory is what they talk to. */
const source = async ({ lib }) => {
  const User = new lib.EntitySchema({ name: "User", columns: { id: { type: Number, primary: true } } });
  const opened = new lib.DataSource({ type: "better-sqlite3", database: ":memory:", entities: [User], synchronize: true });
  return opened.initialize();
};
const owners = new WeakMap();
const runner = async (context) => (await source(context)).createQueryRunner();
const repository = async (context) => {
  const owner = await source(context);
  const made = owner.getRepository("User");
  owners.set(made, owner);
  return made;
};

export default {
  packages: { "better-sqlite3": "13.2.0" },
  resources: {
    DataSource: {
      open: source,
      uses: {
        query: (on) => on.query("select 1"),
        "manager.find": (on) => on.manager.find("User"),
        transaction: (on) => on.transaction(async () => 1),
        getMetadata: (on) => on.getMetadata("User"),
        getRepository: (on) => on.getRepository("User"),
        hasMetadata: (on) => on.hasMetadata("User"),
        setOptions: (on) => on.setOptions({}),
      },
    },
    QueryRunner: { open: runner, uses: { query: (on) => on.query("select 1"), "manager.find": (on) => on.manager.find("User") } },
    EntityManager: {
      open: async (context) => {
        const owner = await runner(context);
        owners.set(owner.manager, owner);
        return owner.manager;
      },
      close: { owner: (on) => owners.get(on).release() },
      uses: { find: (on) => on.find("User"), query: (on) => on.query("select 1") },
    },
    Repository: {
      open: repository,
      close: { owner: (on) => owners.get(on).destroy() },
      uses: {
        find: (on) => on.find(), save: (on) => on.save({ id: 1 }), create: (on) => on.create({ id: 1 }),
        getId: (on) => on.getId({ id: 1 }), hasId: (on) => on.hasId({ id: 1 }), merge: (on) => on.merge({ id: 1 }, { id: 2 }),
      },
    },
  },
};
