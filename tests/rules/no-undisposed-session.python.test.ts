/** Which sessions does `no-undisposed-session` see left open in Python? */
import { specify } from "../specify.ts";

specify(
  "no-undisposed-session",
  {
    valid: [
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
        title: "a fixture that closes after the test",
        code: `import aiohttp
import pytest

@pytest.fixture
async def session():
    session = aiohttp.ClientSession()
    yield session
    await session.close()
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
        title: "a close that a task is given",
        code: `import asyncio
import aiohttp

async def main(url):
    session = aiohttp.ClientSession()
    try:
        await session.get(url)
    finally:
        await asyncio.shield(session.close())
`,
      },
      {
        title: "one of two that is not owned",
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
        title: "a session of the caller, else an own one",
        code: `import aiohttp

class Api:
    def __init__(self, session: aiohttp.ClientSession | None = None):
        self.session = session or aiohttp.ClientSession()
`,
      },
      {
        title: "sessions that are closed in a loop",
        code: `import aiohttp

async def fetch(urls):
    for url in urls:
        session = aiohttp.ClientSession()
        await session.get(url)
        await session.close()
`,
      },
      {
        title: "sessions that a list keeps",
        code: `import aiohttp

async def pool(count):
    sessions = []
    for _ in range(count):
        sessions.append(aiohttp.ClientSession())
    return sessions
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
    ],
    invalid: [
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
        title: "a session that an early return leaves open",
        code: `import aiohttp

async def fetch(url):
    session = aiohttp.ClientSession()
    response = await session.get(url)
    if response.status != 200:
        return None
    text = await response.text()
    await session.close()
    return text
`,
        errors: [{ line: 4, messageId: "path" }],
      },
      {
        title: "closed on the happy path, by the option",
        options: [{ exceptionPaths: true }],
        code: `import aiohttp

async def fetch(url):
    session = aiohttp.ClientSession()
    response = await session.get(url)
    text = await response.text()
    await session.close()
    return text
`,
        errors: [{ line: 4, messageId: "exception" }],
      },
      {
        title: "a session of each round",
        code: `import aiohttp

async def crawl(urls):
    for url in urls:
        session = aiohttp.ClientSession()
        await session.get(url)
`,
        errors: [{ line: 5 }],
      },
      {
        title: "two sessions, one is closed",
        code: `import aiohttp

async def main(url):
    first = aiohttp.ClientSession()
    second = aiohttp.ClientSession()
    await first.get(url)
    await second.get(url)
    await first.close()
`,
        errors: [{ line: 5, messageId: "never" }],
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
        title: "a session that `match` leaves open in one case",
        code: `import aiohttp

async def run(command, url):
    session = aiohttp.ClientSession()
    match command:
        case "get":
            await session.get(url)
            await session.close()
        case "post":
            await session.post(url)
`,
        errors: [{ line: 4, messageId: "path" }],
      },
      {
        title: "a session that `break` leaves open",
        code: `import aiohttp

async def find(urls):
    for url in urls:
        session = aiohttp.ClientSession()
        response = await session.get(url)
        if response.ok:
            break
        await session.close()
`,
        errors: [{ line: 5 }],
      },
    ],
  },
  { language: "python", minimum: 25 },
);
