/** How are the clients and transactions of postgres opened and used? A server of this process gives each query no rows. */
import { postgresServer } from "../local-servers/postgres.mjs";

const client = ({ lib, server }) => lib.default({ ...server, max: 1, user: "u", database: "d", fetch_types: false, idle_timeout: 0 });
const select = (on) => on`select 1`;
const uses = { "()": select, unsafe: (on) => on.unsafe("select 1") };

export default {
  start: async () => ({ server: await postgresServer() }),
  resources: {
    Sql: {
      open: async (context) => {
        const opened = client(context);
        await opened.unsafe("select 1");
        return opened;
      },
      uses: { ...uses, begin: (on) => on.begin((transaction) => select(transaction)), array: (on) => void on.array([1]), json: (on) => void on.json({}), typed: (on) => void on.typed(1, 1) },
    },
    Query: { shapes: (context) => [select(client(context))] },
    TransactionSql: {
      shapes: async (context) => {
        const held = [];
        await client(context).begin((transaction) => {
          held.push(transaction);
        });
        return held;
      },
    },
    ReservedSql: { open: async (context) => {
        const owner = client(context);
        await owner.unsafe("select 1");
        return { held: await owner.reserve() };
      } },
  },
};
