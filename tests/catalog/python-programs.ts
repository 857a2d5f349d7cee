/** Which programs show what a closed resource of a Python library does, without any server but their own? */

/** A resource that is made and closed by a program, and how its methods can be called. */
export interface ClosedProgram {
  /** Statements that leave the resource, closed, in `r`. */
  readonly closed: string;
  /** The same, with `r` open; for awaitables and for blocks that are refused. */
  readonly open?: string;
  /** Arguments by method; none when a method is not listed. */
  readonly arguments?: Readonly<Record<string, string>>;
  /** Methods that give an awaitable, though they are no coroutine functions: they are called while `r` is open. */
  readonly awaited?: readonly string[];
  /** Methods that are not called: they need a server, or never come back. */
  readonly notCalled?: readonly string[];
  /** It cannot be used where a loop runs: each use is in another thread. */
  readonly elsewhere?: boolean;
}

const WEB = `
import aiohttp
from aiohttp import web
async def answer(request):
    return web.Response(text="x" * 10)
async def echo(request):
    socket = web.WebSocketResponse()
    await socket.prepare(request)
    async for message in socket:
        pass
    return socket
app = web.Application()
app.router.add_get("/", answer)
app.router.add_get("/socket", echo)
runner = web.AppRunner(app)
await runner.setup()
site = web.TCPSite(runner, "127.0.0.1", 0)
await site.start()
url = "http://127.0.0.1:%d/" % runner.addresses[0][1]
`;

const ENGINE = `
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession, create_async_engine
engine = create_async_engine("sqlite+aiosqlite://")
`;

const SOCKETS = `
from websockets.asyncio.client import connect
from websockets.asyncio.server import serve
async def handle(socket):
    async for message in socket:
        pass
server = await serve(handle, "127.0.0.1", 0)
address = "ws://127.0.0.1:%d" % server.sockets[0].getsockname()[1]
`;

const REQUEST: Readonly<Record<string, string>> = Object.fromEntries(
  ["delete", "get", "head", "options", "patch", "post", "put"].map((name) => [name, "'http://localhost'"]),
);

function httpx(name: string, closer: string): ClosedProgram {
  const open = `import httpx\nr = httpx.${name}(transport=httpx.MockTransport(lambda request: httpx.Response(200)))`;
  const whole = { request: "'GET', 'http://localhost'", stream: "'GET', 'http://localhost'" };
  const sent = { build_request: whole.request, send: "httpx.Request('GET', 'http://localhost')" };
  const used = name === "AsyncClient" ? "await r.get('http://localhost')\n" : "r.get('http://localhost')\n";
  return { open, closed: `${open}\n${used}${closer}`, arguments: { ...REQUEST, ...whole, ...sent }, notCalled: ["stream"] };
}

function file(setup: string, close: string): ClosedProgram {
  const args = { seek: "0", write: "'x'", writelines: "['x']", truncate: "0" };
  return { closed: `import tempfile, os\nname = os.path.join(tempfile.mkdtemp(), "file")\n${setup}\n${close}`, arguments: args };
}

const LOOP_ARGUMENTS = {
  add_reader: "0, print",
  add_signal_handler: "12, print",
  call_at: "1, print",
  call_exception_handler: "{'message': 'x'}",
  call_later: "1, print",
  call_soon: "print",
  call_soon_threadsafe: "print",
  create_task: "work()",
  default_exception_handler: "{'message': 'x'}",
  remove_reader: "0",
  remove_signal_handler: "12",
  run_in_executor: "None, print",
  run_until_complete: "work()",
  set_debug: "False",
  set_exception_handler: "None",
  set_task_factory: "None",
};
const LOOP: ClosedProgram = {
  open: "r = asyncio.new_event_loop()",
  closed: "r = asyncio.new_event_loop()\nr.close()",
  arguments: LOOP_ARGUMENTS,
  // These write what they are given to the standard error.
  notCalled: ["call_exception_handler", "default_exception_handler"],
};

const SQL = "text('select 1')";

/** By resource. */
export const PROGRAMS: Readonly<Record<string, ClosedProgram>> = {
  "aiofiles/AsyncFile": file("import aiofiles\nr = await aiofiles.open(name, 'w')", "await r.close()"),
  "aiohttp/BaseRunner": { closed: `${WEB}r = runner\nawait r.cleanup()` },
  "aiohttp/ClientResponse": { closed: `${WEB}session = aiohttp.ClientSession()\nr = await session.get(url)\nr.close()`, notCalled: ["json", "read", "text"] },
  "aiohttp/ClientSession": {
    open: `${WEB}r = aiohttp.ClientSession()`,
    closed: `${WEB}r = aiohttp.ClientSession()\nawait r.close()`,
    arguments: { ...Object.fromEntries(Object.keys(REQUEST).map((name) => [name, "url"])), request: "'GET', url", ws_connect: "url" },
    awaited: [...Object.keys(REQUEST), "request", "ws_connect"],
  },
  "aiohttp/ClientWebSocketResponse": {
    closed: `${WEB}session = aiohttp.ClientSession()\nr = await session.ws_connect(url + "socket")\nawait r.close()`,
    arguments: { send_bytes: "b'x'", send_frame: "b'x', aiohttp.WSMsgType.TEXT", send_json: "{}", send_str: "'x'" },
  },
  "aiosqlite/Connection": {
    open: "import aiosqlite\nr = await aiosqlite.connect(':memory:')",
    closed: "import aiosqlite\nr = await aiosqlite.connect(':memory:')\nawait r.close()",
    arguments: {
      execute: "'select 1'",
      execute_fetchall: "'select 1'",
      execute_insert: "'select 1'",
      executemany: "'select ?', []",
      executescript: "'select 1'",
    },
    awaited: ["cursor", "execute", "execute_fetchall", "execute_insert", "executemany", "executescript"],
  },
  "aiosqlite/Cursor": {
    closed: "import aiosqlite\nconnection = await aiosqlite.connect(':memory:')\nr = await connection.execute('select 1')\nawait r.close()",
  },
  "anyio/AsyncFile": file("import anyio\nr = await anyio.open_file(name, 'w')", "await r.aclose()"),
  "anyio/TaskGroup": {
    closed: "import anyio\nasync with anyio.create_task_group() as r:\n    pass",
    arguments: { start: "work", start_soon: "work" },
  },
  "asyncio/CurrentLoop": LOOP,
  "asyncio/EventLoop": LOOP,
  "asyncio/Runner": {
    open: "r = asyncio.Runner()",
    closed: "r = asyncio.Runner()\nin_thread(lambda: (r.run(work()), r.close()))",
    arguments: { run: "work()" },
    elsewhere: true,
  },
  "asyncio/Server": {
    closed: "r = await asyncio.start_server(print, '127.0.0.1', 0)\nr.close()",
  },
  "asyncio/StreamWriter": {
    closed: [
      "server = await asyncio.start_server(lambda reader, writer: writer.close(), '127.0.0.1', 0)",
      "reader, r = await asyncio.open_connection('127.0.0.1', server.sockets[0].getsockname()[1])",
      "r.close()",
    ].join("\n"),
    arguments: { get_extra_info: "'peername'", write: "b'x'", writelines: "[b'x']" },
  },
  "asyncio/TaskGroup": {
    open: "r = asyncio.TaskGroup()",
    closed: "async with asyncio.TaskGroup() as r:\n    pass",
    arguments: { create_task: "work()" },
  },
  "asyncpg/Pool": {
    open: "import asyncpg\nr = asyncpg.create_pool('postgres://127.0.0.1:1/x', min_size=0)\nawait r",
    closed: "import asyncpg\nr = asyncpg.create_pool('postgres://127.0.0.1:1/x', min_size=0)\nawait r\nawait r.close()",
    arguments: {
      copy_from_query: "'select 1', output='x'",
      copy_from_table: "'x', output='x'",
      copy_records_to_table: "'x', records=[]",
      copy_to_table: "'x', source='x'",
      execute: "'select 1'",
      executemany: "'select 1', []",
      fetch: "'select 1'",
      fetchmany: "'select 1', []",
      fetchrow: "'select 1'",
      fetchval: "'select 1'",
    },
    awaited: ["acquire"],
  },
  "builtins/File": file("r = open(name, 'w')", "r.close()"),
  "concurrent-futures/Executor": {
    open: "from concurrent.futures import ThreadPoolExecutor\nr = ThreadPoolExecutor(1)",
    closed: "from concurrent.futures import ThreadPoolExecutor\nr = ThreadPoolExecutor(1)\nr.submit(print).result()\nr.shutdown()",
    arguments: { map: "print, [1]", submit: "print" },
  },
  "grpc/AsyncChannel": {
    closed: "import grpc\nr = grpc.aio.insecure_channel('127.0.0.1:1')\nawait r.close()",
    arguments: {
      ...Object.fromEntries(["stream_stream", "stream_unary", "unary_stream", "unary_unary"].map((name) => [name, "'/a/b'"])),
      wait_for_state_change: "grpc.ChannelConnectivity.IDLE",
    },
  },
  "grpc/AsyncServer": { closed: "import grpc\nr = grpc.aio.server()\nawait r.start()\nawait r.stop(None)", arguments: { stop: "None" } },
  "grpc/Channel": { closed: "import grpc\nr = grpc.insecure_channel('127.0.0.1:1')\nr.close()" },
  "httpx/AsyncClient": httpx("AsyncClient", "await r.aclose()"),
  "httpx/Client": httpx("Client", "r.close()"),
  "motor/AsyncIOMotorClient": {
    closed: "from motor.motor_asyncio import AsyncIOMotorClient\nr = AsyncIOMotorClient('mongodb://127.0.0.1:1')\nr.close()",
    arguments: { drop_database: "'x'", get_database: "'x'", get_default_database: "'x'" },
    awaited: ["drop_database", "list_database_names", "server_info"],
  },
  "psycopg-pool/AsyncConnectionPool": {
    closed: [
      "from psycopg_pool import AsyncConnectionPool",
      "r = AsyncConnectionPool('host=127.0.0.1 port=1', open=False, min_size=0, max_size=1)",
      "await r.open()",
      "await r.close()",
    ].join("\n"),
    notCalled: ["connection"],
  },
  "psycopg-pool/ConnectionPool": {
    closed: [
      "from psycopg_pool import ConnectionPool",
      "r = ConnectionPool('host=127.0.0.1 port=1', open=False, min_size=0, max_size=1)",
      "r.open()",
      "r.close()",
    ].join("\n"),
    notCalled: ["connection"],
  },
  "pymongo/AsyncMongoClient": {
    open: "from pymongo import AsyncMongoClient\nr = AsyncMongoClient('mongodb://127.0.0.1:1')",
    closed: "from pymongo import AsyncMongoClient\nr = AsyncMongoClient('mongodb://127.0.0.1:1')\nawait r.close()",
    arguments: { bulk_write: "[InsertOne({}, namespace='a.b')]", drop_database: "'x'", get_database: "'x'", get_default_database: "'x'" },
    notCalled: ["bulk_write"],
  },
  "pymongo/MongoClient": {
    open: "from pymongo import MongoClient\nr = MongoClient('mongodb://127.0.0.1:1')",
    closed: "from pymongo import MongoClient\nr = MongoClient('mongodb://127.0.0.1:1')\nr.close()",
    arguments: { drop_database: "'x'", get_database: "'x'", get_default_database: "'x'" },
    notCalled: ["bulk_write"],
  },
  "redis/AsyncRedis": {
    open: "from redis.asyncio import Redis\nr = Redis(port=1)",
    closed: "from redis.asyncio import Redis\nr = Redis(port=1)\nawait r.aclose()",
    arguments: redisArguments(),
    awaited: Object.keys(redisArguments()),
  },
  "redis/Redis": { open: "from redis import Redis\nr = Redis(port=1)", closed: "from redis import Redis\nr = Redis(port=1)\nr.close()" },
  "redis/PubSub": {
    open: "from redis.asyncio import Redis\nr = Redis(port=1).pubsub()",
    closed: "from redis.asyncio import Redis\nr = Redis(port=1).pubsub()\nawait r.aclose()",
    arguments: { punsubscribe: "'x'", unsubscribe: "'x'" },
    awaited: ["punsubscribe", "unsubscribe"],
  },
  "requests/Session": {
    open: "import requests\nr = requests.Session()",
    closed: `${WEB}import requests\nr = requests.Session()\nr.close()`,
    arguments: {
      ...Object.fromEntries(Object.keys(REQUEST).map((name) => [name, "'data:,x'"])),
    },
  },
  "socket/socket": {
    closed: "import socket\nr = socket.socket()\nr.close()",
    arguments: {
      bind: "('', 0)",
      connect: "('127.0.0.1', 1)",
      recv: "1",
      send: "b'x'",
      sendall: "b'x'",
      setblocking: "False",
      settimeout: "1",
      shutdown: "2",
    },
  },
  "sqlalchemy/AsyncConnection": {
    open: `${ENGINE}r = await engine.connect()`,
    closed: `${ENGINE}r = await engine.connect()\nawait r.close()`,
    arguments: { exec_driver_sql: "'select 1'", execute: SQL, scalar: SQL, scalars: SQL },
  },
  "sqlalchemy/AsyncEngine": { open: `${ENGINE}r = engine`, closed: `${ENGINE}r = engine\nawait r.dispose()` },
  "sqlalchemy/AsyncSession": {
    open: `${ENGINE}r = AsyncSession(engine)`,
    closed: `${ENGINE}r = AsyncSession(engine)\nawait r.execute(text("select 1"))\nawait r.close()`,
    arguments: { execute: SQL, scalar: SQL, scalars: SQL },
  },
  "sqlite3/Connection": {
    closed: "import sqlite3\nr = sqlite3.connect(':memory:')\nr.close()",
    arguments: { execute: "'select 1'", executemany: "'select ?', []", executescript: "'select 1'" },
  },
  "websockets/ClientConnection": { closed: `${SOCKETS}r = await connect(address)\nawait r.close()`, arguments: { send: "'x'" } },
  "websockets/ServerConnection": {
    closed: `${SOCKETS}client = await connect(address)\nr = next(iter(server.connections))\nawait r.close()`,
    arguments: { send: "'x'" },
  },
  "websockets/Server": { closed: `${SOCKETS}r = server\nr.close()` },
};

/** What those programs show to give an awaitable without being a coroutine function. */
export const AWAITED: ReadonlySet<string> = new Set(
  Object.entries(PROGRAMS).flatMap(([resource, { awaited = [] }]) => awaited.map((name) => `${resource}.${name}`)),
);

function redisArguments(): Readonly<Record<string, string>> {
  const none = ["flushall", "flushdb", "keys", "ping", "scan"];
  const one = ["decr", "get", "getdel", "getex", "hgetall", "hkeys", "hvals", "incr", "incrby", "llen", "lpop", "persist", "pttl", "rpop"];
  const more = ["scard", "smembers", "spop", "ttl", "xlen", "zcard", "blpop", "brpop", "delete", "exists", "mget", "unlink"];
  const two = ["append", "expire", "expireat", "hdel", "hexists", "hget", "hmget", "lindex", "lpush", "pexpire", "publish", "rename"];
  const others = ["rpush", "sadd", "set", "setnx", "sismember", "srem", "xdel", "xtrim", "zrem", "zscore"];
  const three = ["hincrby", "hset", "hsetnx", "lrange", "lrem", "ltrim", "psetex", "setex", "zincrby", "zrange", "zrangebyscore"];
  const of = (names: readonly string[], args: string): readonly (readonly [string, string])[] => names.map((name) => [name, args]);
  return Object.fromEntries([
    ...of(none, ""),
    ...of([...one, ...more], "'a'"),
    ...of([...two, ...others], "'a', 1"),
    ...of(three, "'a', 1, 1"),
    ...of(["eval", "evalsha"], "'a', 0"),
    ...of(["mset", "xread"], "{'a': 1}"),
    ...of(["xack", "xgroup_create"], "'a', 'b', 'c'"),
    ["xadd", "'a', {'b': 1}"],
    ["xreadgroup", "'a', 'b', {'c': 1}"],
    ["zadd", "'a', {'b': 1}"],
  ]);
}
