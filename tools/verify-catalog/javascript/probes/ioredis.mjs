/** How are the clients of ioredis opened and used? A server of this process answers each command with `OK`. */
import { redisServer } from "../local-servers/redis.mjs";

const uses = {
  get: (on) => on.get("a"),
  set: (on) => on.set("a", "b"),
  subscribe: (on) => on.subscribe("news"),
  multi: (on) => {
    on.multi();
  },
  pipeline: (on) => {
    on.pipeline();
  },
};

export default {
  start: async () => ({ server: await redisServer() }),
  resources: {
    Redis: {
      open: async ({ lib, server }) => {
        const client = new lib.Redis({ ...server, retryStrategy: null });
        await client.ping();
        return client;
      },
      uses,
    },
    Cluster: { shapes: ({ lib, server }) => [new lib.Cluster([server], { lazyConnect: true })], why: "needs a cluster of Redis" },
  },
};
