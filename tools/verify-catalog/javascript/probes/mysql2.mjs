/** How are the connections and pools of mysql2 opened and used, when they are given callbacks? */
import { mysqlServer } from "../local-servers/mysql.mjs";

const options = ({ server }) => ({ ...server, user: "u", connectionLimit: 1 });
const connection = async (context) => {
  const opened = context.lib.default.createConnection(options(context));
  await new Promise((resolve) => opened.connect(resolve));
  opened.on("error", () => undefined);
  return opened;
};
const pool = (context) => context.lib.default.createPool(options(context));
const pooled = (context) => new Promise((resolve, reject) => {
  pool(context).getConnection((error, opened) => (error ? reject(error) : resolve(opened)));
});
const query = (on, _, report) => void on.query("select 1", report);

export default {
  start: async ({ lib }) => ({ server: await mysqlServer(lib.default) }),
  resources: {
    Connection: {
      open: connection,
      close: { end: (on) => new Promise((resolve) => on.end(resolve)) },
      uses: { query, end: (on, _, report) => void on.end(report), ping: (on, _, report) => void on.ping(report) },
    },
    Pool: { open: pool, uses: { query, getConnection: (on, _, report) => void on.getConnection(report) } },
    PoolConnection: { open: pooled },
    PoolCluster: { open: (context) => context.lib.default.createPoolCluster() },
  },
  nested: {
    "PoolConnection#beginTransaction": async (context, attempt) => {
      const owner = pool(context);
      const opened = await new Promise((resolve) => owner.getConnection((_, given) => resolve(given)));
      await new Promise((resolve) => opened.beginTransaction(resolve));
      await attempt(() => new Promise((resolve) => owner.query("select 1", resolve)));
    },
  },
};
