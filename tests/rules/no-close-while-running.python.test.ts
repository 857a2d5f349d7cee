/** Where does `no-close-while-running` see a close in Python that nobody waits for, or of the running loop? */
import { specify } from "../specify.ts";

specify(
  "no-close-while-running",
  {
    valid: [
      {
        title: "a close that is awaited",
        code: `import aiohttp

async def fetch(url):
    session = aiohttp.ClientSession()
    try:
        async with session.get(url) as response:
            return await response.json()
    finally:
        await session.close()
`,
      },
      {
        title: "a loop that is closed after its coroutine has returned",
        code: `import asyncio

def main():
    loop = asyncio.new_event_loop()
    loop.run_until_complete(serve())
    loop.close()
`,
      },
      {
        title: "a close in a plain function",
        code: `import asyncio

def stop():
    loop = asyncio.get_event_loop()
    loop.stop()
    loop.close()
`,
      },
      {
        title: "another loop that is closed in a coroutine",
        code: `import asyncio

async def probe():
    loop = asyncio.new_event_loop()
    loop.close()
`,
      },
      {
        title: "the loop of a thread that a coroutine closes",
        code: `import asyncio
import threading

class Background:
    def __init__(self):
        self.loop = asyncio.new_event_loop()
        self.thread = threading.Thread(target=self.loop.run_forever)
        self.thread.start()

    async def aclose(self):
        self.loop.call_soon_threadsafe(self.loop.stop)
        await asyncio.to_thread(self.thread.join)
        self.loop.close()
`,
      },
      {
        title: "a running loop that is only stopped",
        code: `import asyncio

async def shutdown():
    asyncio.get_running_loop().stop()
`,
      },
      {
        title: "a close of a loop by a function that a coroutine hands to a thread",
        code: `import asyncio

def work():
    loop = asyncio.new_event_loop()
    loop.run_until_complete(job())
    loop.close()

async def main():
    await asyncio.to_thread(work)
`,
      },
      {
        title: "a close that is handed to a stack",
        code: `from contextlib import AsyncExitStack
import aiohttp

async def main(url):
    async with AsyncExitStack() as stack:
        session = aiohttp.ClientSession()
        stack.push_async_callback(session.close)
        await session.get(url)
`,
      },
      {
        title: "a close that is returned",
        code: `import aiohttp

class Client:
    def __init__(self, session: aiohttp.ClientSession):
        self.session = session

    def close(self):
        return self.session.close()
`,
      },
      {
        title: "a close that is run",
        code: `import asyncio
import aiohttp

def stop(session: aiohttp.ClientSession):
    asyncio.run(session.close())
`,
      },
      {
        title: "a close that is not asynchronous",
        code: `import httpx
import requests

async def main():
    client = httpx.Client()
    client.close()
    session = requests.Session()
    session.close()
`,
      },
      {
        title: "a session that is closed inside of its own block, which does no harm",
        code: `import aiohttp

async def main(url):
    async with aiohttp.ClientSession() as session:
        await session.get(url)
        await session.close()
`,
      },
      {
        title: "an awaited result that is returned out of the block",
        code: `import aiohttp

async def fetch(url):
    async with aiohttp.ClientSession() as session:
        return await session.get(url)
`,
      },
      {
        title: "a session of another library",
        code: `from database import Session

async def main():
    session = Session()
    session.close()
`,
      },
    ],
    invalid: [
      {
        title: "the running loop is closed in a coroutine",
        code: `import asyncio

async def main():
    await serve()
    asyncio.get_running_loop().close()
`,
        errors: [{ line: 5, message: /Cannot close a running event loop/u }],
      },
      {
        title: "the current loop is closed in a coroutine",
        code: `import asyncio

async def shutdown(signal):
    print("received", signal)
    loop = asyncio.get_event_loop()
    loop.stop()
    loop.close()
`,
        errors: [{ line: 7, message: /Cannot close a running event loop/u }],
      },
      {
        title: "the running loop is closed by a helper that a coroutine calls",
        code: `import asyncio

def stop():
    asyncio.get_event_loop().close()

async def main():
    await serve()
    stop()
`,
        errors: [{ line: 4, message: /Cannot close a running event loop/u }],
      },
      {
        title: "the running loop is closed in an asynchronous method",
        code: `import asyncio

class Bot:
    async def on_stop(self):
        await self.save()
        asyncio.get_event_loop().close()

    async def save(self):
        pass
`,
        errors: [{ line: 6, message: /Cannot close a running event loop/u }],
      },
      {
        title: "a close that is not awaited",
        code: `import aiohttp

async def fetch(url):
    session = aiohttp.ClientSession()
    await session.get(url)
    session.close()
`,
        errors: [{ line: 6, messageId: "notAwaited-in-python" }],
      },
      {
        title: "a close in a `finally` that is not awaited",
        code: `import aiohttp

async def fetch(url):
    session = aiohttp.ClientSession()
    try:
        return await session.get(url)
    finally:
        session.close()
`,
        errors: [{ line: 8, messageId: "notAwaited-in-python" }],
      },
      {
        title: "a field whose close is not awaited",
        code: `import aiohttp

class Client:
    def __init__(self):
        self.session = aiohttp.ClientSession()

    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc_info):
        self.session.close()
`,
        errors: [{ line: 11, messageId: "notAwaited-in-python" }],
      },
      {
        title: "a client whose `aclose` is not awaited",
        code: `import httpx

async def fetch(url):
    client = httpx.AsyncClient()
    response = await client.get(url)
    client.aclose()
    return response
`,
        errors: [{ line: 6, messageId: "notAwaited-in-python" }],
      },
      {
        title: "a connection whose close is not awaited",
        code: `import asyncpg

async def load(dsn):
    connection = await asyncpg.connect(dsn)
    rows = await connection.fetch("select 1")
    connection.close()
    return rows
`,
        errors: [{ line: 6, messageId: "notAwaited-in-python" }],
      },
      {
        title: "a client of redis whose close is not awaited",
        code: `import redis.asyncio as redis

async def ping(url):
    client = redis.from_url(url)
    await client.ping()
    client.aclose()
`,
        errors: [{ line: 6, messageId: "notAwaited-in-python" }],
      },
      {
        title: "a browser whose close is not awaited",
        code: `from playwright.async_api import async_playwright

async def title(url):
    async with async_playwright() as p:
        browser = await p.chromium.launch()
        page = await browser.new_page()
        await page.goto(url)
        browser.close()
        return await page.title()
`,
        errors: [{ line: 8, messageId: "notAwaited-in-python" }],
      },
    ],
  },
  { language: "python", minimum: 25 },
);
