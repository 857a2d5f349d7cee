/** What does `no-reuse-after-close` know about names that a statement gives another value? */
import { specify } from "../specify.ts";

specify(
  "no-reuse-after-close",
  {
    valid: [
      {
        title: "a field and the name of what it held, in one assignment",
        code: `import aiohttp

class Api:
    def __init__(self):
        self.session = None

    async def renew(self):
        self.session, old = aiohttp.ClientSession(), self.session
        await old.close()
        await self.session.get("x")
`,
      },
      {
        title: "a name that is given a new session, and the old one",
        code: `import aiohttp

async def renewed():
    session = aiohttp.ClientSession()
    session, old = aiohttp.ClientSession(), session
    await old.close()
    await session.get("x")
    await session.close()
`,
      },
      {
        title: "two names that are swapped",
        code: `import asyncio

def swapped():
    first = asyncio.new_event_loop()
    second = asyncio.new_event_loop()
    first, second = second, first
    first.close()
    second.run_until_complete(asyncio.sleep(1))
    second.close()
`,
      },
      {
        title: "two fields that are swapped",
        code: `import aiohttp

class Pair:
    def __init__(self):
        self.now = aiohttp.ClientSession()
        self.next = aiohttp.ClientSession()

    async def turn(self):
        self.now, self.next = self.next, self.now
        await self.next.close()
        await self.now.get("x")
`,
      },
      {
        title: "three names that go round",
        code: `import aiohttp

async def round():
    a = aiohttp.ClientSession()
    b = aiohttp.ClientSession()
    c = aiohttp.ClientSession()
    a, b, c = b, c, a
    await a.close()
    await c.get("x")
    await b.get("x")
    await b.close()
    await c.close()
`,
      },
      {
        title: "an inner target that overwrites a name which is read behind it",
        code: `import aiohttp

async def renewed(made):
    session = aiohttp.ClientSession()
    (session, count), old = made(), session
    await old.close()
    await session.get("x")
`,
      },
      {
        title: "the name is a part of what a pattern matched",
        code: `import aiohttp

async def matched(made):
    session = aiohttp.ClientSession()
    await session.close()
    match made:
        case [session]:
            await session.get("a")
        case {"session": session}:
            await session.get("b")
        case {"more": 1, **session}:
            await session.get("c")
        case ["all", *session]:
            await session.get("d")
        case Holder(session) | Other(held=session):
            await session.get("e")
        case ("named" as session, 1):
            await session.get("f")
`,
      },
      {
        title: "the name is all that a pattern matched",
        code: `import aiohttp

async def matched(made):
    session = aiohttp.ClientSession()
    await session.close()
    match made:
        case Holder() as session:
            await session.get("a")
        case session if session.is_ready:
            await session.get("b")
        case session:
            await session.get("c")
`,
      },
      {
        title: "the name is that of a module from then on",
        code: `import aiohttp

async def imported():
    requests = aiohttp.ClientSession()
    await requests.close()
    import requests
    return requests.get("a")

async def imported_from():
    session = aiohttp.ClientSession()
    await session.close()
    from .sessions import shared as session
    return session.get("a")
`,
      },
    ],
    invalid: [
      {
        title: "a pattern that binds other names",
        code: `import aiohttp

async def matched(made):
    session = aiohttp.ClientSession()
    await session.close()
    match made:
        case [other]:
            await session.get("a")
        case Holder(name=session.name):
            await session.get("b")
`,
      },
      {
        title: "a pattern that binds the name in another case",
        code: `import aiohttp

async def matched(made):
    session = aiohttp.ClientSession()
    await session.close()
    match made:
        case [session]:
            await session.get("a")
        case _:
            await session.get("b")
`,
      },
      {
        title: "what a pattern names is closed, and used by the name that it was matched by",
        code: `import aiohttp

async def matched():
    session = aiohttp.ClientSession()
    match session:
        case aiohttp.ClientSession() as same:
            await same.close()
            await session.get("a")
`,
      },
      {
        title: "an import of another name",
        code: `import aiohttp

async def imported():
    session = aiohttp.ClientSession()
    await session.close()
    import requests
    await session.get("a")
    return requests
`,
      },
      {
        title: "what a name held before an assignment in pairs is closed and used",
        code: `import aiohttp

async def renewed():
    session = aiohttp.ClientSession()
    session, old = aiohttp.ClientSession(), session
    await old.close()
    await old.get("x")
    await session.close()
`,
      },
      {
        title: "a swap whose closed half is used",
        code: `import asyncio

def swapped():
    first = asyncio.new_event_loop()
    second = asyncio.new_event_loop()
    first, second = second, first
    first.close()
    first.run_until_complete(asyncio.sleep(1))
    second.close()
`,
      },
      {
        title: "two names that are given to two others in order",
        code: `import aiohttp

async def named():
    a = aiohttp.ClientSession()
    b = aiohttp.ClientSession()
    c, d = a, b
    await c.close()
    await a.get("x")
    await d.close()
`,
      },
      {
        title: "the closer of what is closed is kept",
        code: `import aiohttp

async def kept():
    session = aiohttp.ClientSession()
    await session.close()
    close = session.close
    await session.get("x")
    return close

async def kept_before():
    session = aiohttp.ClientSession()
    close = session.close
    await session.close()
    await session.get("x")
    return close
`,
      },
      {
        title: "another name of what is closed",
        code: `import aiohttp

async def named():
    b = aiohttp.ClientSession()
    await b.close()
    a = b
    await a.get("x")
`,
      },
    ],
  },
  { minimum: 8, language: "python" },
);
