/** How are the servers and sockets of node:net opened and used? */
const server = ({ lib }) => new Promise((resolve) => {
  const opened = lib.createServer((socket) => socket.on("error", () => undefined).resume());
  opened.listen(0, "127.0.0.1", () => resolve(opened));
});

export default {
  resources: {
    Server: {
      open: server,
      uses: { address: (on) => on.address(), close: (on, _, report) => on.close(report), listen: (on) => on.listen(0, "127.0.0.1") },
    },
    Socket: {
      open: async (context) => {
        const { port } = (await server(context)).address();
        const socket = context.lib.connect(port, "127.0.0.1");
        await new Promise((resolve) => {
          socket.once("connect", resolve);
        });
        return socket;
      },
      uses: { write: (on, _, report) => void on.on("error", report).write("x") },
    },
    BoundSocket: { why: "on Node from 26.4.0 on" },
  },
};
