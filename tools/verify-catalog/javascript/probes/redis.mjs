/** How are the clients of node-redis opened and used? A server of this process answers each command with `OK`. */
import { redisServer } from "../local-servers/redis.mjs";

const uses = {
  get: (on) => on.get("a"),
  set: (on) => on.set("a", "b"),
  multi: (on) => {
    on.multi();
  },
  ref: (on) => on.ref(),
  unref: (on) => on.unref(),
};
const client = ({ lib, server }) => {
  const made = lib.createClient({ socket: { ...server, reconnectStrategy: false } });
  made.on("error", () => undefined);
  return made;
};

export default {
  start: async () => ({ server: await redisServer() }),
  resources: {
    Client: {
      open: async (context) => {
        const opened = client(context);
        await opened.connect();
        return opened;
      },
      uses,
    },
    ClientPool: {
      open: async ({ lib, server }) => {
        const pool = lib.createClientPool({ socket: { ...server, reconnectStrategy: false } });
        pool.on("error", () => undefined);
        await pool.connect();
        return pool;
      },
      uses,
    },
    Cluster: { shapes: ({ lib }) => [lib.createCluster({ rootNodes: [{ url: "redis://127.0.0.1:1" }] })], why: "needs a cluster of Redis" },
    Sentinel: {
      shapes: ({ lib }) => [lib.createSentinel({ name: "a", sentinelRootNodes: [{ host: "127.0.0.1", port: 1 }] })],
      why: "needs a sentinel of Redis",
    },
  },
};
