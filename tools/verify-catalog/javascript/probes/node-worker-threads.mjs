/** How are the workers and ports of node:worker_threads opened and used? */
export default {
  resources: {
    Worker: {
      open: async ({ lib }) => {
        const worker = new lib.Worker("setInterval(() => undefined, 1000)", { eval: true });
        await new Promise((resolve) => {
          worker.once("online", resolve);
        });
        return worker;
      },
      uses: { getHeapSnapshot: (on) => on.getHeapSnapshot(), postMessage: (on) => on.postMessage(1) },
    },
    MessagePort: { open: ({ lib }) => new lib.MessageChannel().port1, uses: { postMessage: (on) => on.postMessage(1) } },
  },
};
