/** Does `no-close-while-running` know which tasks of a loop a run has driven? */
import { specify } from "../specify.ts";

specify(
  "no-close-while-running",
  {
    valid: [
      {
        title: "a loop of one's own thread, which a helper closes that others call too",
        code: `import asyncio
import threading

class Server:
    def __init__(self):
        self.loop = asyncio.get_event_loop()

    async def stop_all(self):
        self._stop_thread()

    def close(self):
        self._stop_thread()

    def _stop_thread(self):
        if not self._thread:
            return
        self._thread.join()
        self.loop.close()
`,
      },
      {
        title: "a task that the loop was run for",
        code: `import asyncio

def main(work):
    loop = asyncio.new_event_loop()
    task = loop.create_task(work())
    loop.run_until_complete(task)
    loop.close()
`,
      },
      {
        title: "tasks that are cancelled and gathered before the close",
        code: `import asyncio

def main(work):
    loop = asyncio.new_event_loop()
    task = loop.create_task(work())
    try:
        loop.run_forever()
    finally:
        pending = asyncio.all_tasks(loop)
        for each in pending:
            each.cancel()
        loop.run_until_complete(asyncio.gather(*pending, return_exceptions=True))
        loop.close()
`,
      },
      {
        title: "the next page is fetched while this one is shown, and the last round fetches none",
        code: `import asyncio
import aiohttp

async def fetch(session, number): ...

async def pages(last):
    async with aiohttp.ClientSession() as session:
        following = None
        for number in range(last):
            if following is None:
                page = await fetch(session, number)
            else:
                page = await following
            if not page:
                break
            following = None
            if number + 1 < last:
                following = asyncio.create_task(fetch(session, number + 1))
            print(page)

async def counted(last):
    async with aiohttp.ClientSession() as session:
        following, number = None, 0
        while number < last:
            page = await (following or fetch(session, number))
            number += 1
            if number < last:
                following = asyncio.create_task(fetch(session, number))
            print(page)

async def first_page(last):
    async with aiohttp.ClientSession() as session:
        following = asyncio.create_task(fetch(session, 0))
        for number in range(1, last):
            page = await following
            following = asyncio.create_task(fetch(session, number))
            print(page)
        return await following
`,
      },
    ],
    invalid: [
      {
        title: "the next page is fetched in the last round, too",
        code: `import asyncio
import aiohttp

async def fetch(session, number): ...

async def pages(last):
    async with aiohttp.ClientSession() as session:
        following = asyncio.create_task(fetch(session, 0))
        for number in range(last):
            page = await following
            following = asyncio.create_task(fetch(session, number + 1))
            print(page)
`,
        errors: [{ messageId: "scope" }],
      },
      {
        title: "the rounds end early, while the next page is fetched",
        code: `import asyncio
import aiohttp

async def fetch(session, number): ...

async def pages(last):
    async with aiohttp.ClientSession() as session:
        following = None
        for number in range(last):
            page = await following if following else await fetch(session, number)
            following = asyncio.create_task(fetch(session, number + 1)) if number + 1 < last else None
            if page == "the end":
                break
            print(page)
`,
        errors: [{ messageId: "scope" }],
      },
      {
        title: "a task that the loop had no time for",
        code: `import asyncio

def main(work):
    loop = asyncio.new_event_loop()
    task = loop.create_task(work())
    loop.close()
    return task
`,
      },
    ],
  },
  { language: "python", minimum: 3 },
);
