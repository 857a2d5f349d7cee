/** How are the pools and clients of pg opened, used and run inside of each other? */
import { postgresServer } from "../local-servers/postgres.mjs";

const pool = ({ lib, server }, options) => new lib.default.Pool({ ...server, user: "u", database: "d", max: 1, ...options });
const client = async ({ lib, server }) => {
  const opened = new lib.default.Client({ ...server, user: "u", database: "d" });
  await opened.connect();
  return opened;
};
const query = (on) => on.query("select 1");

export default {
  start: async () => ({ server: await postgresServer() }),
  resources: {
    Pool: { open: pool, uses: { query, connect: (on) => on.connect() } },
    Client: {
      open: client,
      uses: {
        query,
        connect: (on) => on.connect(),
        escapeIdentifier: (on) => on.escapeIdentifier("a"),
        escapeLiteral: (on) => on.escapeLiteral("a"),
        getTypeParser: (on) => on.getTypeParser(1, "text"),
        ref: (on) => on.ref(),
        setTypeParser: (on) => on.setTypeParser(1, "text", (value) => value),
        unref: (on) => on.unref(),
      },
    },
    PoolClient: { open: (context) => pool(context).connect(), uses: { query } },
  },
  nested: {
    "PoolClient#query": async (context, attempt) => {
      const owner = pool(context);
      const connection = await owner.connect();
      await connection.query("BEGIN");
      await attempt(() => owner.query("select 1"));
    },
  },
};
