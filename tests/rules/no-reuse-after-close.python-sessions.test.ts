/** What does `no-reuse-after-close` know about sessions of aiohttp? */
import { specify } from "../specify.ts";

specify(
  "no-reuse-after-close",
  {
    valid: [
      {
        title: "a session under a key that may be the one that was closed before",
        code: `import aiohttp

async def main(key, url):
    sessions = {}
    sessions["a"] = aiohttp.ClientSession()
    await sessions["a"].close()
    sessions[key] = aiohttp.ClientSession()
    await sessions["a"].get(url)
`,
      },
      {
        title: "two sessions of a list, by their indices",
        code: `import aiohttp

async def main(urls):
    sessions = []
    for _ in urls:
        sessions.append(aiohttp.ClientSession())
    await sessions[0].close()
    await sessions[1].get(urls[1])
`,
      },
      {
        title: "P16: a close that is asked for in `finally`",
        code: `import aiohttp

async def fetch(url):
    session = aiohttp.ClientSession()
    try:
        async with session.get(url) as response:
            return await response.json()
    finally:
        if not session.closed:
            await session.close()
`,
      },
      {
        title: "a session that is used inside of its block",
        code: `import aiohttp

async def fetch(url):
    async with aiohttp.ClientSession() as session:
        async with session.get(url) as response:
            text = await response.text()
    return text
`,
      },
      {
        title: "a session that was closed and made anew",
        code: `import aiohttp

async def fetch(urls):
    session = aiohttp.ClientSession()
    for url in urls:
        try:
            await session.get(url)
        except aiohttp.ClientError:
            await session.close()
            session = aiohttp.ClientSession()
    await session.close()
`,
      },
      {
        title: "a session that is opened again where it is closed",
        code: `import aiohttp

class Client:
    def __init__(self):
        self._session = None

    async def session(self):
        if self._session is None or self._session.closed:
            self._session = aiohttp.ClientSession()
        return self._session

    async def get(self, url):
        session = await self.session()
        async with session.get(url) as response:
            return await response.json()

    async def close(self):
        if self._session:
            await self._session.close()
            self._session = None
`,
      },
      {
        title: "a session that is asked for its state after the block",
        code: `import aiohttp

async def check():
    async with aiohttp.ClientSession() as session:
        pass
    assert session.closed
    print(session)
`,
      },
      {
        title: "a session that is handed on inside of its block, and handed back",
        code: `import aiohttp

async def fetch(url):
    async with aiohttp.ClientSession() as session:
        return await load(session, url)

async def load(session, url):
    async with session.get(url) as response:
        return await response.text()
`,
      },
      {
        title: "a fixture that gives a session to a test",
        code: `import aiohttp
import pytest_asyncio

@pytest_asyncio.fixture
async def session():
    async with aiohttp.ClientSession() as session:
        yield session
`,
      },
      {
        title: "a response that is read after the block of its session, and was read in it",
        code: `import aiohttp

async def fetch(url):
    async with aiohttp.ClientSession() as session:
        async with session.get(url) as response:
            body = await response.read()
    return response.status, body
`,
      },
      {
        title: "a session of each attempt",
        code: `import asyncio
import aiohttp

async def fetch(url, attempts=3):
    for attempt in range(attempts):
        async with aiohttp.ClientSession() as session:
            try:
                return await (await session.get(url)).json()
            except aiohttp.ClientError:
                await asyncio.sleep(attempt)
`,
      },
      {
        title: "a session that may be another one in the handler",
        code: `import aiohttp

async def fetch(url, session: aiohttp.ClientSession):
    try:
        return await session.get(url)
    except aiohttp.ClientConnectionError:
        await session.close()
        session = aiohttp.ClientSession()
        return await session.get(url)
`,
      },
      {
        title: "a session of the object, where another method may have made it anew",
        code: `import aiohttp

class Client:
    async def reset(self):
        await self.session.close()
        await self.open()
        await self.session.get("/status")

    async def open(self):
        self.session = aiohttp.ClientSession()
`,
      },
      {
        title: "a session whose close a test replaces",
        code: `from unittest.mock import patch
import aiohttp

async def test_fetch():
    with patch("aiohttp.ClientSession") as session:
        session.get("/")
    session.get.assert_called_once()
`,
      },
    ],
    invalid: [
      {
        title: "a session under a key",
        code: `import aiohttp

async def main(url):
    sessions = {}
    sessions["a"] = aiohttp.ClientSession()
    await sessions["a"].close()
    await sessions["a"].get(url)
`,
        errors: [{ line: 7 }],
      },
      {
        title: "a session after its block",
        code: `import aiohttp

async def fetch(url):
    async with aiohttp.ClientSession() as session:
        login = await session.post(url + "/login")
    async with session.get(url) as response:
        return await response.json()
`,
        errors: [{ line: 6, message: /Session is closed/u }],
      },
      {
        title: "a session after its close",
        code: `import aiohttp

async def fetch(url):
    session = aiohttp.ClientSession()
    await session.close()
    return await session.get(url)
`,
        errors: [{ line: 6, messageId: "used" }],
      },
      {
        title: "a session that the class of a type annotation tells",
        code: `from aiohttp import ClientSession

async def fetch(session: ClientSession, url: str) -> str:
    await session.close()
    async with session.get(url) as response:
        return await response.text()
`,
        errors: [{ line: 5, messageId: "used" }],
      },
      {
        title: "a session that leaves its block",
        code: `import aiohttp

async def connect():
    async with aiohttp.ClientSession() as session:
        return session
`,
        errors: [{ messageId: "returned" }],
      },
      {
        title: "a session that is stored inside of its block",
        code: `import aiohttp

class Client:
    async def start(self):
        async with aiohttp.ClientSession() as session:
            self.session = session
`,
        errors: [{ line: 6, messageId: "stored" }],
      },
      {
        title: "a function that runs after the block",
        code: `import aiohttp

async def make_fetch():
    async with aiohttp.ClientSession() as session:
        async def fetch(url):
            return await session.get(url)
        return fetch
`,
        errors: [{ messageId: "captured" }],
      },
      {
        title: "a field that a method of the class closes",
        code: `import aiohttp

class Client:
    def __init__(self):
        self.session = aiohttp.ClientSession()

    async def close(self):
        await self.session.close()

    async def logout(self, url):
        await self.close()
        await self.session.post(url)
`,
        errors: [{ line: 12, message: /Session is closed/u }],
      },
    ],
  },
  { language: "python", minimum: 15 },
);
