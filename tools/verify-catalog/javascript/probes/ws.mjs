/** How are the sockets and servers of ws opened and used? */
const server = async ({ lib }) => {
  const opened = new lib.WebSocketServer({ port: 0, host: "127.0.0.1" });
  await new Promise((resolve) => {
    opened.on("listening", resolve);
  });
  return opened;
};

export default {
  resources: {
    WebSocket: {
      open: async (context) => {
        const peer = await server(context);
        const socket = new context.lib.WebSocket(`ws://127.0.0.1:${peer.address().port}`);
        await new Promise((resolve) => {
          socket.on("open", resolve);
        });
        return socket;
      },
      uses: {
        send: (socket) => socket.send("x"),
        ping: (socket) => socket.ping(),
        pause: (socket) => socket.pause(),
        resume: (socket) => socket.resume(),
      },
    },
    WebSocketServer: {
      open: server,
      close: { close: (opened) => new Promise((resolve) => opened.close(resolve)) },
      uses: { close: (opened, _, report) => opened.close(report) },
    },
  },
};
