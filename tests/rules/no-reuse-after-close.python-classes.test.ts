/** What does the rule say about fields, methods and names in Python? */
import { specify } from "../specify.ts";

specify(
  "no-reuse-after-close",
  {
    valid: [
      {
        title: "an object whose block closes nothing tells what it has found out",
        code: `import time

class Timer:
    def __enter__(self):
        self.start = time.time()
        return self

    def __exit__(self, *exc_info):
        self.end = time.time()

    def elapsed(self):
        return self.end - self.start

def measure(work, report):
    with Timer() as timer:
        work()
    report.last = timer
    print(timer.elapsed())
    return timer
`,
      },
      {
        title: "an object of elsewhere that is given a file reads it at once",
        code: `def show(pane, name):
    with open(name, "rb") as file:
        pane.object = file
`,
      },
      {
        title: "one method uses the field that another one closes",
        code: `import aiohttp

class Service:
    def __init__(self):
        self.session = aiohttp.ClientSession()

    async def close(self):
        await self.session.close()

    async def get(self, url):
        return await self.session.get(url)
`,
      },
      {
        title: "the field is opened again, here, by a method, or by a base class that the file does not show",
        code: `import aiohttp
from base import Base

class Service(Base):
    def open(self):
        self.session = aiohttp.ClientSession()

    async def here(self):
        await self.session.close()
        self.session = aiohttp.ClientSession()
        await self.session.get("x")

    async def by_method(self):
        await self.session.close()
        self.open()
        await self.session.get("x")

    async def by_base(self):
        await self.session.close()
        await self.restart()
        await self.session.get("x")

    async def by_super(self):
        await self.session.close()
        await super().restart()
        await self.session.get("x")
`,
      },
      {
        title: "the field is asked first, or is None",
        code: `import aiohttp

class Service:
    session: aiohttp.ClientSession | None = None

    async def ask(self):
        if self.session.closed:
            return None
        return await self.session.get("x")

    async def end(self):
        if not self.session.closed:
            await self.session.close()
        if not self.session.closed:
            await self.session.get("x")

    async def none(self):
        await self.session.close()
        self.session = None
        if self.session is not None:
            await self.session.get("x")
`,
      },
      {
        title: "fields of two objects, and two fields of one",
        code: `import aiohttp

class Client:
    def __init__(self):
        self.session = aiohttp.ClientSession()

    async def close(self):
        await self.session.close()

    async def get(self):
        return await self.session.get("x")

class Both:
    def __init__(self):
        self.old = Client()
        self.new = Client()
        self.a = aiohttp.ClientSession()
        self.b = aiohttp.ClientSession()

    async def migrate(self):
        await self.old.close()
        await self.new.get()
        await self.a.close()
        await self.b.get("x")

async def both():
    old = Client()
    new = Client()
    await old.close()
    await new.get()
    await new.close()
`,
      },
      {
        title: "a field that may hold something else",
        code: `import aiohttp

class Service:
    def __init__(self, session):
        self.session = session or aiohttp.ClientSession()

    async def f(self):
        await self.session.close()
        await self.session.get("x")
`,
      },
      {
        title: "the block gives something that the object has",
        code: `import aiohttp

class Service:
    async def __aenter__(self):
        return self.shared

    async def __aexit__(self, *error): ...

async def f():
    async with Service() as shared:
        pass
    await shared.get("x")
`,
      },
      {
        title: "what a context manager of the file gives is not followed",
        code: `from contextlib import asynccontextmanager
import aiohttp

@asynccontextmanager
async def client(session: aiohttp.ClientSession):
    yield session

async def f(session: aiohttp.ClientSession):
    async with client(session) as one:
        pass
    await one.get("x")
    await session.get("x")
`,
      },
      {
        title: "names of a class are not seen by its methods, and a class name may be deleted",
        code: `import asyncio

loop = asyncio.new_event_loop()

class Service:
    loop = None

    def f(self):
        loop.call_soon(print)

def g():
    other = asyncio.new_event_loop()
    other.close()
    del other
    other = asyncio.new_event_loop()
    other.call_soon(print)
    other.close()
`,
      },
    ],
    invalid: [
      {
        title: "a field is used after its close, in one method",
        code: `import aiohttp

class Service:
    def __init__(self):
        self.session = aiohttp.ClientSession()

    async def f(self):
        await self.session.close()
        await self.session.get("x")
`,
      },
      {
        title: "a method closes the field, and this one uses it",
        code: `import aiohttp

class Service:
    def __init__(self):
        self.session = aiohttp.ClientSession()

    async def close(self):
        await self.session.close()

    async def f(self):
        await self.close()
        await self.session.get("x")

class Sub(Service):
    async def g(self):
        await super().close()
        await self.session.get("x")
`,
      },
      {
        title: "the annotation of a field, a parameter or a name tells the class",
        code: `from typing import TYPE_CHECKING, Annotated, Optional
from dataclasses import dataclass

if TYPE_CHECKING:
    from aiohttp import ClientSession

@dataclass
class Record:
    session: "ClientSession"

    async def f(self):
        await self.session.close()
        await self.session.get("x")

async def g(a: "Optional[ClientSession]", b: Annotated["ClientSession", 1], make):
    c: ClientSession = make()
    await a.close()
    await a.get("x")
    await b.close()
    await b.get("x")

    async def inner():
        await c.close()
        await c.get("x")
    await inner()
`,
      },
      {
        title: "an object of an own class is used after its block",
        code: `import aiohttp

class Service:
    def __init__(self):
        self.session = aiohttp.ClientSession()

    async def __aenter__(self):
        return self

    async def __aexit__(self, *error):
        await self.session.close()

    async def get(self):
        return await self.session.get("x")

async def f():
    async with Service() as service:
        await service.get()
    await service.get()
`,
      },
      {
        title: "a field of an object",
        code: `import aiohttp

class Client:
    def __init__(self):
        self.session = aiohttp.ClientSession()

    async def close(self):
        await self.session.close()

    async def get(self):
        return await self.session.get("x")

class Service:
    def __init__(self):
        self.client = Client()

    async def f(self):
        await self.client.close()
        await self.client.get()
`,
      },
      {
        title: "names that imports bind in several ways",
        code: `import asyncio
import asyncio.events
from asyncio import new_event_loop as make

try:
    from asyncio import Runner
except ImportError:
    Runner = None

def f():
    loop = make()
    loop.close()
    loop.call_soon(print)

def g():
    loop = asyncio.new_event_loop()
    loop.close()
    loop.call_soon(print)
`,
      },
    ],
  },
  { language: "python", minimum: 12 },
);
