/** Which blocks, stacks, fields and callers of Python close a session for `no-undisposed-session`? */
import { specify } from "../specify.ts";

specify(
  "no-undisposed-session",
  {
    valid: [
      {
        title: "a block of an unknown class ends between the opening and the hand-over",
        code: `from contextlib import AsyncExitStack

async def start(segment, timer):
    stack = AsyncExitStack()
    try:
        with timer():
            await stack.enter_async_context(connect())
    except BaseException:
        await give_up(segment)
        raise
    segment.stack = stack
`,
      },
      {
        title: "a stack that holds nothing yet",
        code: `from contextlib import AsyncExitStack, ExitStack

def lease(cache, key):
    for attempt in range(2):
        stack = ExitStack()
        try:
            path = stack.enter_context(cache.open(key))
        except KeyError:
            if attempt:
                raise
            continue
        return stack, path

def around(loop, manager):
    stack = AsyncExitStack()
    if loop is None:
        raise RuntimeError("no loop")
    try:
        yield loop.run_until_complete(stack.enter_async_context(manager))
    finally:
        loop.run_until_complete(stack.aclose())
`,
      },
      {
        title: "what is entered by hand is the object itself",
        code: `import httpx

class Api:
    async def start(self):
        self._client = await httpx.AsyncClient().__aenter__()

    async def stop(self):
        await self._client.__aexit__(None, None, None)
`,
      },
      {
        title: "a cleanup that fails before it comes to the close, on a way that raises",
        code: `import httpx

def load(url, limit):
    session = httpx.Client()
    response = None
    try:
        response = session.get(url)
        if len(response.content) > limit:
            raise ValueError("too long")
        return response.content
    finally:
        if response is not None:
            response.close()
        session.close()
`,
      },
      {
        title: "P1: a session in its block",
        code: `import aiohttp

async def fetch(url):
    async with aiohttp.ClientSession() as session:
        async with session.get(url) as response:
            return await response.text()
`,
      },
      {
        title: "P1: several in one block",
        code: `import aiohttp
import httpx

async def main(url):
    async with aiohttp.ClientSession() as session, httpx.AsyncClient() as client:
        await session.get(url)
        await client.get(url)
`,
      },
      {
        title: "P2: a stack that takes the session",
        code: `from contextlib import AsyncExitStack
import aiohttp

async def main(urls):
    async with AsyncExitStack() as stack:
        session = await stack.enter_async_context(aiohttp.ClientSession())
        for url in urls:
            await session.get(url)
`,
      },
      {
        title: "P2: a stack that takes a client without tasks",
        code: `from contextlib import ExitStack
import httpx

def main(url):
    with ExitStack() as stack:
        client = stack.enter_context(httpx.Client())
        return client.get(url).text
`,
      },
      {
        title: "P2: a stack that is told how to close",
        code: `from contextlib import AsyncExitStack
import aiohttp

async def main(url):
    stack = AsyncExitStack()
    session = aiohttp.ClientSession()
    stack.push_async_callback(session.close)
    async with stack:
        await session.get(url)
`,
      },
      {
        title: "P2: a stack that a field keeps",
        code: `from contextlib import AsyncExitStack
import aiohttp

class Client:
    def __init__(self):
        self.stack = AsyncExitStack()

    async def connect(self):
        session = await self.stack.enter_async_context(aiohttp.ClientSession())
        await session.get("/")

    async def close(self):
        await self.stack.aclose()
`,
      },
      {
        title: "P3: a conditional expression in the header",
        code: `from contextlib import nullcontext
import aiohttp

async def fetch(url, session=None):
    async with aiohttp.ClientSession() if session is None else nullcontext(session) as client:
        await client.get(url)
`,
      },
      {
        title: "P3: a context that a name holds",
        code: `from contextlib import nullcontext
import httpx

def fetch(url, client=None):
    context = nullcontext(client) if client else httpx.Client()
    with context as current:
        return current.get(url)
`,
      },
      {
        title: "P4: a field that the class closes",
        code: `import aiohttp

class Client:
    def __init__(self):
        self.session = aiohttp.ClientSession()

    async def close(self):
        await self.session.close()
`,
      },
      {
        title: "P4: a field that leaves with the block of its object",
        code: `import aiohttp

class Client:
    async def __aenter__(self):
        self._session = aiohttp.ClientSession()
        return self

    async def __aexit__(self, *exc_info):
        await self._session.close()
`,
      },
      {
        title: "P4: a field that is closed elsewhere",
        code: `import aiohttp

class Client:
    async def setup(self):
        self.session = aiohttp.ClientSession()
`,
      },
      {
        title: "P5: a session that is returned",
        code: `import aiohttp

def make_session(token):
    session = aiohttp.ClientSession(headers={"Authorization": token})
    return session

async def direct():
    return aiohttp.ClientSession()
`,
      },
      {
        title: "P6: opened in a `try`, entered later",
        code: `import aiohttp

async def fetch(url, headers):
    try:
        session = aiohttp.ClientSession(headers=headers)
    except TypeError:
        return None
    async with session:
        return await session.get(url)
`,
      },
      {
        title: "P7: `closing` and `aclosing`",
        code: `from contextlib import aclosing, closing
import httpx
import httpx

def main(url):
    with closing(httpx.Client()) as session:
        session.get(url)

async def later(url):
    async with aclosing(httpx.AsyncClient()) as client:
        await client.get(url)
`,
      },
      {
        title: "P8: a session that is returned in a tuple",
        code: `import aiohttp

async def connect(url):
    session = aiohttp.ClientSession()
    response = await session.get(url)
    return session, response
`,
      },
      {
        title: "P14: closed at once",
        code: `import aiohttp
import httpx

async def main():
    await aiohttp.ClientSession().close()
    httpx.Client().close()
`,
      },
      {
        title: "P16: closed in a `finally`, where it is not yet",
        code: `import aiohttp

async def fetch(url):
    session = aiohttp.ClientSession()
    try:
        return await session.get(url)
    finally:
        if not session.closed:
            await session.close()
`,
      },
      {
        title: "a field in a class whose base closes it",
        code: `import aiohttp
from base import Service

class Client(Service):
    def __init__(self):
        self.session = aiohttp.ClientSession()
        self.other = aiohttp.ClientSession()
`,
      },
    ],
    invalid: [
      {
        title: "work in a block of an unknown class may fail between the opening and the hand-over",
        code: `from contextlib import AsyncExitStack

async def start(segment, timer):
    stack = AsyncExitStack()
    try:
        with timer():
            await stack.enter_async_context(connect())
            await greet(segment)
    except BaseException:
        await give_up(segment)
        raise
    segment.stack = stack
`,
        errors: [{ line: 4 }],
      },
      {
        title: "a session that is entered by hand and never left",
        code: `import httpx

def load(url):
    client = httpx.Client().__enter__()
    return client.get(url).text
`,
        errors: [{ line: 4, messageId: "never" }],
      },
      {
        title: "P15: closed only where one type of exception is handled",
        code: `import aiohttp

async def fetch(url):
    session = aiohttp.ClientSession()
    try:
        response = await session.get(url)
        return await response.text()
    except aiohttp.ClientError:
        await session.close()
        return None
`,
        errors: [{ line: 4, messageId: "path" }],
      },
      {
        title: "a field that its class does not close while it closes another",
        code: `import aiohttp

class Client:
    def __init__(self):
        self.api = aiohttp.ClientSession()
        self.files = aiohttp.ClientSession()

    async def close(self):
        await self.api.close()
`,
        errors: [{ line: 6, messageId: "field" }],
      },
      {
        title: "a stack that is never closed",
        code: `from contextlib import AsyncExitStack
import aiohttp

async def main(url):
    stack = AsyncExitStack()
    session = await stack.enter_async_context(aiohttp.ClientSession())
    await session.get(url)
`,
        errors: 1,
      },
      {
        title: "what a stack has taken over is held to the end of the function, whatever its name is",
        code: `from contextlib import AsyncExitStack

class Nodes:
    async def run(self, pool, nodes, save):
        stack = AsyncExitStack()

        async def connect():
            self.connections = {n: await stack.enter_async_context(pool.acquire(n)) for n in nodes}

        await connect()
        await save("first")
`,
        errors: [{ line: 5 }],
        output: null,
        never: /^ {8}await save/mu,
      },
      {
        title: "so is what a stack without a name has taken over",
        code: `from contextlib import AsyncExitStack

async def run(lock, save):
    await AsyncExitStack().enter_async_context(lock)
    await save("second")
`,
        errors: [{ line: 4 }],
        output: null,
        never: /^ {4}await save/mu,
      },
    ],
  },
  { language: "python", minimum: 20 },
);
