/** How are the servers, requests and responses of node:http opened and used? */
const server = ({ lib }) => new Promise((resolve) => {
  const opened = lib.createServer((_, response) => response.end("x"));
  opened.listen(0, "127.0.0.1", () => resolve(opened));
});
const write = (on, _, report) => void on.on("error", report).write("x");

/** A response that somebody waits for. */
const asked = ({ lib }) => new Promise((resolve) => {
  const opened = lib.createServer((_, response) => resolve(response));
  opened.listen(0, "127.0.0.1", () => {
    lib.get({ port: opened.address().port, host: "127.0.0.1" }, (answer) => answer.resume()).on("error", () => undefined);
  });
});
const headers = {
  appendHeader: (on) => void on.appendHeader("a", "b"),
  removeHeader: (on) => on.removeHeader("a"),
  setHeader: (on) => void on.setHeader("a", "b"),
  writeHead: (on) => void on.writeHead(200),
};

/** Waits until it is destroyed, since that makes an error of its own. */
const destroyed = (on) => new Promise((resolve) => {
  on.once("close", resolve).destroy();
});

export default {
  resources: {
    Server: {
      open: server,
      uses: { address: (on) => on.address(), close: (on, _, report) => on.close(report), listen: (on) => on.listen(0, "127.0.0.1") },
    },
    Agent: { open: ({ lib }) => new lib.Agent({ keepAlive: true }) },
    ServerResponse: {
      open: (context) => asked(context),
      uses: {
        ...headers,
        write, end: (on, _, report) => void on.on("error", report).end("x"), setHeaders: (on) => void on.setHeaders(new Map([["a", "b"]])),
      },
    },
    ClientRequest: {
      open: async (context) => {
        const { port } = (await server(context)).address();
        return context.lib.request({ port, host: "127.0.0.1", method: "POST" }).on("error", () => undefined);
      },
      close: { destroy: (on) => destroyed(on) },
      uses: { write, destroy: (on) => void on.destroy() },
    },
    IncomingMessage: { open: ({ lib }) => new lib.IncomingMessage() },
  },
};
