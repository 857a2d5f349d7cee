/** Which classes have the resources of Python's libraries, where no export of the catalog tells? */
import { AWAITED } from "./python-programs.ts";

/** By resource. */
export const OTHER_CLASSES: Readonly<Record<string, readonly string[]>> = {
  "aiofiles/AsyncFile": ["aiofiles.threadpool.text.AsyncTextIOWrapper", "aiofiles.threadpool.binary.AsyncBufferedIOBase"],
  "anyio/AsyncFile": ["anyio.AsyncFile"],
  "anyio/TaskGroup": ["anyio.abc.TaskGroup"],
  "asyncio/CurrentLoop": ["asyncio.SelectorEventLoop"],
  "asyncio/Server": ["asyncio.base_events.Server"],
  "asyncpg/PoolConnection": ["asyncpg.pool.PoolConnectionProxy"],
  "asyncpg/Transaction": ["asyncpg.transaction.Transaction"],
  "builtins/File": ["io.TextIOWrapper", "io.BufferedReader"],
  "grpc/AsyncServer": ["grpc.aio._server.Server"],
  "playwright/PlaywrightContextManager": ["playwright.async_api._context_manager.PlaywrightContextManager"],
  "playwright/SyncPlaywrightContextManager": ["playwright.sync_api._context_manager.PlaywrightContextManager"],
  "psycopg-pool/AsyncPoolConnection": ["psycopg.AsyncConnection"],
  "psycopg-pool/PoolConnection": ["psycopg.Connection"],
  "redis/Lock": ["redis.asyncio.lock.Lock"],
  "redis/Pipeline": ["redis.asyncio.client.Pipeline"],
  "redis/PubSub": ["redis.asyncio.client.PubSub"],
  "sqlalchemy/AsyncTransaction": ["sqlalchemy.ext.asyncio.AsyncTransaction"],
};

/** What other platforms, other modules of the library, or instances only have. */
export const NOT_HERE: ReadonlySet<string> = new Set(["asyncio.Loop", "asyncio.ProactorEventLoop", "httpx.Response.is_closed"]);

/** A block around them does not close them, or another thing is entered in their place. */
export const RE_ENTERED: ReadonlySet<string> = new Set([
  "aiofiles/AsyncFile",
  "asyncio/Barrier",
  "asyncio/Condition",
  "asyncio/Lock",
  "asyncio/Semaphore",
  "asyncpg/PoolConnection",
  "asyncpg/Transaction",
  "redis/Lock",
  "redis/Pipeline",
  "redis/PubSub",
  "sqlalchemy/AsyncTransaction",
  "sqlite3/Connection",
  "trio/Nursery",
]);

/**
 * What gives an awaitable without being a coroutine function. `python-facts.test.ts` calls what is in the list of programs;
 * these need a server, or are connectors that nobody makes.
 */
const READ = [
  "aiohttp.request",
  "aiohttp/BaseConnector.close",
  ...["copy_from_query", "copy_from_table", "copy_records_to_table", "copy_to_table", "execute", "executemany", "fetch", "fetchmany"].map(
    (name) => `asyncpg/PoolConnection.${name}`,
  ),
  ...["add_listener", "fetchrow", "fetchval", "prepare", "reload_schema_state", "remove_listener", "reset", "reset_type_codec"].map(
    (name) => `asyncpg/PoolConnection.${name}`,
  ),
  ...["set_builtin_type_codec", "set_type_codec"].map((name) => `asyncpg/PoolConnection.${name}`),
  ...["commit", "rollback", "start"].map((name) => `asyncpg/Transaction.${name}`),
];

/** Whether it gives an awaitable all the same. */
export function isAwaitable(name: string): boolean {
  return READ.includes(name) || AWAITED.has(name);
}
