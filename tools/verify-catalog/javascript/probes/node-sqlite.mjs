/** How are the databases, statements and sessions of node:sqlite opened and used? */
const database = ({ lib }) => new lib.DatabaseSync(":memory:");
const owners = new WeakMap();

export default {
  resources: {
    DatabaseSync: {
      open: database,
      uses: { exec: (on) => on.exec("select 1"), prepare: (on) => on.prepare("select 1"), createSession: (on) => on.createSession() },
    },
    StatementSync: {
      open: (context) => {
        const owner = database(context);
        const made = owner.prepare("select 1");
        owners.set(made, owner);
        return made;
      },
      close: { owner: (on) => owners.get(on).close() },
      uses: { all: (on) => on.all(), get: (on) => on.get(), run: (on) => on.run() },
    },
    Session: { open: (context) => database(context).createSession() },
  },
};
