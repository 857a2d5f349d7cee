/** On which ways out of a function of Python does `no-undisposed-session` see a session left open? */
import { specify } from "../specify.ts";

specify(
  "no-undisposed-session",
  {
    valid: [
      {
        title: "a handler for imports that fail, which no call leads to",
        code: `import httpx

def make():
    try:
        from cachecontrol import CacheControl

        return CacheControl(httpx.Client(), cache=folder(1))
    except ImportError:
        return httpx.Client()
`,
      },
      {
        title: "a session of one's own, by a flag of the object",
        code: `import aiohttp

class Api:
    def __init__(self, session=None):
        self._owned = session is None
        self._session = session

    async def get(self, url):
        if self._owned:
            session = aiohttp.ClientSession()
        else:
            session = self._session
        try:
            return await session.get(url)
        finally:
            if self._owned:
                await session.close()
`,
      },
      {
        title: "a session of one's own, by what the object has",
        code: `import aiohttp

class Api:
    def __init__(self, session=None):
        self._session = session

    async def get(self, url):
        if self._session is None:
            session = aiohttp.ClientSession()
        else:
            session = self._session
        try:
            return await session.get(url)
        finally:
            if not self._session:
                await session.close()
`,
      },
      {
        title: "a session of one's own, by the name of a test",
        code: `import aiohttp

async def get(url, shared=None):
    is_own = shared is None
    session = shared or aiohttp.ClientSession()
    try:
        return await session.get(url)
    finally:
        if is_own:
            await session.close()
`,
      },
      {
        title: "a session of one's own, by a sort that is asked for twice",
        code: `import aiohttp

async def get(url, source):
    session = aiohttp.ClientSession() if isinstance(source, str) else source.session
    try:
        return await session.get(url)
    finally:
        if isinstance(source, str):
            await session.close()
`,
      },
      {
        title: "a test whose outcome is forgotten where many ways meet",
        code: `import aiohttp

async def get(url, shared=None, a=None, b=None, c=None, d=None):
    is_running = shared and not shared.closed
    if is_running:
        session = shared
    else:
        session = aiohttp.ClientSession()
    try:
        if a:
            first = await session.get(url)
        if b:
            second = await session.get(url)
        if c:
            third = await session.get(url)
        if d:
            await session.get(url)
        for attempt in range(3):
            try:
                async with session.get(url) as response:
                    if response.status == 400:
                        return await response.text()
                    elif response.status == 300:
                        return await response.json()
            except Exception:
                if attempt == 2:
                    raise
    finally:
        if not is_running:
            await session.close()
`,
      },
      {
        title: "a block of a factory's object that fails to be entered",
        code: `import asyncio
from sqlalchemy.ext.asyncio import async_sessionmaker, create_async_engine

engine = create_async_engine("postgresql+asyncpg://localhost")
make_session = async_sessionmaker(engine)

async def rows():
    try:
        async with make_session() as session:
            return await session.execute("select 1")
    except ConnectionError:
        await asyncio.sleep(1)
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
        title: "a function of the file closes it later",
        code: `import aiohttp

async def start(app):
    session = aiohttp.ClientSession()

    async def stop(_):
        await session.close()

    app.on_shutdown.append(stop)
    return session.get("/")
`,
      },
      {
        title: "sessions that are closed together",
        code: `import asyncio
import aiohttp

async def crawl(urls):
    sessions = [aiohttp.ClientSession() for _ in urls]
    await asyncio.gather(*(session.get(url) for session, url in zip(sessions, urls)))
    await asyncio.gather(*(session.close() for session in sessions))
`,
      },
    ],
    invalid: [
      {
        title: "an import that fails while a session is open",
        code: `import httpx

def load(url):
    session = httpx.Client()
    try:
        import yaml
    except ImportError:
        return None
    text = yaml.load(session.get(url).text)
    session.close()
    return text
`,
        errors: [{ line: 4, messageId: "path" }],
      },
      {
        title: "a flag of the object that changes, so that a second test may tell something else",
        code: `import aiohttp

class Api:
    def __init__(self):
        self._busy = False

    def pause(self):
        self._busy = True

    async def get(self, url):
        if self._busy:
            return None
        session = aiohttp.ClientSession()
        text = await read(session, url)
        if self._busy:
            return text
        await session.close()
        return text

async def read(session, url):
    async with session.get(url) as response:
        return await response.text()
`,
        errors: [{ line: 13, messageId: "path" }],
      },
      {
        title: "many ways meet, and none of them closes",
        code: `import aiohttp

async def get(url, isOn, a, b, c, d):
    session = None
    if isOn:
        session = aiohttp.ClientSession()
    if a:
        first = await get_text(session, url)
    if b:
        second = await get_text(session, url)
    if c:
        third = await get_text(session, url)
    if d:
        fourth = await get_text(session, url)

async def get_text(session, url):
    async with session.get(url) as response:
        return await response.text()
`,
        errors: [{ line: 6, messageId: "never" }],
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
  { language: "python", minimum: 10 },
);
