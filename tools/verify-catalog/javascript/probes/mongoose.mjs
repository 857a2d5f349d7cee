/** How are the connections and models of mongoose opened and used? A server of this process answers them. */
import { mongodbServer } from "../local-servers/mongodb.mjs";

const connection = async ({ address, lib }) => lib.default.createConnection(address, { serverApi: "1", serverSelectionTimeoutMS: 1500 }).asPromise();
const model = async (context) => (await connection(context)).model("A", new context.lib.default.Schema({ a: String }));

export default {
  start: async ({ lib }) => ({ address: await mongodbServer(lib.default.mongo.BSON) }),
  resources: {
    Connection: { open: async (context) => ({ held: await connection(context) }) },
    DefaultConnection: {
      open: async ({ address, lib }) => {
        await lib.default.connect(address, { serverApi: "1", serverSelectionTimeoutMS: 1500 });
        return { held: lib.default.connection };
      },
    },
    Model: { shapes: async (context) => [await model(context)] },
    Query: { shapes: async (context) => [(await model(context)).find()] },
  },
};
