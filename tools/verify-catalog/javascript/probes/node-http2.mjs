/** How are the servers, sessions and streams of node:http2 opened and used? */
const server = ({ lib }) => new Promise((resolve) => {
  const opened = lib.createServer();
  opened.listen(0, "127.0.0.1", () => resolve(opened));
});
const session = async (context) => {
  const { port } = (await server(context)).address();
  return context.lib.connect(`http://127.0.0.1:${port}`).on("error", () => undefined);
};

/** What a server is given and answers with, once somebody asks. */
const exchange = (pick) => async (context) => {
  const opened = await server(context);
  const client = context.lib.connect(`http://127.0.0.1:${opened.address().port}`).on("error", () => undefined);
  return new Promise((resolve) => {
    opened.on("request", (request, response) => resolve(pick(request, response)));
    client.request({ ":path": "/" }).on("error", () => undefined).resume();
  });
};

export default {
  resources: {
    Http2Server: { open: server, uses: { close: (on, _, report) => on.close(report) } },
    ClientHttp2Session: { open: session },
    ClientHttp2Stream: {
      open: async (context) => (await session(context)).request({ ":path": "/", ":method": "POST" }).on("error", () => undefined),
      uses: { write: (on, _, report) => void on.on("error", report).write("x") },
    },
    Http2ServerRequest: { open: exchange((request) => request) },
    Http2ServerResponse: {
      open: exchange((_, response) => response),
      uses: {
        removeHeader: (on) => on.removeHeader("a"), setHeader: (on) => on.setHeader("a", "b"),
        write: (on) => void on.write("x"), writeHead: (on) => void on.writeHead(200), end: (on) => void on.end("x"),
      },
    },
  },
};
