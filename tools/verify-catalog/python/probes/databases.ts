/** Which programs open clients, pools and connections of databases? They talk to SQLite, or to a few lines that answer like a server. */
import type { Probe, Unopened } from "../probe.ts";

const ENGINE = `
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker, create_async_engine
engine = create_async_engine("sqlite+aiosqlite://")
`;
const SQL = "text('select 1')";
const STATEMENTS = { exec_driver_sql: "'select 1'", execute: SQL, run_sync: "print", scalar: SQL, scalars: SQL };

const SQLITE = "import aiosqlite\nconnection = await aiosqlite.connect(':memory:')\n";
const SQLITE_STATEMENTS = {
  execute: "'select 1'",
  execute_fetchall: "'select 1'",
  execute_insert: "'select 1'",
  executemany: "'select ?', []",
  executescript: "'select 1'",
};

const ASYNCPG = "import asyncpg, servers\ndsn = 'postgres://user:password@127.0.0.1:%d/x?sslmode=disable' % servers.postgres()\n";
const QUERIES = {
  copy_from_query: "'select 1', output='/dev/null'",
  copy_from_table: "'x', output='/dev/null'",
  copy_records_to_table: "'x', records=[]",
  copy_to_table: "'x', source='/dev/null'",
  execute: "'select 1'",
  executemany: "'select 1', []",
  fetch: "'select 1'",
  fetchmany: "'select 1', []",
  fetchrow: "'select 1'",
  fetchval: "'select 1'",
};
const CONNECTION = {
  ...QUERIES,
  add_listener: "'x', print",
  add_log_listener: "print",
  add_termination_listener: "print",
  prepare: "'select 1'",
  remove_listener: "'x', print",
  reset_type_codec: "'x'",
  set_builtin_type_codec: "'x', codec_name='x'",
  set_type_codec: "'x', encoder=print, decoder=print",
};

const PSYCOPG = "import psycopg, servers\ndsn = 'host=127.0.0.1 port=%d user=x dbname=x sslmode=disable gssencmode=disable' % servers.postgres()\n";
const HANDLERS = {
  add_notice_handler: "print",
  add_notify_handler: "print",
  remove_notice_handler: "print",
  remove_notify_handler: "print",
};
const AWAITED_CONNECTION = `${PSYCOPG}connection = await psycopg.AsyncConnection.connect(dsn, autocommit=True)\n`;
const PLAIN_CONNECTION = `${PSYCOPG}connection = psycopg.connect(dsn, autocommit=True)\n`;

function pool(name: string, wait: string): Probe {
  return {
    open: `${PSYCOPG}from psycopg_pool import ${name}\nr = ${name}(dsn, open=False, min_size=1, max_size=1)\n${wait}r.open()`,
    arguments: { resize: "1" },
    // It asks for the connection once it is entered.
    uses: { connection: wait === "" ? "in_block(r.connection())" : "in_async_block(r.connection())" },
  };
}

function mongo(text: string): Probe {
  const operations = { bulk_write: "[InsertOne({}, namespace='a.b')]", drop_database: "'x'", get_database: "'x'", get_default_database: "'x'" };
  return { open: `from pymongo import InsertOne\n${text}('mongodb://127.0.0.1:1', serverSelectionTimeoutMS=500)`, arguments: operations };
}

const REDIS = "import servers\nport = servers.redis()\n";
const USES = ["r.get('a')", "r.incr('a')", "r.ping()", "r.set('a', 1)"];

/** By resource. */
export const DATABASES: Readonly<Record<string, Probe | Unopened>> = {
  "aiosqlite/Connection": { open: `${SQLITE}r = connection`, manager: "import aiosqlite\nr = aiosqlite.connect(':memory:')", arguments: SQLITE_STATEMENTS },
  "aiosqlite/Cursor": {
    open: `${SQLITE}r = await connection.execute('select 1')`,
    arguments: SQLITE_STATEMENTS,
    orphaned: "await connection.close()",
  },
  "asyncpg/Connection": { open: `${ASYNCPG}r = await asyncpg.connect(dsn)`, arguments: CONNECTION },
  "asyncpg/Pool": { open: `${ASYNCPG}r = asyncpg.create_pool(dsn, min_size=1)\nawait r`, manager: `${ASYNCPG}r = asyncpg.create_pool(dsn, min_size=1)`, arguments: QUERIES },
  "asyncpg/PoolConnection": {
    open: `${ASYNCPG}pool = asyncpg.create_pool(dsn, min_size=1)\nawait pool\nr = pool.acquire()`,
    entered: true,
    arguments: CONNECTION,
  },
  "asyncpg/Transaction": { open: `${ASYNCPG}connection = await asyncpg.connect(dsn)\nr = connection.transaction()`, once: true },
  "motor/AsyncIOMotorClient": {
    open: "from motor.motor_asyncio import AsyncIOMotorClient\nr = AsyncIOMotorClient('mongodb://127.0.0.1:1', serverSelectionTimeoutMS=500)",
    arguments: { drop_database: "'x'", get_database: "'x'", get_default_database: "'x'" },
  },
  "psycopg-pool/AsyncConnectionPool": pool("AsyncConnectionPool", "await "),
  "psycopg-pool/AsyncPoolConnection": { ...pool("AsyncConnectionPool", "await "), open: `${pool("AsyncConnectionPool", "await ").open}\nr = r.connection()`, entered: true },
  "psycopg-pool/ConnectionPool": pool("ConnectionPool", ""),
  "psycopg-pool/PoolConnection": { ...pool("ConnectionPool", ""), open: `${pool("ConnectionPool", "").open}\nr = r.connection()`, entered: true },
  "psycopg/AsyncConnection": { open: `${AWAITED_CONNECTION}connection.add_notice_handler(print)\nconnection.add_notify_handler(print)\nr = connection`, arguments: { ...HANDLERS, execute: "'select 1'" } },
  "psycopg/AsyncCursor": { open: `${AWAITED_CONNECTION}r = connection.cursor()`, arguments: { execute: "'select 1'" } },
  "psycopg/Connection": { open: `${PLAIN_CONNECTION}connection.add_notice_handler(print)\nconnection.add_notify_handler(print)\nr = connection`, arguments: { ...HANDLERS, execute: "'select 1'" } },
  "psycopg/Cursor": { open: `${PLAIN_CONNECTION}r = connection.cursor()`, arguments: { execute: "'select 1'" } },
  "pymongo/AsyncMongoClient": mongo("from pymongo import AsyncMongoClient\nr = AsyncMongoClient"),
  "pymongo/MongoClient": mongo("from pymongo import MongoClient\nr = MongoClient"),
  "redis/AsyncRedis": { open: `${REDIS}from redis.asyncio import Redis\nr = Redis(port=port)\nawait r.get('a')`, arguments: redisArguments(), revived: USES },
  "redis/Lock": { open: `${REDIS}from redis.asyncio import Redis\nr = Redis(port=port).lock('a')`, once: true },
  "redis/Pipeline": { open: `${REDIS}from redis.asyncio import Redis\nr = Redis(port=port).pipeline()` },
  "redis/PubSub": {
    open: `${REDIS}from redis.asyncio import Redis\nr = Redis(port=port).pubsub()`,
    arguments: { psubscribe: "'x'", punsubscribe: "'x'", subscribe: "'x'", unsubscribe: "'x'" },
  },
  "redis/Redis": { open: `${REDIS}from redis import Redis\nr = Redis(port=port)\nr.get('a')`, revived: USES },
  "sqlalchemy/AsyncConnection": { open: `${ENGINE}r = await engine.connect()`, manager: `${ENGINE}r = engine.connect()`, arguments: STATEMENTS },
  "sqlalchemy/AsyncEngine": { open: `${ENGINE}r = engine`, revived: ["in_async_block(r.connect())", "r.raw_connection()"] },
  "sqlalchemy/AsyncSession": {
    open: `${ENGINE}r = AsyncSession(engine)\nawait r.execute(text("select 1"))`,
    arguments: STATEMENTS,
    revived: [`r.execute(${SQL})`, `r.scalar(${SQL})`, `r.scalars(${SQL})`, "r.commit()"],
  },
  "sqlalchemy/AsyncTransaction": { open: `${ENGINE}connection = await engine.connect()\nr = connection.begin()`, once: true },
  "sqlalchemy/async_sessionmaker": { open: `${ENGINE}r = async_sessionmaker(engine)` },
};

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
