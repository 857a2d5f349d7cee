/** What does `no-undisposed-session` know about bound methods that are kept as values? */
import { specify } from "../specify.ts";

specify(
  "no-undisposed-session",
  {
    valid: [
      {
        title: "the closer is kept in a field",
        code: `import aiohttp

class Api:
    async def start(self):
        session = aiohttp.ClientSession()
        self.get = session.get
        self._close = session.close

    async def stop(self):
        await self._close()
`,
      },
      {
        title: "the closer has a name of its own, and is called by it",
        code: `import asyncio
import aiohttp

async def once():
    session = aiohttp.ClientSession()
    get, close = session.get, session.close
    try:
        return await get("x")
    finally:
        await close()

def stopped():
    loop = asyncio.new_event_loop()
    stop = loop.close
    loop.run_until_complete(asyncio.sleep(1))
    stop()
`,
      },
      {
        title: "the closers of several are gone through",
        code: `import aiohttp
import httpx

async def both():
    session, client = aiohttp.ClientSession(), httpx.AsyncClient()
    for close in (session.close, client.aclose):
        await close()

async def listed():
    session = aiohttp.ClientSession()
    closers = [session.close]
    await session.get("x")
    for close in closers:
        await close()
`,
      },
      {
        title: "the closer is given to the caller",
        code: `import aiohttp

def methods():
    session = aiohttp.ClientSession()
    return {"get": session.get, "close": session.close}

def closer():
    session = aiohttp.ClientSession()
    return session.close
`,
      },
      {
        title: "a function of the file gives the closer of what it is given",
        code: `import aiohttp

def closer_of(session):
    return session.close

async def once():
    session = aiohttp.ClientSession()
    close = closer_of(session)
    await close()
`,
      },
      {
        title: "the closer of a class of the file, and what a block would call",
        code: `import aiohttp

class Client:
    def __init__(self):
        self._session = aiohttp.ClientSession()

    async def __aenter__(self):
        return self

    async def __aexit__(self, *failure):
        await self._session.close()

    async def shutdown(self):
        await self._session.close()

async def ended():
    client = Client()
    end = client.shutdown
    await end()

async def left():
    client = Client()
    leave = client.__aexit__
    await leave(None, None, None)
`,
      },
      {
        title: "the closer is chosen by a test",
        code: `import aiohttp

async def once():
    session = aiohttp.ClientSession()
    close = session.close if session else None
    if close:
        await close()
`,
      },
      {
        title: "the method that closes it has a name by which it is called, or given away",
        code: `import aiohttp

async def called(url):
    session = aiohttp.ClientSession()
    close = session.close
    await session.get(url)
    await close()

async def given(url, register):
    session = aiohttp.ClientSession()
    close = session.close
    register(close)
    await session.get(url)

async def inside(url):
    session = aiohttp.ClientSession()
    close = session.close

    async def end():
        await close()

    return end
`,
      },
    ],
    invalid: [
      {
        title: "the method that closes it has a name that nobody reads",
        code: `import aiohttp

async def status(url):
    session = aiohttp.ClientSession()
    response = await session.get(url)
    closed = session.close
    return response.status
`,
        errors: [{ line: 4 }],
      },
      {
        title: "a close without its parentheses, as a statement, awaited and asked for",
        code: `import aiohttp
import httpx

def one(url):
    client = httpx.Client()
    client.get(url)
    client.close

async def other(url):
    session = aiohttp.ClientSession()
    await session.get(url)
    await session.close

def asked(url):
    client = httpx.Client()
    client.get(url)
    if client.close:
        print("closed")
`,
        errors: [{ messageId: "never", line: 5 }, { messageId: "never", line: 10 }, { messageId: "never", line: 15 }],
      },
      {
        title: "a method that closes nothing has a name of its own",
        code: `import aiohttp

async def once():
    session = aiohttp.ClientSession()
    get = session.get
    await get("x")
`,
      },
      {
        title: "a method by which a loop only comes to rest",
        code: `import asyncio

def rested():
    loop = asyncio.new_event_loop()
    stop = loop.stop
    run = loop.run_until_complete
    run(asyncio.sleep(1))
    stop()
`,
      },
      {
        title: "a session whose method is only called",
        code: `import aiohttp

async def once():
    session = aiohttp.ClientSession()
    await session.get("x")
`,
      },
      {
        title: "the closer of another session is kept",
        code: `import aiohttp

class Api:
    async def start(self):
        first = aiohttp.ClientSession()
        second = aiohttp.ClientSession()
        self.get = first.get
        self._close = second.close
`,
      },
    ],
  },
  { minimum: 8, language: "python" },
);
