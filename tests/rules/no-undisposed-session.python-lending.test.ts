/** Which sessions do context managers, fixtures and generators in Python leave open, and what do methods do with one? */
import { specify } from "../specify.ts";

specify(
  "no-undisposed-session",
  {
    valid: [
      {
        title: "a name that is False throughout chooses the way on which it is closed",
        code: `import aiohttp

async def ping():
    is_kept = False
    async def step():
        session = aiohttp.ClientSession()
        if not is_kept:
            await session.close()
    await step()
`,
      },
      {
        title: "a coroutine that closes is handed to what runs it",
        code: `import asyncio
import aiohttp

class Bot:
    def __init__(self):
        self.session = aiohttp.ClientSession()

    async def close(self):
        await self.session.close()

    async def ask(self):
        return await self.session.get("/")

async def within_time():
    bot = Bot()
    await asyncio.wait_for(bot.close(), 5)

async def together():
    one, two = Bot(), Bot()
    await asyncio.gather(one.close(), two.close())

def from_outside():
    bot = Bot()
    asyncio.run(bot.close())

async def later():
    bot = Bot()
    closing = bot.close()
    await closing
`,
      },
      {
        title: "a coroutine that closes what it captures is handed to what runs it",
        code: `import asyncio
import aiohttp

async def ping():
    session = aiohttp.ClientSession()
    async def work():
        await session.get("/")
        await session.close()
    await asyncio.wait_for(work(), 5)
`,
      },
      {
        title: "a session within a container within a container is handed on with it",
        code: `import aiohttp

async def connect(make):
    options = {"requestor": {"session": aiohttp.ClientSession()}}
    return make(options)

async def connect_by_name(make):
    options = {"requestor": {"session": aiohttp.ClientSession()}}
    return make(**options)

class Api:
    def start(self):
        self.sessions = [("eu", aiohttp.ClientSession())]
`,
      },
      {
        title: "clients over a transport or a pool of somebody else's",
        code: `import aiohttp
import httpx
from redis.asyncio import Redis

async def ask(url, transport, connector, pool):
    client = httpx.AsyncClient(transport=transport)
    await client.get(url)
    session = aiohttp.ClientSession(connector=connector, connector_owner=False)
    await session.get(url)
    cache = Redis(connection_pool=pool)
    await cache.get(url)
`,
      },
      {
        title: "a browser that is returned, with what it lives on",
        code: `from playwright.async_api import async_playwright

async def open_page():
    playwright = await async_playwright().start()
    browser = await playwright.chromium.launch()
    return await browser.new_page()
`,
      },
      {
        title: "a method keeps what it gives",
        code: `import aiohttp
from library import shared

class Service:
    def session(self):
        if not self.kept:
            try:
                self.kept = shared()
            except RuntimeError:
                self.kept = aiohttp.ClientSession()
        return self.kept

    async def connect(self, url):
        return await self.session().ws_connect(url)
`,
      },
      {
        title: "a context manager that closes what it lends",
        code: `from contextlib import asynccontextmanager
import aiohttp

@asynccontextmanager
async def client():
    session = aiohttp.ClientSession()
    try:
        yield session
    finally:
        await session.close()

@asynccontextmanager
async def block():
    async with aiohttp.ClientSession() as session:
        yield session

async def use(url):
    async with client() as first, block() as second:
        await first.get(url)
        await second.get(url)
`,
      },
      {
        title: "a fixture that closes what it lends, hands it on, or gives a factory",
        code: `import aiohttp
import pytest
import pytest_asyncio

@pytest.fixture
async def session():
    session = aiohttp.ClientSession()
    yield session
    await session.close()

@pytest_asyncio.fixture(scope="module")
async def other():
    session = aiohttp.ClientSession()
    yield {"session": session}
    await session.close()

@pytest.fixture
async def returned():
    return aiohttp.ClientSession()

@pytest.fixture
def factory():
    def make():
        return aiohttp.ClientSession()
    return make
`,
      },
      {
        title: "a generator gives it to its consumer",
        code: `import aiohttp

async def dependency():
    session = aiohttp.ClientSession()
    try:
        yield session
    finally:
        await session.close()

async def sessions():
    while True:
        yield aiohttp.ClientSession()
`,
      },
      {
        title: "a method of the object takes it over",
        code: `import aiohttp

class Service:
    def __init__(self, session):
        self.session = session

    def use(self, session):
        self.session = session

async def build():
    session = aiohttp.ClientSession()
    service = Service(session)
    other = aiohttp.ClientSession()
    service.use(session=other)
    return service
`,
      },
      {
        title: "a method of the object closes it",
        code: `import aiohttp

class Service:
    async def finish(self, session, *, wait=True):
        await session.close()

    @staticmethod
    async def end(session):
        await session.close()

    @classmethod
    async def stop(cls, session):
        await session.close()

    async def run(self):
        first = aiohttp.ClientSession()
        await self.finish(first)
        second = aiohttp.ClientSession()
        await self.end(second)
        third = aiohttp.ClientSession()
        await Service.stop(third)
        fourth = aiohttp.ClientSession()
        await Service.finish(self, session=fourth)
`,
      },
    ],
    invalid: [
      {
        title: "a coroutine that only uses it is handed to what runs it",
        code: `import asyncio
import aiohttp

class Bot:
    def __init__(self):
        self.session = aiohttp.ClientSession()

    async def close(self):
        await self.session.close()

    async def ask(self):
        return await self.session.get("/")

async def within_time():
    bot = Bot()
    await asyncio.wait_for(bot.ask(), 5)
`,
        errors: [{ messageId: "never", line: 15 }],
      },
      {
        title: "a pool is not held where a connection of it may be out at the end of the block",
        code: `import asyncpg

async def run(dsn):
    pool = await asyncpg.create_pool(dsn)
    connection = await pool.acquire()
    await connection.execute("select 1")
    await pool.release(connection)
`,
        errors: [{ line: 4, messageId: "never" }],
        output: null,
        never: /async with/u,
      },
      {
        title: "it is where the connection is back in any case",
        code: `import asyncpg

async def run(dsn):
    pool = await asyncpg.create_pool(dsn)
    async with pool.acquire() as connection:
        await connection.execute("select 1")
`,
        errors: [{ line: 4, messageId: "never" }],
      },
      {
        title: "a runtime of browsers whose browser ends with the function",
        code: `from playwright.async_api import async_playwright

async def shot(url):
    playwright = await async_playwright().start()
    browser = await playwright.chromium.launch()
    page = await browser.new_page()
    await page.goto(url)
`,
        errors: [{ line: 4, messageId: "never" }],
      },
      {
        title: "a context manager that never closes what it lends",
        code: `from contextlib import asynccontextmanager
import aiohttp

@asynccontextmanager
async def client(url):
    session = aiohttp.ClientSession(url)
    yield session
    print("left")
`,
      },
      {
        title: "a context manager that its block may leave by a failure",
        options: [{ exceptionPaths: true }],
        code: `from contextlib import asynccontextmanager
import aiohttp

@asynccontextmanager
async def client():
    session = aiohttp.ClientSession()
    yield session
    await session.close()
`,
      },
      {
        title: "a fixture that never closes what it lends",
        code: `import aiohttp
import pytest

@pytest.fixture(scope="session")
async def session():
    session = aiohttp.ClientSession()
    yield session
`,
      },
      {
        title: "165: a generator that closes behind its yield, where a consumer may never come back",
        code: `import aiohttp

async def lines(url):
    session = aiohttp.ClientSession()
    answer = await session.get(url)
    async for line in answer.content:
        yield line
    await session.close()
`,
      },
      {
        title: "a session that a method only uses",
        code: `import aiohttp

class Service:
    async def text(self, session):
        answer = await session.get("x")
        return await answer.text()

    async def run(self):
        session = aiohttp.ClientSession()
        text = await self.text(session)
        return len(text)
`,
      },
    ],
  },
  { language: "python", minimum: 10 },
);
