/** How is a socket of node:dgram opened? */
export default {
  resources: {
    Socket: {
      open: ({ lib }) => new Promise((resolve) => {
        const socket = lib.createSocket("udp4");
        socket.bind(0, "127.0.0.1", () => resolve(socket));
      }),
    },
  },
};
