/** Does `no-reuse-after-close` follow what pools, sockets and files of Python's libraries give once it is awaited? */
import { specify } from "../specify.ts";

specify(
  "no-reuse-after-close",
  {
    valid: [
      {
        title: "a pool that was never opened says that it is closed",
        code: `from psycopg_pool import AsyncConnectionPool

async def ready(conninfo):
    pool = AsyncConnectionPool(conninfo, open=False)
    if pool.closed:
        await pool.open()
    return pool
`,
      },
      {
        title: "a connection in the block that has acquired it",
        code: `import asyncpg

async def users(dsn):
    async with asyncpg.create_pool(dsn) as pool:
        async with pool.acquire() as connection, connection.transaction():
            return await connection.fetch("select * from users")
`,
      },
      {
        title: "two connections of one name",
        code: `import asyncpg

async def users(pool: asyncpg.Pool):
    async with pool.acquire() as connection:
        await connection.fetch("select 1")
    async with pool.acquire() as connection:
        await connection.fetch("select 2")
`,
      },
      {
        title: "a client that connects again",
        code: `from redis.asyncio import Redis

async def main():
    async with Redis() as client:
        await client.get("key")
    await client.get("key")
`,
      },
      {
        title: "a session of a database that begins anew",
        code: `from sqlalchemy.ext.asyncio import AsyncSession, create_async_engine

async def main(statement):
    session = AsyncSession(create_async_engine("sqlite+aiosqlite://"))
    await session.execute(statement)
    await session.close()
    await session.execute(statement)
    await session.close()
`,
      },
      {
        title: "a session of requests that opens new connections",
        code: `import requests

def main(url):
    with requests.Session() as session:
        session.get(url)
    return session.get(url)
`,
      },
      {
        title: "a connection that a block only commits",
        code: `import sqlite3

def main(path):
    connection = sqlite3.connect(path)
    with connection:
        connection.execute("delete from users")
    return connection.execute("select 1")
`,
      },
      {
        title: "a lock after its block",
        code: `import asyncio

async def main():
    lock = asyncio.Lock()
    async with lock:
        pass
    await lock.acquire()
`,
      },
      {
        title: "an answer that was read in its block",
        code: `import httpx

async def main(url):
    async with httpx.AsyncClient() as client:
        response = await client.get(url)
    return response.json()
`,
      },
      {
        title: "a listener that is taken from a closed connection",
        code: `import asyncpg

async def listen(dsn, heard):
    connection = await asyncpg.connect(dsn)
    await connection.add_listener("jobs", heard)
    await connection.close()
    await connection.remove_listener("jobs", heard)
`,
      },
      {
        title: "what a closed connection still tells",
        code: `import asyncpg

async def version(dsn):
    connection = await asyncpg.connect(dsn)
    await connection.close()
    return connection.get_server_version()
`,
      },
      {
        title: "a table for a connection that was terminated, which nobody quotes",
        code: `import asyncpg

async def load(dsn, rows):
    connection = await asyncpg.connect(dsn)
    connection.terminate()
    await connection.copy_to_table("users", source=rows)
`,
      },
      {
        title: "lines for a closed writer, of which versions of Python think differently",
        code: `import asyncio

async def send(host):
    reader, writer = await asyncio.open_connection(host, 80)
    writer.close()
    writer.writelines([b"GET /"])
`,
      },
      {
        title: "a pipeline whose close fails",
        code: `from redis.asyncio import Redis

async def send(client: Redis):
    pipeline = client.pipeline()
    await pipeline.close()
    await pipeline.execute()
`,
      },
    ],
    invalid: [
      {
        title: "a connection that was closed under the name that it had before its options",
        code: `from sqlalchemy.ext.asyncio import create_async_engine

async def create(url):
    connection = await create_async_engine(url).connect()
    other = await connection.execution_options(isolation_level="AUTOCOMMIT")
    await connection.close()
    await other.exec_driver_sql("create database app")
`,
        errors: [{ line: 7 }],
      },
      {
        title: "a connection that is closed as soon as it is there",
        code: `import asyncpg

async def users(dsn):
    connection = await asyncpg.connect(dsn)
    # It is not needed.
    await connection.close()
    # Or is it?
    return await connection.fetch("select * from users")
`,
      },
      {
        title: "the process of a connection after the block that has acquired it",
        code: `import asyncpg

async def process(pool: asyncpg.Pool):
    async with pool.acquire() as connection:
        await connection.execute("select 1")
    return connection.get_server_pid()
`,
      },
      {
        title: "a listener for what a closed connection logs",
        code: `import asyncpg

async def listen(dsn, heard):
    connection = await asyncpg.connect(dsn)
    await connection.close()
    connection.add_log_listener(heard)
`,
      },
      {
        title: "a table for a connection that was closed",
        code: `import asyncpg

async def load(dsn, rows):
    connection = await asyncpg.connect(dsn)
    await connection.close()
    await connection.copy_to_table("users", source=rows)
`,
      },
      {
        title: "a connection of SQLite whose thread has ended",
        code: `import aiosqlite

async def names(path):
    connection = await aiosqlite.connect(path)
    connection.stop()
    return await connection.execute("select name from users")
`,
      },
      {
        title: "a connection after the block that has acquired it",
        code: `import asyncpg

async def users(pool: asyncpg.Pool):
    async with pool.acquire() as connection:
        await connection.execute("begin")
    return await connection.fetch("select * from users")
`,
      },
      {
        title: "a connection that was given back",
        code: `import asyncpg

async def users(pool: asyncpg.Pool):
    connection = await pool.acquire()
    await pool.release(connection)
    return await connection.fetch("select * from users")
`,
      },
      {
        title: "a cursor of a connection that its block has closed",
        code: `import aiosqlite

async def names(path):
    async with aiosqlite.connect(path) as connection:
        cursor = await connection.execute("select name from users")
    return await cursor.fetchall()
`,
      },
      {
        title: "a socket after its block",
        code: `import websockets

async def hello(uri):
    async with websockets.connect(uri) as socket:
        await socket.send("hello")
    return await socket.recv()
`,
      },
      {
        title: "a file after its block",
        code: `import aiofiles

async def load(path):
    async with aiofiles.open(path) as file:
        pass
    return await file.read()
`,
      },
      {
        title: "a pool after it was closed",
        code: `from psycopg_pool import AsyncConnectionPool

async def main(dsn):
    async with AsyncConnectionPool(dsn, open=False) as pool:
        await pool.wait()
    await pool.getconn()
`,
      },
      {
        title: "a group of tasks after its block",
        code: `import asyncio

async def main(work):
    async with asyncio.TaskGroup() as group:
        group.create_task(work())
    group.create_task(work())
`,
      },
      {
        title: "a loop that a wrapper has closed",
        code: `import asyncio
from contextlib import closing

def main(work):
    loop = asyncio.new_event_loop()
    with closing(loop):
        loop.run_until_complete(work())
    loop.run_until_complete(work())
`,
      },
    ],
  },
  { language: "python", minimum: 16 },
);
