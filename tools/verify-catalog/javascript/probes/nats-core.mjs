/** How are the connections and subscriptions of the transport of NATS for Node opened and used? A server of this process answers each ping. */
import { natsServer } from "../local-servers/nats.mjs";

const connection = ({ lib, server }) => lib.connect(server);

export default {
  start: async () => ({ server: await natsServer() }),
  resources: {
    NatsConnection: {
      open: connection,
      uses: {
        publish: (on) => on.publish("a"),
        subscribe: (on) => on.subscribe("a"),
        flush: (on) => on.flush(),
        request: (on) => on.request("a"),
        requestMany: (on) => on.requestMany("a"),
      },
    },
    Subscription: { open: async (context) => (await connection(context)).subscribe("a", { callback: () => undefined }) },
  },
};
