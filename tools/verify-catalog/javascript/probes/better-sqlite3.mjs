/** How are the databases and statements of better-sqlite3 opened and used? */
const owners = new WeakMap();
const database = ({ lib }) => new lib.default(":memory:");
const statement = (context) => {
  const owner = database(context);
  const made = owner.prepare("select 1 as one");
  owners.set(made, owner);
  return made;
};

export default {
  resources: {
    Database: {
      open: database,
      uses: {
        prepare: (on) => on.prepare("select 1"),
        exec: (on) => on.exec("select 1"),
        pragma: (on) => on.pragma("user_version"),
        transaction: (on) => on.transaction(() => 1),
      },
    },
    Statement: {
      open: statement,
      close: { owner: (on) => owners.get(on).close() },
      uses: {
        all: (on) => on.all(),
        get: (on) => on.get(),
        iterate: (on) => [...on.iterate()],
        pluck: (on) => on.pluck(),
        expand: (on) => on.expand(),
        raw: (on) => on.raw(),
        safeIntegers: (on) => on.safeIntegers(),
      },
    },
  },
};
