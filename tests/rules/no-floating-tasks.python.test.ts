/** Which coroutines of Python does `no-floating-tasks` see dropped? */
import { specify } from "../specify.ts";

specify(
  "no-floating-tasks",
  {
    valid: [
      {
        title: "a coroutine that is awaited, returned or run",
        code: `import asyncio

async def save(): pass

async def main():
    await save()
    work = save()
    await work
    return save()

asyncio.run(save())
`,
      },
      {
        title: "P13: a generator of coroutines that nobody awaits",
        code: `async def fetch(url):
    return url

def crawl(urls):
    work = (fetch(url) for url in urls)
    return len(urls)
`,
      },
      {
        title: "a time limit and a shield that are awaited",
        code: `import asyncio

async def send(): pass

async def main():
    await asyncio.wait_for(send(), timeout=1)
    await asyncio.shield(send())
    return await asyncio.to_thread(print, "done")
`,
      },
      {
        title: "an asynchronous generator",
        code: `async def pages():
    yield 1

async def main():
    async for page in pages():
        print(page)
    return [page async for page in pages()]
`,
      },
      {
        title: "a generator that is not asynchronous",
        code: `def pages():
    yield 1

def main():
    pages()
`,
      },
      {
        title: "a coroutine function that a decorator changes",
        code: `from celery import shared_task

@shared_task
async def send(user): pass

def notify(user):
    send(user)
    send.delay(user)
`,
      },
      {
        title: "a function that is defined twice",
        code: `import sys

if sys.platform == "win32":
    def wait(): pass
else:
    async def wait(): pass

def main():
    wait()
`,
      },
      {
        title: "a coroutine that is closed on purpose",
        code: `async def send(): pass

def discard():
    work = send()
    work.close()
`,
      },
      {
        title: "a coroutine that is only looked at",
        code: `import inspect

async def send(): pass

async def main():
    work = send()
    assert inspect.iscoroutine(work)
    await work
`,
      },
      {
        title: "a lambda that hands the coroutine back",
        code: `async def save(): pass

def wire(button):
    button.on_click(lambda: save())
`,
      },
      {
        title: "a coroutine that is yielded",
        code: `async def step(): pass

def steps():
    yield step()
    yield step()
`,
      },
      {
        title: "a coroutine that a mock replaces",
        code: `from unittest.mock import AsyncMock

async def main():
    send = AsyncMock()
    send()
    await send()
`,
      },
      {
        title: "a coroutine in a test for its type",
        code: `import inspect

async def ready():
    return True

async def main(check=ready):
    result = check()
    if inspect.isawaitable(result):
        result = await result
    return bool(result)
`,
      },
      {
        title: "an operand that is awaited",
        code: `async def ready():
    return True

async def main(flag):
    return flag and await ready()
`,
      },
      {
        title: "a coroutine that `or` chooses",
        code: `async def load():
    return 1

async def main(cached=None):
    return await (cached or load())
`,
      },
    ],
    invalid: [
      {
        title: "coroutines that a dict collects and nobody awaits",
        code: `async def fetch(url):
    return url

async def crawl(urls):
    work = {}
    for url in urls:
        work[url] = fetch(url)
    return len(work)
`,
        errors: [{ line: 7 }],
      },
      {
        title: "P9: a coroutine function that is called and left",
        code: `async def save(order):
    pass

async def checkout(order):
    save(order)
`,
        errors: [{ line: 5, messageId: "lazy-in-python" }],
      },
      {
        title: "a coroutine function that a plain function calls",
        code: `async def notify(user):
    pass

def on_event(user):
    notify(user)
`,
        errors: [{ line: 5, messageId: "lazy-in-python" }],
      },
      {
        title: "a sleep without await",
        code: `import asyncio

async def poll():
    while True:
        asyncio.sleep(1)
`,
        errors: [{ line: 5, messageId: "lazy-in-python" }],
      },
      {
        title: "a time limit without await",
        code: `import asyncio

async def main():
    asyncio.wait_for(serve(), timeout=10)
`,
        errors: [{ line: 4, messageId: "lazy-in-python" }],
      },
      {
        title: "work for a thread without await",
        code: `import asyncio

async def main(path):
    asyncio.to_thread(path.write_text, "done")
`,
        errors: [{ line: 4, messageId: "lazy-in-python" }],
      },
      {
        title: "methods of queues, events and locks without await",
        code: `import asyncio

async def main():
    queue = asyncio.Queue()
    queue.put(1)
    event = asyncio.Event()
    event.wait()
    lock = asyncio.Lock()
    lock.acquire()
`,
        errors: 3,
      },
      {
        title: "a request without await",
        code: `import aiohttp

async def ping(url):
    async with aiohttp.ClientSession() as session:
        session.post(url, json={})
`,
        errors: [{ line: 5, messageId: "lazy-in-python" }],
      },
      {
        title: "a request of httpx without await",
        code: `import httpx

async def ping(url):
    async with httpx.AsyncClient() as client:
        client.post(url, json={})
`,
        errors: [{ line: 5, messageId: "lazy-in-python" }],
      },
      {
        title: "a coroutine that is kept in a name and forgotten",
        code: `async def save(): pass

async def main():
    pending = save()
    print("saved")
`,
        errors: [{ line: 4, messageId: "lazy-in-python" }],
      },
      {
        title: "a coroutine that `_` takes",
        code: `async def save(): pass

async def main():
    _ = save()
`,
        errors: [{ line: 4 }],
      },
      {
        title: "a comprehension of coroutines that is dropped",
        code: `async def fetch(url):
    return url

async def main(urls):
    [fetch(url) for url in urls]
`,
        errors: [{ line: 5 }],
      },
      {
        title: "P9: coroutines in a tuple or a dict that nobody reads",
        code: `async def first(): pass
async def second(): pass

async def main():
    work = (first(), second())
    more = {"first": first()}
    print("started")
`,
        errors: 3,
      },
      {
        title: "a coroutine in an `else` of a loop",
        code: `async def close(): pass

async def drain(queue):
    for item in queue:
        await item
    else:
        close()
`,
        errors: [{ line: 7, messageId: "lazy-in-python" }],
      },
    ],
  },
  { language: "python", minimum: 25 },
);
