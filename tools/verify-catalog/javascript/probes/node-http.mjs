/** How are the servers, requests and responses of node:http opened and used? */
const server = ({ lib }) => new Promise((resolve) => {
  const opened = lib.createServer((_, response) => response.end("x"));
  opened.listen(0, "127.0.0.1", () => resolve(opened));
});
const write = (on, _, report) => void on.on("error", report).write("x");

export default {
  resources: {
    Server: {
      open: server,
      uses: { address: (on) => on.address(), close: (on, _, report) => on.close(report), listen: (on) => on.listen(0, "127.0.0.1") },
    },
    Agent: { open: ({ lib }) => new lib.Agent({ keepAlive: true }) },
    ServerResponse: {
      open: ({ lib }) => new lib.ServerResponse(new lib.IncomingMessage()),
      uses: { write, end: (on, _, report) => void on.on("error", report).end("x"), setHeaders: (on) => void on.setHeaders(new Map([["a", "b"]])) },
    },
    ClientRequest: {
      open: async (context) => {
        const { port } = (await server(context)).address();
        return context.lib.request({ port, host: "127.0.0.1", method: "POST" }).on("error", () => undefined);
      },
      uses: { write },
    },
    IncomingMessage: { open: ({ lib }) => new lib.IncomingMessage() },
  },
};
