/** Which clients and connections of Python's libraries does `no-undisposed-session` see left open? */
import { specify } from "../specify.ts";

specify(
  "no-undisposed-session",
  {
    valid: [
      {
        title: "closed in a `finally`",
        code: `import httpx

async def fetch(url):
    client = httpx.AsyncClient()
    try:
        response = await client.get(url)
        return response.json()
    finally:
        await client.aclose()
`,
      },
      {
        title: "closed on each way out",
        code: `import httpx

def fetch(url, dry_run):
    client = httpx.Client()
    if dry_run:
        client.close()
        return None
    response = client.get(url)
    client.close()
    return response
`,
      },
      {
        title: "a client of the module",
        code: `import httpx

client = httpx.AsyncClient(timeout=10)

async def fetch(url):
    return await client.get(url)
`,
      },
      {
        title: "a close with a time limit",
        code: `import asyncio
import asyncpg

async def load(dsn):
    connection = await asyncpg.connect(dsn)
    try:
        return await connection.fetch("select 1")
    finally:
        await asyncio.wait_for(connection.close(), timeout=5)
`,
      },
      {
        title: "an executor in its block",
        code: `from concurrent.futures import ThreadPoolExecutor

def resize(images):
    with ThreadPoolExecutor() as pool:
        return list(pool.map(scale, images))
`,
      },
      {
        title: "a loop that is set as the current one",
        code: `import asyncio

def worker():
    loop = asyncio.new_event_loop()
    asyncio.set_event_loop(loop)
    loop.run_forever()
`,
      },
      {
        title: "a connection of a pool in its block",
        code: `import asyncpg

async def load(pool: asyncpg.Pool):
    async with pool.acquire() as connection:
        return await connection.fetch("select 1")
`,
      },
      {
        title: "a pool that is awaited and then entered",
        code: `import asyncpg

async def main(dsn):
    pool = await asyncpg.create_pool(dsn)
    async with pool:
        await pool.execute("select 1")
`,
      },
      {
        title: "a session that is yielded to a dependency",
        code: `import httpx

async def get_client():
    async with httpx.AsyncClient() as client:
        yield client
`,
      },
      {
        title: "a close in the handler of all failures and at the end",
        code: `import httpx

async def fetch(url):
    client = httpx.AsyncClient()
    try:
        response = await client.get(url)
    except Exception:
        await client.aclose()
        raise
    await client.aclose()
    return response
`,
      },
      {
        title: "a client in its block",
        code: `import httpx

def version(url):
    with httpx.Client(timeout=5) as client:
        return client.get(url).json()["version"]
`,
      },
      {
        title: "a pool that its caller closes",
        code: `import asyncpg

async def make_pool(dsn):
    pool = await asyncpg.create_pool(dsn, min_size=1)
    await pool.execute("set time zone 'UTC'")
    return pool
`,
      },
      {
        title: "a database in its block",
        code: `import aiosqlite

async def count(path):
    async with aiosqlite.connect(path) as db:
        async with db.execute("select count(*) from jobs") as cursor:
            return await cursor.fetchone()
`,
      },
      {
        title: "an engine of the module",
        code: `from sqlalchemy.ext.asyncio import async_sessionmaker, create_async_engine

engine = create_async_engine("sqlite+aiosqlite://")
Session = async_sessionmaker(engine)

async def load():
    async with Session() as session:
        return await session.get(User, 1)
`,
      },
      {
        title: "a client of redis that is closed",
        code: `import redis.asyncio as redis

async def ping(url):
    client = redis.from_url(url)
    try:
        return await client.ping()
    finally:
        await client.aclose()
`,
      },
      {
        title: "a websocket that is iterated over",
        code: `import websockets

async def listen(url):
    async for websocket in websockets.connect(url):
        try:
            await websocket.send("hello")
        except websockets.ConnectionClosed:
            continue
`,
      },
      {
        title: "a file in its block",
        code: `import aiofiles

async def read(path):
    async with aiofiles.open(path) as file:
        return await file.read()
`,
      },
      {
        title: "an executor that a loop is given for good",
        code: `import asyncio
from concurrent.futures import ThreadPoolExecutor

async def main():
    asyncio.get_running_loop().set_default_executor(ThreadPoolExecutor(8))
    await serve()
`,
      },
      {
        title: "an executor that is shut down",
        code: `from concurrent.futures import ThreadPoolExecutor

def resize(images):
    pool = ThreadPoolExecutor()
    futures = [pool.submit(scale, image) for image in images]
    pool.shutdown(wait=True)
    return futures
`,
      },
      {
        title: "a connection that is put back",
        code: `import asyncpg

async def load(pool: asyncpg.Pool):
    connection = await pool.acquire()
    try:
        return await connection.fetch("select 1")
    finally:
        await pool.release(connection)
`,
      },
      {
        title: "a session of SQLAlchemy in its block",
        code: `from sqlalchemy.ext.asyncio import AsyncSession

async def load(engine, key):
    async with AsyncSession(engine) as session:
        return await session.get(User, key)
`,
      },
      {
        title: "a loop whose close a test hands on",
        code: `import asyncio
import unittest

class LoopTests(unittest.TestCase):
    def test_wait(self):
        loop = asyncio.new_event_loop()
        self.addCleanup(loop.close)
        loop.run_until_complete(work())
`,
      },
      {
        title: "a client whose close a fixture hands on",
        code: `import httpx
import pytest

@pytest.fixture
def client(request):
    client = httpx.Client()
    request.addfinalizer(client.close)
    client.get("/login")
`,
      },
      {
        title: "a loop whose close the interpreter is given",
        code: `import asyncio
import atexit

def start():
    loop = asyncio.new_event_loop()
    atexit.register(loop.close)
    loop.run_until_complete(work())
`,
      },
    ],
    invalid: [
      {
        title: "a client that is opened inline",
        code: `import httpx

async def fetch(url):
    response = await httpx.AsyncClient().get(url)
    return response.json()
`,
        errors: [{ line: 4, messageId: "temporary" }],
      },
      {
        title: "a client of httpx that is never closed",
        code: `import httpx

async def fetch(url):
    client = httpx.AsyncClient(timeout=10)
    response = await client.get(url)
    return response.json()
`,
        errors: [{ line: 4, messageId: "never" }],
      },
      {
        title: "a client without tasks that is never closed",
        code: `import httpx

def fetch(url):
    client = httpx.Client()
    return client.get(url).json()
`,
        errors: [{ line: 4, messageId: "never" }],
      },
      {
        title: "a session of requests that is never closed",
        code: `import requests

def fetch(url):
    session = requests.Session()
    session.headers["User-Agent"] = "crawler"
    return session.get(url).json()
`,
        options: [{ untilCollected: true }],
        errors: [{ line: 4, messageId: "never" }],
      },
      {
        title: "a block of httpx that is not asynchronous",
        code: `import httpx

async def fetch(url):
    with httpx.AsyncClient() as client:
        return await client.get(url)
`,
        errors: [{ line: 4 }],
      },
      {
        title: "an asynchronous block on a client that has none",
        code: `import httpx

async def fetch(url):
    async with httpx.Client() as client:
        return client.get(url)
`,
        errors: [{ line: 4 }],
      },
      {
        title: "a connection that is never closed",
        code: `import asyncpg

async def load(dsn):
    connection = await asyncpg.connect(dsn)
    return await connection.fetch("select 1")
`,
        errors: [{ line: 4, messageId: "never" }],
      },
      {
        title: "a pool that is never closed",
        code: `import asyncpg

async def main(dsn):
    pool = await asyncpg.create_pool(dsn)
    async with pool.acquire() as connection:
        await connection.execute("select 1")
`,
        errors: [{ line: 4, messageId: "never" }],
      },
      {
        title: "a client of redis that is never closed",
        code: `import redis.asyncio as redis

async def ping(url):
    client = redis.from_url(url)
    return await client.ping()
`,
        errors: [{ line: 4, messageId: "never" }],
      },
      {
        title: "a websocket that is never closed",
        code: `import websockets

async def greet(url):
    websocket = await websockets.connect(url)
    await websocket.send("hello")
    return await websocket.recv()
`,
        errors: [{ line: 4, messageId: "never" }],
      },
      {
        title: "a new loop that is never closed",
        code: `import asyncio

def run(coro):
    loop = asyncio.new_event_loop()
    return loop.run_until_complete(coro)
`,
        errors: [{ line: 4, messageId: "never" }],
      },
    ],
  },
  { language: "python", minimum: 35 },
);
