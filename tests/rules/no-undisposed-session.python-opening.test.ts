/** Which calls of Python's libraries open something, and which give what was open already? */
import { specify } from "../specify.ts";

specify(
  "no-undisposed-session",
  {
    valid: [
      {
        title: "a connection with options is the connection itself",
        code: `from sqlalchemy.ext.asyncio import create_async_engine

async def create(url):
    connection = await create_async_engine(url).connect()
    try:
        connection = await connection.execution_options(isolation_level="AUTOCOMMIT")
        await connection.exec_driver_sql("create database app")
    finally:
        await connection.close()
`,
      },
      {
        title: "a connection that was started is the connection itself",
        code: `from sqlalchemy.ext.asyncio import create_async_engine

async def create(url):
    connection = await create_async_engine(url).connect().start()
    try:
        await connection.exec_driver_sql("create database app")
    finally:
        await connection.close()
`,
      },
      {
        title: "a pool that is opened later, and could not be",
        code: `from psycopg_pool import AsyncConnectionPool

async def create(conninfo):
    try:
        pool = AsyncConnectionPool(conninfo, open=False)
        await pool.open()
    except Exception as error:
        raise RuntimeError("no pool") from error
    return pool
`,
      },
      {
        title: "a pool that is never opened",
        code: `from psycopg_pool import ConnectionPool

def describe(conninfo):
    pool = ConnectionPool(conninfo, open=False)
    return pool.name.upper()
`,
      },
      {
        title: "a pool that a function gives before it is opened",
        code: `from psycopg_pool import ConnectionPool

def make(conninfo):
    return ConnectionPool(conninfo, open=False)

def describe(conninfo):
    pool = make(conninfo)
    print(pool.name)
`,
      },
      {
        title: "cells of a notebook in a script, where a loop runs: they await something themselves",
        code: `# %%
import aiohttp

def connect():
    return aiohttp.ClientSession()

# %%
session = aiohttp.ClientSession()
other = connect()

# %%
response = await session.get("https://example.org")

# %%
await session.close()
await other.close()
`,
      },
      {
        title: "a cell of a notebook in a script that holds something with `async with`",
        code: `# %%
import aiohttp

session = aiohttp.ClientSession()

# %%
async with session.get("https://example.org") as response:
    print(response.status)
`,
      },
    ],
    invalid: [
      {
        title: "cells of a script that awaits nothing itself",
        code: `# %%
import aiohttp

# %%
session = aiohttp.ClientSession()

# %%
async def main():
    async with session.get("https://example.org") as response:
        print(response.status)
`,
        errors: [{ messageId: "outside", line: 5 }],
      },
      {
        title: "a connection with options that nobody closes",
        code: `from sqlalchemy.ext.asyncio import create_async_engine

async def create(url):
    connection = await create_async_engine(url).connect()
    connection = await connection.execution_options(isolation_level="AUTOCOMMIT")
    await connection.exec_driver_sql("create database app")
`,
        errors: [{ line: 4 }],
      },
      {
        title: "a pool that is opened later, and not closed",
        code: `from psycopg_pool import AsyncConnectionPool

async def create(conninfo):
    pool = AsyncConnectionPool(conninfo, open=False)
    await pool.open()
    print(pool.name)
`,
        errors: [{ line: 4 }],
      },
      {
        title: "a pool that is opened at once, and lost by a failure",
        code: `from psycopg_pool import AsyncConnectionPool

async def create(conninfo):
    try:
        pool = AsyncConnectionPool(conninfo)
        await pool.wait()
    except Exception as error:
        raise RuntimeError("no pool") from error
    return pool
`,
        errors: [{ line: 5 }],
      },
      {
        title: "a pool that a function has opened",
        code: `from psycopg_pool import ConnectionPool

def make(conninfo):
    pool = ConnectionPool(conninfo, open=False)
    pool.open()
    return pool

def describe(conninfo):
    pool = make(conninfo)
    print(pool.name)
`,
        errors: [{ line: 9 }],
      },
      {
        title: "a pool that a function gives, opened by its caller",
        code: `from psycopg_pool import ConnectionPool

def make(conninfo):
    return ConnectionPool(conninfo, open=False)

def describe(conninfo):
    pool = make(conninfo)
    pool.open()
    print(pool.name)
`,
        errors: [{ line: 7 }],
      },
    ],
  },
  { language: "python", minimum: 10 },
);
