/** How are the clients and servers of gRPC opened and used? */
import { Buffer } from "node:buffer";

const credentials = ({ lib }) => lib.default.credentials.createInsecure();
const bound = async (context) => {
  const server = new context.lib.default.Server();
  const port = await new Promise((resolve, reject) => {
    server.bindAsync("127.0.0.1:0", context.lib.default.ServerCredentials.createInsecure(), (error, given) => (error ? reject(error) : resolve(given)));
  });
  return { server, port };
};
const passing = (value) => value;

export default {
  resources: {
    Client: {
      open: async (context) => new context.lib.default.Client(`127.0.0.1:${(await bound(context)).port}`, credentials(context)),
      uses: {
        makeUnaryRequest: (on, _, report) => void on.makeUnaryRequest("/a/b", passing, passing, Buffer.from("x"), report),
        waitForReady: (on, _, report) => new Promise((resolve) => {
          on.waitForReady(Date.now() + 300, (error) => resolve(report(error)));
        }),
        getChannel: (on) => on.getChannel(),
      },
    },
    Channel: {
      open: async (context) => new context.lib.default.Channel(`127.0.0.1:${(await bound(context)).port}`, credentials(context), {}),
      uses: {
        getConnectivityState: (on) => on.getConnectivityState(true),
        watchConnectivityState: (on, _, report) => on.watchConnectivityState(0, Date.now() + 300, report),
        createCall: (on) => on.createCall("/a/b", Infinity),
        getTarget: (on) => on.getTarget(),
      },
    },
    Server: {
      open: async (context) => (await bound(context)).server,
      close: { tryShutdown: (on) => new Promise((resolve) => on.tryShutdown(resolve)) },
      uses: {
        bindAsync: (on, context, report) => on.bindAsync("127.0.0.1:0", context.lib.default.ServerCredentials.createInsecure(), report),
        start: (on) => on.start(),
      },
    },
  },
};
