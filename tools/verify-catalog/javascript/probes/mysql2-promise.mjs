/** How are the connections and pools of mysql2/promise opened and used? */
import { mysqlServer } from "../local-servers/mysql.mjs";

const options = ({ server }) => ({ ...server, user: "u", connectionLimit: 1 });
const pool = (context) => context.lib.default.createPool(options(context));
const uses = { query: (on) => on.query("select 1"), execute: (on) => on.execute("select 1") };

export default {
  start: async ({ load }) => ({ server: await mysqlServer((await load("mysql2")).default) }),
  resources: {
    Connection: {
      open: async (context) => {
        const opened = await context.lib.default.createConnection(options(context));
        opened.on("error", () => undefined);
        return opened;
      },
      uses: { ...uses, ping: (on) => on.ping() },
    },
    Pool: { open: pool, uses: { ...uses, getConnection: (on) => on.getConnection() } },
    PoolConnection: { open: (context) => pool(context).getConnection() },
    PoolCluster: { open: (context) => context.lib.default.createPoolCluster() },
  },
  nested: {
    "PoolConnection#beginTransaction": async (context, attempt) => {
      const owner = pool(context);
      const opened = await owner.getConnection();
      await opened.beginTransaction();
      await attempt(() => owner.query("select 1"));
    },
  },
};
