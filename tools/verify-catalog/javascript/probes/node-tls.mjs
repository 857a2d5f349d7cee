/** How is a server of node:tls opened and closed? */
export default {
  resources: {
    Server: {
      open: ({ lib }) => new Promise((resolve) => {
        const server = lib.createServer();
        server.listen(0, "127.0.0.1", () => resolve(server));
      }),
      uses: { address: (on) => on.address(), close: (on, _, report) => on.close(report), listen: (on) => on.listen(0, "127.0.0.1") },
    },
  },
};
