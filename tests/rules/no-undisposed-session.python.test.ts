/** Which sessions does `no-undisposed-session` see left open in Python? */
import { specify } from "../specify.ts";

specify(
  "no-undisposed-session",
  {
    valid: [
      {
        title: "sessions in plain functions that coroutines call, or that ask for the loop first",
        code: `import asyncio
import aiohttp

def make():
    return aiohttp.ClientSession()

def shared():
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return None
    return aiohttp.ClientSession()

async def main(url):
    async with make() as session:
        await session.get(url)

shared()
asyncio.run(main("https://example.org"))
`,
      },
      {
        title: "a session that is handed on",
        code: `import aiohttp
from bot import Bot

async def main(token):
    session = aiohttp.ClientSession()
    bot = Bot(token, session=session)
    await bot.start()
`,
      },
      {
        title: "a session that is stored in a dict",
        code: `import aiohttp

async def on_startup(app):
    app["session"] = aiohttp.ClientSession()

async def on_cleanup(app):
    await app["session"].close()
`,
      },
      {
        title: "a session of the application",
        code: `import aiohttp

async def startup(app):
    app.state.session = aiohttp.ClientSession()
`,
      },
      {
        title: "a session that `global` keeps",
        code: `import aiohttp

session = None

async def get_session():
    global session
    if session is None:
        session = aiohttp.ClientSession()
    return session
`,
      },
      {
        title: "a context manager of the file",
        code: `from contextlib import asynccontextmanager
import aiohttp

@asynccontextmanager
async def client(token):
    session = aiohttp.ClientSession(headers={"Authorization": token})
    try:
        yield session
    finally:
        await session.close()
`,
      },
      {
        title: "a session of the caller, else an own one",
        code: `import aiohttp

class Api:
    def __init__(self, session: aiohttp.ClientSession | None = None):
        self.session = session or aiohttp.ClientSession()
`,
      },
      {
        title: "a helper of the file closes it",
        code: `import aiohttp

async def dispose(session):
    await session.close()

async def fetch(url):
    session = aiohttp.ClientSession()
    try:
        await session.get(url)
    finally:
        await dispose(session)
`,
      },
      {
        title: "a session that a test replaces",
        code: `from unittest.mock import Mock
import aiohttp

async def test_fetch():
    session = Mock(spec=aiohttp.ClientSession)
    await session.get("/")
`,
      },
      {
        title: "a class of another library of that name",
        code: `from http_layer import ClientSession

async def fetch(url):
    session = ClientSession()
    return await session.get(url)
`,
      },
      {
        title: "a session that a lambda closes",
        code: `import aiohttp

async def main(app):
    session = aiohttp.ClientSession()
    app.on_cleanup.append(lambda _: session.close())
    await session.get("/")
`,
      },
      {
        title: "a session that an object is given",
        code: `import aiohttp

class Client:
    def __init__(self, session):
        self.session = session

async def connect():
    return Client(aiohttp.ClientSession())
`,
      },
      {
        title: "a connector that its session closes",
        code: `import aiohttp

async def fetch(url):
    connector = aiohttp.TCPConnector(limit=5)
    async with aiohttp.ClientSession(connector=connector) as session:
        return await session.get(url)
`,
      },
      {
        title: "a session that a base class is given",
        code: `import aiohttp
from base import Service

class Client(Service):
    def __init__(self):
        super().__init__(aiohttp.ClientSession())
`,
      },
    ],
    invalid: [
      {
        title: "a session in a plain function that the file calls at its top",
        code: `import asyncio
import aiohttp

def main(url):
    session = aiohttp.ClientSession()
    asyncio.run(fetch(session, url))

if __name__ == "__main__":
    main("https://example.org")
`,
        errors: [{ line: 5, message: /no running event loop/u }],
      },
      {
        title: "3: a session that is never closed",
        code: `import aiohttp

async def fetch(url):
    session = aiohttp.ClientSession()
    async with session.get(url) as response:
        return await response.json()
`,
        errors: [{ line: 4, messageId: "never" }],
      },
      {
        title: "a session by another name",
        code: `from aiohttp import ClientSession as Session

async def fetch(url):
    session = Session()
    return await session.get(url)
`,
        errors: [{ line: 4, messageId: "never" }],
      },
      {
        title: "a session that is opened inline",
        code: `import aiohttp

async def fetch(url):
    return await aiohttp.ClientSession().get(url)
`,
        errors: [{ line: 4, messageId: "temporary" }],
      },
      {
        title: "a session that is not used",
        code: `import aiohttp

async def main():
    session = aiohttp.ClientSession()
`,
        errors: [{ line: 4, messageId: "never" }],
      },
      {
        title: "a session that `_` takes",
        code: `import aiohttp

async def main():
    _ = aiohttp.ClientSession()
`,
        errors: [{ line: 4 }],
      },
      {
        title: "a session that is dropped",
        code: `import aiohttp

async def main():
    aiohttp.ClientSession()
`,
        errors: [{ line: 4, messageId: "temporary" }],
      },
      {
        title: "a session that a helper only uses",
        code: `import aiohttp

async def load(session, url):
    async with session.get(url) as response:
        return await response.json()

async def main(url):
    session = aiohttp.ClientSession()
    return await load(session, url)
`,
        errors: [{ line: 8, messageId: "never" }],
      },
      {
        title: "a session that a factory of the file opens",
        code: `import aiohttp

def make_session(token):
    return aiohttp.ClientSession(headers={"Authorization": token})

async def main(url, token):
    session = make_session(token)
    await session.get(url)
`,
        errors: [{ line: 7, messageId: "never" }],
      },
      {
        title: "a session outside of a coroutine",
        code: `import aiohttp

session = aiohttp.ClientSession()

async def fetch(url):
    return await session.get(url)
`,
        errors: [{ line: 3, message: /no running event loop/u }],
      },
      {
        title: "a block that is not asynchronous",
        code: `import aiohttp

async def fetch(url):
    with aiohttp.ClientSession() as session:
        return await session.get(url)
`,
        errors: [{ line: 4, message: /Use async with instead/u }],
      },
      {
        title: "a task group in a block that is not asynchronous",
        code: `import asyncio

async def main(jobs):
    with asyncio.TaskGroup() as group:
        for job in jobs:
            group.create_task(job())
`,
        errors: [{ line: 4 }],
      },
    ],
  },
  { language: "python", minimum: 20 },
);
