/** Which classes have the resources of Python's libraries, where no export of the catalog tells? */

/** By resource. */
export const OTHER_CLASSES: Readonly<Record<string, readonly string[]>> = {
  "aiofiles/AsyncFile": ["aiofiles.threadpool.text.AsyncTextIOWrapper", "aiofiles.threadpool.binary.AsyncBufferedIOBase"],
  "anyio/AsyncFile": ["anyio.AsyncFile"],
  "anyio/TaskGroup": ["anyio.abc.TaskGroup"],
  "asyncio/CurrentLoop": ["asyncio.SelectorEventLoop"],
  "asyncio/EventLoop": ["uvloop.Loop"],
  "asyncio/Server": ["asyncio.base_events.Server"],
  "asyncpg/PoolConnection": ["asyncpg.pool.PoolConnectionProxy"],
  "asyncpg/Transaction": ["asyncpg.transaction.Transaction"],
  "builtins/File": ["io.TextIOWrapper", "io.BufferedReader"],
  "grpc/AsyncServer": ["grpc.aio._server.Server"],
  "playwright/Assertions": ["playwright.async_api._generated.LocatorAssertions"],
  "playwright/PlaywrightContextManager": ["playwright.async_api._context_manager.PlaywrightContextManager"],
  "playwright/SyncPlaywright": ["playwright.sync_api.Playwright"],
  "playwright/SyncPlaywrightContextManager": ["playwright.sync_api._context_manager.PlaywrightContextManager"],
  "psycopg-pool/AsyncPoolConnection": ["psycopg.AsyncConnection"],
  "psycopg-pool/PoolConnection": ["psycopg.Connection"],
  "redis/Lock": ["redis.asyncio.lock.Lock"],
  "redis/Pipeline": ["redis.asyncio.client.Pipeline"],
  "redis/PubSub": ["redis.asyncio.client.PubSub"],
  "sqlalchemy/AsyncTransaction": ["sqlalchemy.ext.asyncio.AsyncTransaction"],
};

/** What only other platforms, other modules of the library, or instances have, and why it is not looked for here. */
export const NOT_HERE: Readonly<Record<string, string>> = {
  "asyncio.Loop": "it is a class of uvloop",
  "asyncio.ProactorEventLoop": "it is there on Windows only",
  "httpx.Response.is_closed": "instances have it, and the class does not",
  "mcp.FastMCP": "it is in fastmcp, which is not installed",
  "playwright.async_api._generated.LocatorAssertions.not_to_be_ok": "it is an assertion of answers",
  "playwright.async_api._generated.LocatorAssertions.not_to_have_title": "it is an assertion of pages",
  "playwright.async_api._generated.LocatorAssertions.not_to_have_url": "it is an assertion of pages",
  "playwright.async_api._generated.LocatorAssertions.to_be_ok": "it is an assertion of answers",
  "playwright.async_api._generated.LocatorAssertions.to_have_title": "it is an assertion of pages",
  "playwright.async_api._generated.LocatorAssertions.to_have_url": "it is an assertion of pages",
  "uvloop.Loop": "uvloop is not installed",
};

/** A block around them does not close them, so that they can be entered again. */
export const RE_ENTERED: ReadonlySet<string> = new Set([
  "asyncio/Barrier",
  "asyncio/Condition",
  "asyncio/Lock",
  "asyncio/Semaphore",
  "asyncpg/Transaction",
  "redis/Lock",
  "redis/Pipeline",
  "redis/PubSub",
  "sqlalchemy/AsyncTransaction",
  "sqlite3/Connection",
]);

/** Another thing is entered in their place, which gives them. */
export const ENTERED_BY_ANOTHER: ReadonlySet<string> = new Set(["aiofiles/AsyncFile", "asyncpg/PoolConnection", "trio/Nursery"]);

/** The packages of the registry, where they are not named as the library. */
export const DISTRIBUTIONS: Readonly<Record<string, string>> = { grpc: "grpcio" };

/** Modules that come with Python. */
const STANDARD: ReadonlySet<string> = new Set([
  "asyncio",
  "builtins",
  "concurrent-futures",
  "contextlib",
  "os",
  "shutil",
  "socket",
  "sqlite3",
  "subprocess",
  "threading",
  "time",
  "urllib",
]);

/** Whether Python itself has the modules of the library of that name. */
export function isStandard(library: string): boolean {
  return STANDARD.has(library);
}
