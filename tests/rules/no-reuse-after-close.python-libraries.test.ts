/** What does `no-reuse-after-close` know about clients, connections and executors of Python's libraries? */
import { specify } from "../specify.ts";

specify(
  "no-reuse-after-close",
  {
    valid: [
      {
        title: "`requests.Session` works after its close",
        code: `import requests

def fetch(url):
    session = requests.Session()
    session.close()
    return session.get(url)
`,
      },
      {
        title: "a session of SQLAlchemy begins anew after its close",
        code: `from sqlalchemy.ext.asyncio import AsyncSession

async def reload(session: AsyncSession, user):
    await session.close()
    return await session.get(type(user), user.id)
`,
      },
      {
        title: "a client of redis connects anew after its close",
        code: `import redis.asyncio as redis

async def ping(url):
    client = redis.from_url(url)
    await client.aclose()
    return await client.ping()
`,
      },
      {
        title: "a client that is closed on the way that returns",
        code: `import httpx

async def fetch(url, dry_run):
    client = httpx.AsyncClient()
    if dry_run:
        await client.aclose()
        return None
    response = await client.get(url)
    await client.aclose()
    return response
`,
      },
      {
        title: "two tests of the same flag",
        code: `import httpx

async def fetch(url, own):
    client = httpx.AsyncClient()
    if own:
        await client.aclose()
    if not own:
        await client.get(url)
`,
      },
      {
        title: "a close in a handler that raises on",
        code: `import asyncpg

async def load(dsn):
    connection = await asyncpg.connect(dsn)
    try:
        await connection.execute("LISTEN jobs")
    except Exception:
        await connection.close()
        raise
    return await connection.fetch("select 1")
`,
      },
      {
        title: "an executor whose results are asked for after its block",
        code: `from concurrent.futures import ThreadPoolExecutor

def resize(images):
    with ThreadPoolExecutor() as pool:
        futures = [pool.submit(scale, image) for image in images]
    return [future.result() for future in futures]
`,
      },
      {
        title: "a response that was read before the client was closed",
        code: `import httpx

def version(url):
    with httpx.Client() as client:
        response = client.get(url)
    return response.json()["version"]
`,
      },
      {
        title: "a name that is bound again by a loop over connections",
        code: `import asyncpg

async def drain(pools):
    for pool in pools:
        await pool.close()
    for pool in pools:
        print(pool.get_size())
`,
      },
      {
        title: "a lifespan that yields inside of the block",
        code: `from contextlib import asynccontextmanager
import httpx

@asynccontextmanager
async def lifespan(app):
    async with httpx.AsyncClient() as client:
        app.state.client = client
        yield
        app.state.client = None
`,
      },
      {
        title: "a client that is closed after its last request",
        code: `import httpx

async def fetch(urls):
    client = httpx.AsyncClient()
    try:
        return [await client.get(url) for url in urls]
    finally:
        await client.aclose()
`,
      },
      {
        title: "a client that is made for each block",
        code: `import httpx

def client():
    return httpx.Client(timeout=10)

def sync(url):
    with client() as first:
        first.get(url)
    with client() as second:
        second.get(url)
`,
      },
      {
        title: "a pool that is asked for a connection again in the next request",
        code: `import asyncpg

async def count(pool: asyncpg.Pool):
    async with pool.acquire() as connection:
        first = await connection.fetchval("select count(*) from jobs")
    async with pool.acquire() as connection:
        return first + await connection.fetchval("select count(*) from users")
`,
      },
      {
        title: "a connection that is made anew when it was lost",
        code: `import websockets

async def listen(url, handle):
    while True:
        async with websockets.connect(url) as websocket:
            async for message in websocket:
                await handle(message)
`,
      },
      {
        title: "a websocket whose end is asked for after the block",
        code: `import websockets

async def listen(url):
    async with websockets.connect(url) as websocket:
        text = await websocket.recv()
    print(websocket.close_code, websocket.close_reason)
    return text
`,
      },
      {
        title: "a file that is opened for reading after it was written",
        code: `import aiofiles

async def copy(path, text):
    async with aiofiles.open(path, "w") as file:
        await file.write(text)
    async with aiofiles.open(path) as file:
        return await file.read()
`,
      },
      {
        title: "an executor that the next call makes anew",
        code: `from concurrent.futures import ThreadPoolExecutor

class Worker:
    def __init__(self):
        self.pool = None

    def submit(self, job):
        if self.pool is None:
            self.pool = ThreadPoolExecutor()
        return self.pool.submit(job)

    def close(self):
        self.pool.shutdown()
        self.pool = None
`,
      },
    ],
    invalid: [
      {
        title: "a client without tasks, after its block",
        code: `import httpx

def fetch(url):
    with httpx.Client() as client:
        client.get(url)
    return client.get(url)
`,
        errors: [{ line: 6, message: /the client has been closed/u }],
      },
      {
        title: "a pool after its block",
        code: `import asyncpg

async def main(dsn):
    async with asyncpg.create_pool(dsn) as pool:
        await pool.execute("select 1")
    await pool.fetch("select 2")
`,
        errors: [{ line: 6, message: /pool is closed/u }],
      },
      {
        title: "an executor after its block",
        code: `from concurrent.futures import ThreadPoolExecutor

def resize(images):
    with ThreadPoolExecutor(max_workers=4) as pool:
        done = list(pool.map(scale, images))
    return pool.submit(pack, done)
`,
        errors: [{ line: 6, message: /cannot schedule new futures after shutdown/u }],
      },
      {
        title: "an executor after its shutdown",
        code: `from concurrent.futures import ProcessPoolExecutor

def crunch(parts):
    executor = ProcessPoolExecutor()
    futures = [executor.submit(work, part) for part in parts]
    executor.shutdown()
    futures.append(executor.submit(merge, parts))
    return futures
`,
        errors: [{ line: 7, message: /cannot schedule new futures after shutdown/u }],
      },
      {
        title: "a database after its block",
        code: `import aiosqlite

async def count(path):
    async with aiosqlite.connect(path) as db:
        await db.execute("create table if not exists jobs (id integer)")
    async with db.execute("select count(*) from jobs") as cursor:
        return await cursor.fetchone()
`,
        errors: [{ line: 6, messageId: "used" }],
      },
      {
        title: "a file after its block",
        code: `import aiofiles

async def head(path):
    async with aiofiles.open(path) as file:
        first = await file.readline()
    return first + await file.readline()
`,
        errors: [{ line: 6, message: /I\/O operation on closed file/u }],
      },
    ],
  },
  { language: "python", minimum: 20 },
);
