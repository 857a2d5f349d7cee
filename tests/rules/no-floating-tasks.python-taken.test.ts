/** Is a coroutine taken for what it gives? */
import { specify } from "../specify.ts";

specify(
  "no-floating-tasks",
  {
    valid: [
      {
        title: "what coroutines, futures and tasks have",
        code: `import asyncio

async def load():
    return {}

async def start():
    task = asyncio.create_task(load())
    task.set_name("load")
    work = load()
    print(work.cr_frame, work.__class__)
    try:
        return await task
    finally:
        work.close()
`,
      },
      {
        title: "a coroutine that is looked at before it is awaited",
        code: `async def load():
    return {}

async def start(log):
    work = load()
    log(work.name)
    return await work
`,
      },
      {
        title: "a coroutine that is looked at, and handed on as it is",
        code: `import asyncio

async def load():
    return {}

async def start(log):
    work = load()
    log(work.name)
    return await asyncio.gather(work)
`,
      },
      {
        title: "the parts of what coroutines give",
        code: `async def load():
    return {"names": []}

async def start():
    first, second = await load()
    for name in (await load())["names"]:
        print(name)
    return [first, second, [each for each in await load()]]
`,
      },
      {
        title: "an async generator, and a name that may hold something else",
        code: `async def pages():
    yield 1

async def load():
    return {}

async def start(known):
    found = [page async for page in pages()]
    value = known
    if value is None:
        value = load()
    print(value.name)
    return found, await value
`,
      },
      {
        title: "a coroutine that is looked at, and awaited within two blocks, on one of many ways",
        code: `import aiohttp

async def position(url, log):
    async with aiohttp.ClientSession() as session:
        async with session.get(url) as response:
            first = response.json()
            log(first.name)
            if log.enough():
                return await first
        async with session.get(url) as response:
            return await response.json()
`,
      },
    ],
    invalid: [
      {
        title: "an attribute of what a request gives, by its name and on the spot",
        code: `import httpx

async def check(client: httpx.AsyncClient):
    answer = client.get("/")
    if answer.status_code != 200:
        return client.get("/other").text
`,
      },
      {
        title: "a method of what a request gives, by its name",
        code: `import httpx

async def check(client: httpx.AsyncClient):
    answer = client.get("/")
    if answer.status_code == 401:
        return None
    answer.raise_for_status()
    return answer.json()
`,
      },
      {
        title: "an element of what a coroutine gives",
        code: `async def load():
    return {"name": "x"}

async def name():
    found = load()
    print(load()["name"])
    return found["name"]
`,
      },
      {
        title: "a coroutine that is gone through, and taken apart",
        code: `async def load():
    return [1, 2]

async def start():
    first, second = load()
    for each in load():
        print(each)
    return [each for each in load()], [*load()]
`,
      },
      {
        title: "coroutines of which the ways that meet behind two blocks do not all know",
        code: `import aiohttp

async def position(url):
    async with aiohttp.ClientSession() as session:
        async with session.get(url) as response:
            first = response.json()
        async with session.get(url) as response:
            second = await response.json()
        return first["iss_position"], second["iss_position"]
`,
        errors: [{ line: 6 }],
      },
    ],
  },
  { minimum: 9, language: "python" },
);
