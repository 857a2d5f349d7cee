/** How are the dispatchers, bodies and sockets of undici opened and used? A web server of this process answers them. */
import { tmpdir } from "node:os";
import { join } from "node:path";
import { httpServer } from "../local-servers/http.mjs";

const get = ({ origin }) => ({ origin, path: "/", method: "GET" });
const uses = {
  request: (on, context) => on.request(get(context)),
  stream: (on, context) => on.stream(get(context), () => process.stdout),
  connect: (on, context) => on.connect({ ...get(context), path: "a:1" }),
  upgrade: (on, context) => on.upgrade({ ...get(context), protocol: "websocket" }),
  dispatch: (on, context, report) => {
    on.dispatch(get(context), { onRequestStart() {}, onResponseError: (_, error) => report(error), onError: report });
  },
  pipeline: (on, context, report) => {
    on.pipeline(get(context), ({ body }) => body).on("error", report).end();
  },
  compose: (on) => on.compose((dispatch) => dispatch),
};
const dispatcher = (open) => ({ open, uses });
const address = ({ origin }) => origin.replace("http", "ws");

export default {
  start: async () => ({ origin: await httpServer() }),
  resources: {
    Client: dispatcher(({ lib, origin }) => new lib.Client(origin)),
    Pool: dispatcher(({ lib, origin }) => new lib.Pool(origin)),
    BalancedPool: dispatcher(({ lib, origin }) => new lib.BalancedPool(origin)),
    RoundRobinPool: dispatcher(({ lib, origin }) => new lib.RoundRobinPool(origin)),
    H2CClient: dispatcher(({ lib, origin }) => new lib.H2CClient(origin)),
    Agent: dispatcher(({ lib }) => new lib.Agent()),
    ProxyAgent: dispatcher(({ lib, origin }) => new lib.ProxyAgent(origin)),
    EnvHttpProxyAgent: dispatcher(({ lib }) => new lib.EnvHttpProxyAgent()),
    Socks5ProxyAgent: dispatcher(({ lib }) => new lib.Socks5ProxyAgent("socks5://127.0.0.1:1")),
    RetryAgent: dispatcher(({ lib }) => new lib.RetryAgent(new lib.Agent())),
    MockAgent: dispatcher(({ lib }) => new lib.MockAgent()),
    SnapshotAgent: dispatcher(({ lib }) => new lib.SnapshotAgent({ mode: "record", snapshotPath: join(tmpdir(), "snapshots.json") })),
    Body: { open: async ({ lib, origin }) => (await lib.request(origin)).body, close: { destroy: (body) => void body.on("error", () => undefined).destroy(), pipe: (body) => body.pipe(process.stderr) } },
    WebSocket: {
      open: (context) => opened(new context.lib.WebSocket(address(context))),
      uses: { send: (socket) => socket.send("x") },
    },
    WebSocketStream: {
      open: async (context) => {
        const stream = new context.lib.WebSocketStream(address(context));
        await stream.opened;
        return stream;
      },
    },
    EventSource: { open: ({ lib, origin }) => opened(new lib.EventSource(`${origin}/events`)) },
  },
};

/** Waits until it is open. */
function opened(target) {
  return new Promise((resolve) => {
    target.addEventListener("open", () => {
      resolve(target);
    });
  });
}
