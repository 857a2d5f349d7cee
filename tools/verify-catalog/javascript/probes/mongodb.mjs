/** How are the clients, sessions and cursors of mongodb opened and used? A server of this process answers them. */
import { mongodbServer } from "../local-servers/mongodb.mjs";

const owners = new WeakMap();
const client = async ({ address, lib }) => {
  const opened = new lib.MongoClient(address, { serverApi: "1", serverSelectionTimeoutMS: 1500 });
  await opened.connect();
  return opened;
};
const of = (make) => async (context) => {
  const owner = await client(context);
  const made = make(owner);
  owners.set(made, owner);
  return made;
};
const documents = of((owner) => owner.db("d").collection("c"));
const close = { owner: (on) => owners.get(on).close() };

export default {
  start: async ({ lib }) => ({ address: await mongodbServer(lib.BSON) }),
  resources: {
    MongoClient: {
      open: client,
      uses: {
        bulkWrite: (on) => on.bulkWrite([{ name: "insertOne", namespace: "d.c", document: {} }]),
        db: (on) => on.db("d"),
        startSession: (on) => on.startSession(),
      },
    },
    ClientSession: {
      open: of((owner) => owner.startSession()),
      uses: {
        commitTransaction: (on) => on.commitTransaction(),
        abortTransaction: (on) => on.abortTransaction(),
        advanceClusterTime: (on, { lib }) => on.advanceClusterTime({ clusterTime: new lib.Timestamp({ t: 1, i: 1 }), signature: { hash: new lib.Binary(), keyId: 1 } }),
        advanceOperationTime: (on, { lib }) => on.advanceOperationTime(new lib.Timestamp({ t: 1, i: 1 })),
        withTransaction: (on) => on.withTransaction((session) => owners.get(on).db("d").collection("c").insertOne({}, { session })),
        startTransaction: (on) => on.startTransaction(),
        inTransaction: (on) => on.inTransaction(),
        equals: (on) => on.equals(on),
      },
    },
    Db: { open: of((owner) => owner.db("d")), close, uses: { command: (on) => on.command({ ping: 1 }), listCollections: (on) => on.listCollections().toArray() } },
    Collection: { open: documents, close, uses: { findOne: (on) => on.findOne(), insertOne: (on) => on.insertOne({}), countDocuments: (on) => on.countDocuments() } },
    FindCursor: {
      open: async (context) => {
        const cursor = (await documents(context)).find();
        await cursor.hasNext();
        return cursor;
      },
      uses: {
        next: (on) => on.next(), hasNext: (on) => on.hasNext(), tryNext: (on) => on.tryNext(),
        bufferedCount: (on) => on.bufferedCount(), clone: (on) => on.clone(), rewind: (on) => on.rewind(),
      },
      close: { forEach: (on) => on.forEach(() => undefined) },
    },
    ChangeStream: {
      open: async (context) => (await documents(context)).watch(),
      uses: { next: (on) => on.next(), hasNext: (on) => on.hasNext(), tryNext: (on) => on.tryNext() },
    },
  },
  nested: {
    "ClientSession#withTransaction": async (context, attempt) => {
      const session = (await client(context)).startSession();
      await session.withTransaction(() => attempt(() => session.withTransaction(async () => 1)));
    },
  },
};
