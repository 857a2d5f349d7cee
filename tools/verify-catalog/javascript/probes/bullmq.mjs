/** What have the queues and workers of bullmq? Their scripts run in a real Redis only. */
const connection = { host: "127.0.0.1", port: 1, retryStrategy: null, lazyConnect: true };
const silent = (on) => {
  on.on("error", () => undefined);
  return on;
};

export default {
  why: "needs a server of Redis",
  resources: {
    Queue: { shapes: ({ lib }) => [silent(new lib.Queue("a", { connection }))] },
    FlowProducer: { shapes: ({ lib }) => [silent(new lib.FlowProducer({ connection }))] },
    QueueEvents: { shapes: ({ lib }) => [silent(new lib.QueueEvents("a", { connection, autorun: false }))] },
    Worker: { shapes: ({ lib }) => [silent(new lib.Worker("a", async () => 1, { connection, autorun: false }))] },
  },
};
