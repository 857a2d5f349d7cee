/** Does `no-close-while-running` know that a task is done which says so, or which has given its result? */
import { specify } from "../specify.ts";

specify(
  "no-close-while-running",
  {
    valid: [
      {
        title: "a loop that goes on until the task is done",
        code: `import asyncio
import aiohttp

async def poll(url):
    async with aiohttp.ClientSession() as session:
        task = asyncio.create_task(session.get(url))
        while not task.done():
            await asyncio.sleep(1)
        return task.result()
`,
      },
      {
        title: "a loop that is left once the task is done",
        code: `import asyncio
import aiohttp

async def poll(url, report):
    async with aiohttp.ClientSession() as session:
        task = asyncio.create_task(session.get(url))
        while True:
            if task.done():
                break
            report()
            await asyncio.sleep(1)
`,
      },
      {
        title: "a loop with a second test beside the task",
        code: `import asyncio
import aiohttp

async def drain(url, queue):
    async with aiohttp.ClientSession() as session:
        task = asyncio.create_task(session.get(url))
        while not task.done() or not queue.empty():
            await asyncio.sleep(1)
`,
      },
      {
        title: "an assertion that the task is done",
        code: `import asyncio
import httpx

async def load():
    async with httpx.AsyncClient() as client:
        task = asyncio.ensure_future(client.get("x"))
        await asyncio.sleep(5)
        assert task.done()
`,
      },
      {
        title: "a result that is there before the block ends",
        code: `import asyncio
import httpx

async def load():
    async with httpx.AsyncClient() as client:
        task = asyncio.ensure_future(client.get("x"))
        await asyncio.sleep(5)
        return task.result()
`,
      },
      {
        title: "an exception that the task was asked for",
        code: `import asyncio
import httpx

async def load():
    client = httpx.AsyncClient()
    task = asyncio.ensure_future(client.get("x"))
    await asyncio.sleep(5)
    error = task.exception()
    await client.aclose()
    return error
`,
      },
      {
        title: "a task that is done, or cancelled and waited for",
        code: `import asyncio
import httpx

async def load():
    async with httpx.AsyncClient() as client:
        task = asyncio.ensure_future(client.get("x"))
        for _ in range(10):
            if task.done():
                return task.result()
            await asyncio.sleep(1)
        task.cancel()
        await asyncio.wait([task])
`,
      },
      {
        title: "a task that was cancelled, as it says",
        code: `import asyncio
import httpx

async def load(stop):
    async with httpx.AsyncClient() as client:
        task = asyncio.ensure_future(client.get("x"))
        stop(task.get_name())
        while not task.cancelled():
            await asyncio.sleep(1)
`,
      },
      {
        title: "a loop of events that is closed once the task is done",
        code: `import asyncio

def main():
    loop = asyncio.new_event_loop()
    task = loop.create_task(work())
    while not task.done():
        loop.run_until_complete(asyncio.sleep(1))
    loop.close()
`,
      },
      {
        title: "an event that the task sets when it is done",
        code: `import asyncio
import httpx

async def load(show):
    async with httpx.AsyncClient() as client:
        task = asyncio.ensure_future(client.get("x"))
        done = asyncio.Event()
        task.add_done_callback(lambda _: done.set())
        await done.wait()
        show(task)
`,
      },
      {
        title: "a combination of tasks that is done",
        code: `import asyncio
import httpx

async def load():
    async with httpx.AsyncClient() as client:
        both = asyncio.gather(client.get("x"), client.get("y"))
        while not both.done():
            await asyncio.sleep(1)
`,
      },
    ],
    invalid: [
      {
        title: "a task that is asked, and not waited for",
        code: `import asyncio
import aiohttp

async def poll(url, show):
    async with aiohttp.ClientSession() as session:
        task = asyncio.create_task(session.get(url))
        await asyncio.sleep(1)
        show(1 if task.done() else 0)
`,
        errors: [{ line: 6, messageId: "scope" }],
      },
      {
        title: "a loop that goes on as long as the task is done",
        code: `import asyncio
import aiohttp

async def poll(url):
    async with aiohttp.ClientSession() as session:
        task = asyncio.create_task(session.get(url))
        while task.done():
            await asyncio.sleep(1)
`,
        errors: [{ line: 6, messageId: "scope" }],
      },
      {
        title: "another task that is done",
        code: `import asyncio
import aiohttp

async def poll(url):
    async with aiohttp.ClientSession() as session:
        task = asyncio.create_task(session.get(url))
        other = asyncio.create_task(session.get(url))
        while not other.done():
            await asyncio.sleep(1)
`,
        errors: [{ line: 6, messageId: "scope" }],
      },
      {
        title: "a task that is cancelled and not waited for where it is not done",
        code: `import asyncio
import aiohttp

async def poll(url):
    async with aiohttp.ClientSession() as session:
        task = asyncio.create_task(session.get(url))
        await asyncio.sleep(1)
        if task.done():
            return task.result()
        task.cancel()
`,
        errors: [{ line: 6, messageId: "scope" }],
      },
      {
        title: "a callback that tells nobody who waits",
        code: `import asyncio
import httpx

async def load(seen):
    async with httpx.AsyncClient() as client:
        task = asyncio.ensure_future(client.get("x"))
        task.add_done_callback(lambda _: seen.append(1))
        await asyncio.sleep(1)
`,
        errors: [{ line: 6, messageId: "scope" }],
      },
      {
        title: "a result that is asked for behind the close",
        code: `import asyncio
import httpx

async def load():
    client = httpx.AsyncClient()
    task = asyncio.ensure_future(client.get("x"))
    await client.aclose()
    return task.result()
`,
        errors: [{ line: 7, messageId: "pending" }],
      },
    ],
  },
  { language: "python", minimum: 17 },
);
