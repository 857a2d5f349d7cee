/** Which sessions do classes, context managers and fixtures in Python leave open? */
import { specify } from "../specify.ts";

specify(
  "no-undisposed-session",
  {
    valid: [
      {
        title: "P4: a field that __aexit__ closes",
        code: `import aiohttp

class Service:
    def __init__(self):
        self.session = aiohttp.ClientSession()
        self.other = aiohttp.ClientSession()

    async def __aenter__(self):
        return self

    async def __aexit__(self, *error):
        await self.session.close()
        await self.other.close()
`,
      },
      {
        title: "P4: a field that is opened by one method and closed by another",
        code: `import aiohttp

class Service:
    def __init__(self):
        self.session = None

    async def start(self):
        self.session = aiohttp.ClientSession()

    async def stop(self):
        if self.session is not None:
            await self.session.close()
            self.session = None
`,
      },
      {
        title: "a field of a class that closes nothing",
        code: `import aiohttp

class Service:
    def __init__(self):
        self.session = aiohttp.ClientSession()
        self.__other = aiohttp.ClientSession()

    async def get(self, url):
        return await self.session.get(url)
`,
      },
      {
        title: "a field that the base class closes",
        code: `import aiohttp

class Base:
    session = None

    async def close(self):
        if self.session:
            await self.session.close()

class Service(Base):
    def __init__(self):
        super().__init__()
        self.session = aiohttp.ClientSession()
`,
      },
      {
        title: "a field that a mixin closes",
        code: `import aiohttp

class Closing:
    async def close(self):
        await self.session.close()
        await self.other.close()

class Opening:
    def __init__(self):
        self.session = aiohttp.ClientSession()
        self.other = aiohttp.ClientSession()

class Service(Closing, Opening):
    async def get(self, url):
        return await self.session.get(url)
`,
      },
      {
        title: "a subclass overrides the close, and closes the field itself or by the base class",
        code: `import aiohttp

class Base:
    def __init__(self):
        self.session = aiohttp.ClientSession()

    async def close(self):
        await self.session.close()

class Itself(Base):
    async def close(self): await self.session.close()

class Above(Base):
    async def close(self): await super().close()
`,
      },
      {
        title: "a base class of another file gets the object",
        code: `import aiohttp
from .base import Base

class Service(Base):
    def __init__(self):
        self.session = aiohttp.ClientSession()
        self.other = aiohttp.ClientSession()

    async def close(self):
        await self.other.close()
        await super().close()
`,
      },
      {
        title: "fields that are closed together, through a name, and from a tuple",
        code: `import asyncio
import aiohttp

class Service:
    def __init__(self):
        self.a = aiohttp.ClientSession()
        self.b = aiohttp.ClientSession()
        self.c = aiohttp.ClientSession()
        self.d = aiohttp.ClientSession()
        self.e = aiohttp.ClientSession()

    async def close(self):
        await asyncio.gather(self.a.close(), self.b.close())
        session, self.c = self.c, None
        await session.close()
        for each in (self.d,):
            await each.close()
        e = self.e
        await e.close()
`,
      },
      {
        title: "a field that is closed by its name",
        code: `import aiohttp

class Service:
    def __init__(self):
        self.a = aiohttp.ClientSession()
        self.b = aiohttp.ClientSession()

    async def close(self):
        await self.a.close()
        await getattr(self, "b").close()
`,
      },
      {
        title: "a field that is given to the object, or that others may reach",
        code: `import aiohttp

class Service:
    def __init__(self, session: aiohttp.ClientSession | None = None):
        self.session = session or aiohttp.ClientSession()
        self.own = aiohttp.ClientSession()

    def lend(self):
        return self.own

    async def close(self):
        pass
`,
      },
      {
        title: "a session of a class, and one in the default of a field",
        code: `from dataclasses import dataclass, field
import httpx

class Service:
    session = httpx.AsyncClient()

    async def close(self):
        pass

@dataclass
class Record:
    session: httpx.AsyncClient = field(default_factory=httpx.AsyncClient)

    async def close(self):
        pass

def build():
    class Local:
        session = httpx.AsyncClient()
    return Local
`,
      },
      {
        title: "a session that a method of a class inside of the function closes",
        code: `import aiohttp

def build():
    session = aiohttp.ClientSession()

    class Closer:
        async def close(self):
            await session.close()

    return Closer()
`,
      },
      {
        title: "an object of an own class in its block, closed by hand, or closed by what its block gives",
        code: `import aiohttp

class Service:
    def __init__(self):
        self.session = aiohttp.ClientSession()

    async def close(self):
        await self.session.close()

    async def __aenter__(self):
        return self.session

    async def __aexit__(self, *error):
        await self.close()

async def block():
    async with Service() as session:
        await session.get("x")

async def by_hand():
    service = Service()
    try:
        await service.session.get("x")
    finally:
        await service.close()
`,
      },
      {
        title: "an object that opens nothing before it is entered or started",
        code: `import aiohttp

class Service:
    session = None

    async def __aenter__(self):
        self.session = aiohttp.ClientSession()
        return self

    async def __aexit__(self, *error):
        await self.session.close()

class Timer:
    def __enter__(self):
        return self

    def __exit__(self, *error):
        pass

async def make():
    service = Service()
    timer = Timer()
    print(service, timer)

def check():
    Timer().label = "x"
`,
      },
      {
        title: "a class that a decorator or a metaclass changes, and one that makes its objects itself",
        code: `import aiohttp
from registry import single, Meta

class Service:
    def __init__(self):
        self.session = aiohttp.ClientSession()

    async def close(self):
        await self.session.close()

@single
class One(Service):
    pass

class Two(Service, metaclass=Meta):
    pass

class Three(Service):
    def __new__(cls):
        return cls.instance

async def use():
    one = One()
    two = Two()
    three = Three()
    print(one.x, two.x, three.x)
`,
      },
    ],
    invalid: [
      {
        title: "a subclass overrides the close, and closes nothing",
        code: `import aiohttp

class Base:
    def __init__(self):
        self.session = aiohttp.ClientSession()

    async def close(self):
        await self.session.close()

class Sub(Base):
    async def close(self): print("closed")
`,
      },
      {
        title: "the class closes one field and forgets another",
        code: `import aiohttp

class Service:
    def __init__(self):
        self.session = aiohttp.ClientSession()
        self.other = aiohttp.ClientSession()

    async def close(self):
        await self.session.close()
`,
      },
      {
        title: "a block can hold the class, and it forgets its field",
        code: `import aiohttp

class Service:
    async def start(self):
        self.session: aiohttp.ClientSession | None = aiohttp.ClientSession()

    async def __aenter__(self):
        await self.start()
        return self

    async def __aexit__(self, *error):
        print("left")
        await self.log.aclose()
`,
      },
      {
        title: "a private field of a class that closes nothing",
        options: [{ classesWithoutClose: true }],
        code: `import aiohttp

class Service:
    def __init__(self):
        self.__session = aiohttp.ClientSession()

    async def get(self, url):
        return await self.__session.get(url)
`,
      },
      {
        title: "an object of an own class that opens a session when it is made",
        code: `import aiohttp

class Service:
    def __init__(self):
        self.session = aiohttp.ClientSession()

    async def get(self, url):
        return await self.session.get(url)

    async def close(self):
        await self.session.close()

async def main(url):
    service = Service()
    await service.get(url)
`,
      },
      {
        title: "an object of a class that inherits from a known one",
        code: `import aiohttp

class Session(aiohttp.ClientSession):
    async def text(self, url):
        async with self.get(url) as answer:
            return await answer.text()

async def main(url):
    session = Session()
    return len(await session.text(url))
`,
      },
    ],
  },
  { language: "python", minimum: 16 },
);
