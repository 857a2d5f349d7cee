/** Which lifetimes of Python does `prefer-context-manager` see held by hand? */
import { specify } from "../specify.ts";

specify(
  "prefer-context-manager",
  {
    valid: [
      {
        title: "nothing stands between the opening and the close",
        code: `import aiosqlite

async def test_close_twice():
    db = await aiosqlite.connect(":memory:")
    await db.close()
    await db.close()
`,
      },
      {
        title: "limit: a loop that a script opens and closes at its top",
        code: `import asyncio

async def main():
    await asyncio.sleep(0)

loop = asyncio.new_event_loop()
loop.run_until_complete(main())
loop.close()
`,
      },
      {
        title: "a session in its block",
        code: `import aiohttp

async def fetch(url):
    async with aiohttp.ClientSession() as session:
        return await session.get(url)
`,
      },
      {
        title: "a loop that `asyncio.run` makes",
        code: `import asyncio

def main():
    asyncio.run(serve())
`,
      },
      {
        title: "a runner in its block",
        code: `import asyncio

def main():
    with asyncio.Runner() as runner:
        runner.run(setup())
        runner.run(serve())
`,
      },
      {
        title: "a session of the caller",
        code: `import aiohttp

async def fetch(session: aiohttp.ClientSession, url):
    try:
        return await session.get(url)
    finally:
        await session.close()
`,
      },
      {
        title: "a session that is returned on one way",
        code: `import aiohttp

async def connect(url):
    session = aiohttp.ClientSession()
    try:
        await session.get(url)
    except Exception:
        await session.close()
        raise
    return session
`,
      },
      {
        title: "a session that a stack holds",
        code: `from contextlib import AsyncExitStack
import aiohttp

async def main(url):
    async with AsyncExitStack() as stack:
        session = await stack.enter_async_context(aiohttp.ClientSession())
        await session.get(url)
`,
      },
      {
        title: "a session of an object",
        code: `import aiohttp

class Client:
    def __init__(self):
        self.session = aiohttp.ClientSession()

    async def close(self):
        await self.session.close()
`,
      },
      {
        title: "a session that is closed only where it is owned",
        code: `import aiohttp

async def fetch(url, session=None):
    own = session is None
    if own:
        session = aiohttp.ClientSession()
    try:
        return await session.get(url)
    finally:
        if own:
            await session.close()
`,
      },
      {
        title: "a loop that runs forever",
        code: `import asyncio

def worker(loop: asyncio.AbstractEventLoop):
    asyncio.set_event_loop(loop)
    try:
        loop.run_forever()
    finally:
        loop.close()
`,
      },
      {
        title: "a loop of a fixture",
        code: `import asyncio
import pytest

@pytest.fixture(scope="session")
def event_loop():
    loop = asyncio.new_event_loop()
    yield loop
    loop.close()
`,
      },
      {
        title: "a loop that is kept in a field",
        code: `import asyncio

class Service:
    def __init__(self):
        self.loop = asyncio.new_event_loop()

    def close(self):
        self.loop.close()
`,
      },
      {
        title: "a loop that is set, handed on and closed",
        code: `import asyncio

def main(server):
    loop = asyncio.new_event_loop()
    asyncio.set_event_loop(loop)
    server.attach(loop)
    try:
        loop.run_until_complete(server.start())
        loop.run_forever()
    finally:
        loop.close()
`,
      },
      {
        title: "a connection without a block of its own",
        code: `import asyncpg

async def load(dsn):
    connection = await asyncpg.connect(dsn)
    try:
        return await connection.fetch("select 1")
    finally:
        await connection.close()
`,
      },
      {
        title: "a client without a block of its own",
        code: `from motor.motor_asyncio import AsyncIOMotorClient

async def count(uri):
    client = AsyncIOMotorClient(uri)
    try:
        return await client.shop.orders.count_documents({})
    finally:
        client.close()
`,
      },
      {
        title: "a loop, where there is no runner yet",
        settings: { "async-lifecycle": { pythonVersion: "3.10" } },
        code: `import asyncio

def main():
    loop = asyncio.new_event_loop()
    try:
        first = loop.run_until_complete(setup())
        loop.run_until_complete(serve(first))
    finally:
        loop.close()
`,
      },
      {
        title: "a session that a generator lends",
        code: `from contextlib import asynccontextmanager
import aiohttp

@asynccontextmanager
async def client():
    async with aiohttp.ClientSession() as session:
        yield session
`,
      },
      {
        title: "a policy that only Windows needs, before 3.14",
        settings: { "async-lifecycle": { pythonVersion: "3.13" } },
        code: `import asyncio
import sys

if sys.platform == "win32":
    asyncio.set_event_loop_policy(asyncio.WindowsSelectorEventLoopPolicy())
asyncio.run(main())
`,
      },
      {
        title: "a policy for runs of other files",
        settings: { "async-lifecycle": { pythonVersion: "3.14" } },
        code: `import asyncio
import uvloop

def install():
    asyncio.set_event_loop_policy(uvloop.EventLoopPolicy())
`,
      },
      {
        title: "a policy, where runs cannot say it yet",
        settings: { "async-lifecycle": { pythonVersion: "3.11" } },
        code: `import asyncio
import uvloop

asyncio.set_event_loop_policy(uvloop.EventLoopPolicy())
asyncio.run(main())
`,
      },
    ],
    invalid: [
      {
        title: "work stands between the opening, which is awaited, and the close",
        code: `import aiosqlite

async def test_close():
    db = await aiosqlite.connect(":memory:")
    await db.execute("select 1")
    await db.close()
`,
        errors: [{ line: 4 }],
      },
      {
        title: "a policy that the run can be given by itself",
        settings: { "async-lifecycle": { pythonVersion: "3.14" } },
        code: `import asyncio
import uvloop

asyncio.set_event_loop_policy(uvloop.EventLoopPolicy())
asyncio.run(main())
`,
        errors: [{ line: 4, messageId: "policy", suggestions: 1 }],
        output: null,
      },
      {
        title: "a session that `finally` closes",
        code: `import aiohttp

async def fetch(url):
    session = aiohttp.ClientSession()
    try:
        async with session.get(url) as response:
            return await response.json()
    finally:
        await session.close()
`,
        errors: [{ line: 4, messageId: "finally" }],
        output: `import aiohttp

async def fetch(url):
    async with aiohttp.ClientSession() as session:
        async with session.get(url) as response:
            return await response.json()
`,
      },
      {
        title: "a session that is closed where nothing throws",
        code: `import aiohttp

async def fetch(url):
    session = aiohttp.ClientSession()
    response = await session.get(url)
    text = await response.text()
    await session.close()
    return text
`,
        errors: [{ line: 4, messageId: "happy-path" }],
      },
      {
        title: "a loop for one coroutine",
        code: `import asyncio

def main():
    loop = asyncio.new_event_loop()
    try:
        loop.run_until_complete(serve())
    finally:
        loop.close()
`,
        errors: [{ line: 4 }],
      },
      {
        title: "a loop that is set and run",
        code: `import asyncio

def main():
    loop = asyncio.new_event_loop()
    asyncio.set_event_loop(loop)
    try:
        result = loop.run_until_complete(serve())
    finally:
        loop.close()
    return result
`,
        errors: [{ line: 4 }],
      },
      {
        title: "a loop for two coroutines",
        code: `import asyncio

def main():
    loop = asyncio.new_event_loop()
    try:
        config = loop.run_until_complete(setup())
        loop.run_until_complete(serve(config))
    finally:
        loop.close()
`,
        errors: [{ line: 4 }],
      },
      {
        title: "a client of httpx that `finally` closes",
        code: `import httpx

def fetch(url):
    client = httpx.Client()
    try:
        return client.get(url).json()
    finally:
        client.close()
`,
        errors: [{ line: 4, messageId: "finally" }],
      },
    ],
  },
  { language: "python", minimum: 20 },
);
