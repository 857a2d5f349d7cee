/** Which work for a loop, a thread or a group does `no-floating-tasks` see dropped in Python? */
import { specify } from "../specify.ts";

specify(
  "no-floating-tasks",
  {
    valid: [
      {
        title: "an object that keeps its tasks itself",
        code: `class Player:
    def update(self):
        self.mass.create_task(self.refresh())
        self.hass.async_create_task(self.refresh())

    async def refresh(self):
        pass
`,
      },
      {
        title: "a coroutine that is handed on",
        code: `async def send(): pass

def notify(schedule, bot):
    schedule(send())
    bot.loop.create_task(send())
    return {"work": send()}
`,
      },
      {
        title: "a coroutine that another thread's loop runs, and whose result is waited for",
        code: `import asyncio

async def send(): pass

def notify(loop):
    return asyncio.run_coroutine_threadsafe(send(), loop).result(timeout=5)
`,
      },
      {
        title: "an executor's future that is awaited",
        code: `import asyncio

async def main():
    loop = asyncio.get_running_loop()
    return await loop.run_in_executor(None, read)
`,
      },
      {
        title: "a task whose loop runs until it is stopped",
        code: `import asyncio

def main():
    loop = asyncio.new_event_loop()
    task = loop.create_task(serve())
    try:
        loop.run_forever()
    finally:
        task.cancel()
        loop.close()
`,
      },
      {
        title: "two tasks whose names are swapped, and the task of the round before",
        code: `import asyncio

async def both():
    first = asyncio.create_task(load(1))
    second = asyncio.create_task(load(2))
    first, second = second, first
    await first
    await second

async def rounds(names):
    done, pending = None, None
    for name in names:
        done, pending = pending, asyncio.create_task(load(name))
        if done:
            await done
    if pending:
        await pending
`,
      },
      {
        title: "the next page is fetched while this one is shown, and the last round fetches none",
        code: `import asyncio

async def fetch(number): ...

async def pages(last):
    following = None
    for number in range(last):
        if following is None:
            page = await fetch(number)
        else:
            page = await following
        if not page:
            break
        following = None
        if number + 1 < last:
            following = asyncio.create_task(fetch(number + 1))
        print(page)

async def counted(last):
    following, number = None, 0
    while number < last:
        page = await (following or fetch(number))
        number += 1
        if number < last:
            following = asyncio.create_task(fetch(number))
        print(page)

async def first_page(last):
    following = asyncio.create_task(fetch(0))
    for number in range(1, last):
        page = await following
        following = asyncio.create_task(fetch(number))
        print(page)
    return await following
`,
      },
    ],
    invalid: [
      {
        title: "the next page is fetched in the last round, too",
        code: `import asyncio

async def fetch(number): ...

async def pages(last):
    following = asyncio.create_task(fetch(0))
    for number in range(last):
        page = await following
        following = asyncio.create_task(fetch(number + 1))
        print(page)
`,
        errors: [{ messageId: "stored-in-python", line: 6 }, { messageId: "stored-in-python", line: 9 }],
      },
      {
        title: "the rounds end early, while the next page is fetched",
        code: `import asyncio

async def fetch(number): ...

async def pages(last):
    following = None
    for number in range(last):
        page = await following if following else await fetch(number)
        following = asyncio.create_task(fetch(number + 1)) if number + 1 < last else None
        if page == "the end":
            break
        print(page)
`,
        errors: [{ messageId: "stored-in-python", line: 9 }],
      },
      {
        title: "two tasks whose names are swapped, and one of them is awaited",
        code: `import asyncio

async def one():
    first = asyncio.create_task(load(1))
    second = asyncio.create_task(load(2))
    first, second = second, first
    await first
`,
        errors: [{ line: 4 }],
      },
      {
        title: "a future that is dropped",
        code: `import asyncio

def on_message(message):
    asyncio.ensure_future(handle(message))
`,
        errors: [{ line: 4, messageId: "dropped-in-python" }],
      },
      {
        title: "a task of the running loop that is dropped",
        code: `import asyncio

async def main():
    loop = asyncio.get_running_loop()
    loop.create_task(beat())
    await serve()
`,
        errors: [{ line: 5, messageId: "dropped-in-python" }],
      },
      {
        title: "a chain over the running loop",
        code: `import asyncio

async def main():
    asyncio.get_running_loop().create_task(beat())
`,
        errors: [{ line: 4, messageId: "dropped-in-python" }],
      },
    ],
  },
  { language: "python", minimum: 5 },
);
