/** Where does `no-close-while-running` see a resource of Python closed under a task that needs it? */
import { specify } from "../specify.ts";

specify(
  "no-close-while-running",
  {
    valid: [
      {
        title: "a server is closed, which ends the task that serves",
        code: `import asyncio

async def serve(handler, stop):
    server = await asyncio.start_server(handler, "127.0.0.1", 0)
    tasks = [asyncio.create_task(server.serve_forever())]
    await stop.wait()
    server.close()
    await server.wait_closed()
    await asyncio.gather(*tasks, return_exceptions=True)
`,
      },
      {
        title: "a task that is awaited before the close",
        code: `import asyncio
import aiohttp

async def fetch(url):
    session = aiohttp.ClientSession()
    task = asyncio.create_task(session.get(url))
    response = await task
    await session.close()
    return response
`,
      },
      {
        title: "tasks that are gathered inside of the block",
        code: `import asyncio
import aiohttp

async def fetch(session, url):
    async with session.get(url) as response:
        return await response.text()

async def crawl(urls):
    async with aiohttp.ClientSession() as session:
        tasks = [asyncio.create_task(fetch(session, url)) for url in urls]
        return await asyncio.gather(*tasks)
`,
      },
      {
        title: "a task group inside of the block",
        code: `import asyncio
import aiohttp

async def crawl(urls):
    async with aiohttp.ClientSession() as session, asyncio.TaskGroup() as group:
        for url in urls:
            group.create_task(fetch(session, url))
`,
      },
      {
        title: "a task that has nothing to do with the session",
        code: `import asyncio
import aiohttp

async def fetch(url):
    task = asyncio.create_task(heartbeat())
    async with aiohttp.ClientSession() as session:
        text = await (await session.get(url)).text()
    await task
    return text
`,
      },
      {
        title: "a task that is cancelled and awaited",
        code: `import asyncio
import contextlib
import aiohttp

async def watch(url):
    async with aiohttp.ClientSession() as session:
        task = asyncio.create_task(poll(session, url))
        await asyncio.sleep(10)
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task
`,
      },
      {
        title: "tasks of a loop that are gathered before the close",
        code: `import asyncio

def main():
    loop = asyncio.new_event_loop()
    tasks = [loop.create_task(work(number)) for number in range(4)]
    try:
        loop.run_until_complete(asyncio.gather(*tasks))
    finally:
        loop.close()
`,
      },
      {
        title: "pending tasks that are cancelled and gathered before the close",
        code: `import asyncio

def main():
    loop = asyncio.new_event_loop()
    worker = loop.create_task(work())
    try:
        loop.run_until_complete(serve())
    finally:
        worker.cancel()
        loop.run_until_complete(asyncio.gather(worker, return_exceptions=True))
        loop.close()
`,
      },
      {
        title: "all tasks that are cancelled before the close",
        code: `import asyncio

def main():
    loop = asyncio.new_event_loop()
    worker = loop.create_task(work())
    loop.run_until_complete(serve())
    for task in asyncio.all_tasks(loop):
        task.cancel()
    loop.run_until_complete(asyncio.gather(*asyncio.all_tasks(loop), return_exceptions=True))
    loop.close()
`,
      },
      {
        title: "a task that is run to its end",
        code: `import asyncio

def main():
    loop = asyncio.new_event_loop()
    task = loop.create_task(work())
    loop.run_until_complete(task)
    loop.close()
`,
      },
      {
        title: "a close that is gathered",
        code: `import asyncio
import httpx

async def main(url):
    first, second = httpx.AsyncClient(), httpx.AsyncClient()
    await first.get(url)
    await second.get(url)
    await asyncio.gather(first.aclose(), second.aclose())
`,
      },
      {
        title: "a close that is a task of its own",
        code: `import asyncio
import aiohttp

class Client:
    def __init__(self, session: aiohttp.ClientSession):
        self.session = session
        self.closing = None

    def stop(self):
        self.closing = asyncio.create_task(self.session.close())
`,
      },
      {
        title: "an executor waits for its work at the end of its block",
        code: `from concurrent.futures import ThreadPoolExecutor

def resize(images):
    with ThreadPoolExecutor() as pool:
        return [pool.submit(scale, image) for image in images]
`,
      },
      {
        title: "a coroutine without the session that is returned out of the block",
        code: `import aiohttp

async def fetch(url):
    async with aiohttp.ClientSession() as session:
        text = await (await session.get(url)).text()
        return parse(text)

async def parse(text):
    return text.split()
`,
      },
      {
        title: "tasks that are waited for with a time limit",
        code: `import asyncio
import aiohttp

async def crawl(urls):
    async with aiohttp.ClientSession() as session:
        pending = {asyncio.create_task(fetch(session, url)) for url in urls}
        while pending:
            done, pending = await asyncio.wait(pending, timeout=5)
`,
      },
    ],
    invalid: [
      {
        title: "a server is closed while a task still begins to serve",
        code: `import asyncio

async def serve(handler):
    server = await asyncio.start_server(handler, "127.0.0.1", 0, start_serving=False)
    task = asyncio.create_task(server.start_serving())
    server.close()
    await task
`,
        errors: [{ line: 6 }],
      },
      {
        title: "a session that is closed while a task fetches",
        code: `import asyncio
import aiohttp

async def fetch(url):
    session = aiohttp.ClientSession()
    task = asyncio.create_task(session.get(url))
    await session.close()
    return await task
`,
        errors: [{ line: 7, messageId: "pending" }],
      },
      {
        title: "P11: a task that is dropped while the block of its session is left",
        code: `import asyncio
import aiohttp

async def fetch(session, url):
    async with session.get(url) as response:
        return await response.text()

async def main(url):
    async with aiohttp.ClientSession() as session:
        asyncio.create_task(fetch(session, url))
`,
        errors: [{ line: 10, messageId: "scope" }],
      },
      {
        title: "a task that is awaited after the block of its session",
        code: `import asyncio
import aiohttp

async def fetch(session, url):
    async with session.get(url) as response:
        return await response.text()

async def main(url):
    async with aiohttp.ClientSession() as session:
        task = asyncio.create_task(fetch(session, url))
    return await task
`,
        errors: [{ line: 10, messageId: "scope" }],
      },
      {
        title: "a gathering that is returned out of the block of its session",
        code: `import asyncio
import aiohttp

async def crawl(urls):
    async with aiohttp.ClientSession() as session:
        return asyncio.gather(*(session.get(url) for url in urls))
`,
        errors: [{ line: 6, messageId: "returned" }],
      },
      {
        title: "a task that is returned out of the block of its session",
        code: `import asyncio
import aiohttp

async def main(url):
    async with aiohttp.ClientSession() as session:
        return asyncio.create_task(session.get(url))
`,
        errors: [{ line: 6, messageId: "returned" }],
      },
      {
        title: "a loop that is closed while one of its tasks is pending",
        code: `import asyncio

def main():
    loop = asyncio.new_event_loop()
    worker = loop.create_task(work())
    loop.run_until_complete(serve())
    loop.close()
`,
        errors: [{ line: 7, messageId: "pending" }],
      },
      {
        title: "a loop that is closed while a dropped task is pending",
        code: `import asyncio

loop = asyncio.new_event_loop()
asyncio.set_event_loop(loop)
loop.create_task(heartbeat())
try:
    loop.run_until_complete(serve())
finally:
    loop.close()
`,
        errors: [{ line: 9, messageId: "pending" }],
      },
      {
        title: "tasks that are cancelled and not waited for before the close",
        code: `import asyncio

def main():
    loop = asyncio.new_event_loop()
    worker = loop.create_task(work())
    try:
        loop.run_until_complete(serve())
    finally:
        worker.cancel()
        loop.close()
`,
        errors: [{ line: 10, messageId: "pending" }],
      },
    ],
  },
  { language: "python", minimum: 20 },
);
