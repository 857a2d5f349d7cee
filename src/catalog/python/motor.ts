/** What do the clients of motor do when they are opened, used and closed? */
import type { Outcome } from "../../core/effects.ts";
import { each } from "../python-entries.ts";
import { defineLibrary } from "../schema.ts";

const closed: Outcome = { effect: "rejects", error: "Cannot use MongoClient after close" };
const OPERATIONS = ["drop_database", "list_database_names", "list_databases", "server_info"];

export default defineLibrary({
  name: "motor",
  modules: ["motor.motor_asyncio"],
  version: "3.7.1",
  source: "https://motor.readthedocs.io/en/stable/api-asyncio/asyncio_motor_client.html",
  resources: [
    {
      name: "AsyncIOMotorClient",
      kind: "client",
      closers: { close: { again: { effect: "works" } } },
      disposal: { symbol: "none", closer: "close" },
      reuse: { effect: "unknown" },
      reuseOf: each(closed, OPERATIONS),
      harmless: ["get_database", "get_default_database", "get_io_loop"],
      // Futures of a thread, which are on their way.
      methods: each({ task: "eager" }, ["drop_database", "list_database_names", "server_info"]),
      obligation: "may",
      source: "measured with motor 3.7.1",
    },
  ],
  exports: {
    AsyncIOMotorClient: { construct: { returns: { resource: "AsyncIOMotorClient" } }, instance: "AsyncIOMotorClient" },
  },
  examples: {
    wrong: [
      "from motor.motor_asyncio import AsyncIOMotorClient",
      "",
      "async def names(uri):",
      "    client = AsyncIOMotorClient(uri)",
      "    client.close()",
      "    return await client.list_database_names()",
      "",
    ].join("\n"),
    right: [
      "from motor.motor_asyncio import AsyncIOMotorClient",
      "",
      "async def names(uri):",
      "    client = AsyncIOMotorClient(uri)",
      "    try:",
      "        return await client.list_database_names()",
      "    finally:",
      "        client.close()",
      "",
    ].join("\n"),
  },
});
