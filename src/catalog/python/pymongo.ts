/** What do the clients of pymongo do when they are opened, used and closed? */
import type { Outcome, ResourceSpec } from "../../core/effects.ts";
import { ASYNC_BLOCK, BLOCKING, COROUTINE, each, SYNC_BLOCK } from "../python-entries.ts";
import { defineLibrary } from "../schema.ts";

const works: Outcome = { effect: "works" };
const OPERATIONS = ["bulk_write", "drop_database", "list_database_names", "list_databases", "server_info", "watch"];

/** What is read of it (`client.shop`, `client["shop"]`) keeps it in use, and is not followed. */
const client: Pick<ResourceSpec, "harmless" | "kind" | "obligation" | "source"> = {
  kind: "client",
  harmless: ["get_database", "get_default_database", "start_session"],
  obligation: "may",
  source: "measured with pymongo 4.20.0",
};

export default defineLibrary({
  name: "pymongo",
  modules: ["pymongo", "pymongo.asynchronous.mongo_client", "pymongo.mongo_client"],
  version: "4.20.0",
  source: "https://pymongo.readthedocs.io/en/stable/api/pymongo/asynchronous/mongo_client.html",
  resources: [
    {
      ...client,
      name: "AsyncMongoClient",
      closers: { aclose: { async: true, again: works }, close: { async: true, again: works } },
      disposal: { ...ASYNC_BLOCK, closer: "close" },
      reuse: { effect: "unknown" },
      reuseOf: each({ effect: "rejects", error: "Cannot use AsyncMongoClient after close" }, OPERATIONS),
      methods: each(COROUTINE, [...OPERATIONS, "aconnect"]),
    },
    {
      ...client,
      name: "MongoClient",
      closers: { close: { again: works } },
      disposal: { ...SYNC_BLOCK, closer: "close" },
      reuse: { effect: "unknown" },
      reuseOf: each({ effect: "throws", error: "Cannot use MongoClient after close" }, OPERATIONS),
      methods: each(BLOCKING, OPERATIONS),
    },
  ],
  exports: {
    AsyncMongoClient: { construct: { returns: { resource: "AsyncMongoClient" } }, instance: "AsyncMongoClient" },
    MongoClient: { construct: { returns: { resource: "MongoClient" } }, instance: "MongoClient" },
  },
  examples: {
    wrong: [
      "from pymongo import AsyncMongoClient",
      "",
      "async def names(uri):",
      "    async with AsyncMongoClient(uri) as client:",
      "        await client.server_info()",
      "    return await client.list_database_names()",
      "",
    ].join("\n"),
    right: [
      "from pymongo import AsyncMongoClient",
      "",
      "async def names(uri):",
      "    async with AsyncMongoClient(uri) as client:",
      "        return await client.list_database_names()",
      "",
    ].join("\n"),
  },
});
