/** On which ways out of a function of Python does `no-undisposed-session` see a session left open? */
import { specify } from "../specify.ts";

specify(
  "no-undisposed-session",
  {
    valid: [
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
