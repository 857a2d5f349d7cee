/** Which tasks and futures of Python does `no-floating-tasks` see dropped? */
import { specify } from "../specify.ts";

specify(
  "no-floating-tasks",
  {
    valid: [
      {
        title: "P10: lists of coroutines that are gathered",
        code: `import asyncio

async def fetch(url):
    return url

async def crawl(urls, more):
    coros = [fetch(url) for url in urls]
    await asyncio.gather(*coros)
    await asyncio.gather(*more)
    await asyncio.gather(*(fetch(url) for url in urls), return_exceptions=True)
    return f"{await fetch(1)}" + await fetch("a") + (await fetch("b"))
`,
      },
      {
        title: "a task that a set keeps",
        code: `import asyncio

background = set()

def notify(user):
    task = asyncio.create_task(send(user))
    background.add(task)
    task.add_done_callback(background.discard)
`,
      },
      {
        title: "a task that a field keeps",
        code: `import asyncio

class Poller:
    def start(self):
        self._task = asyncio.create_task(self._poll())

    async def _poll(self):
        await asyncio.sleep(1)
`,
      },
      {
        title: "tasks that a list of the object keeps",
        code: `import asyncio

class Pool:
    def start(self, count):
        for _ in range(count):
            self.workers.append(asyncio.create_task(self.work()))
`,
      },
      {
        title: "a task that is returned",
        code: `import asyncio

def start(job):
    return asyncio.create_task(job())
`,
      },
      {
        title: "tasks of a group",
        code: `import asyncio

async def main(jobs):
    async with asyncio.TaskGroup() as group:
        for job in jobs:
            group.create_task(job())
`,
      },
      {
        title: "tasks of a nursery",
        code: `import anyio
import trio

async def main(jobs):
    async with anyio.create_task_group() as group:
        for job in jobs:
            group.start_soon(job)
    async with trio.open_nursery() as nursery:
        nursery.start_soon(jobs[0])
`,
      },
      {
        title: "a group that is handed over",
        code: `import asyncio

async def spawn(group: asyncio.TaskGroup, jobs):
    for job in jobs:
        group.create_task(job())
`,
      },
      {
        title: "a task that is cancelled at the end",
        code: `import asyncio

async def main():
    heartbeat = asyncio.create_task(beat())
    try:
        await serve()
    finally:
        heartbeat.cancel()
`,
      },
      {
        title: "tasks that are waited for",
        code: `import asyncio

async def main(jobs):
    tasks = [asyncio.create_task(job()) for job in jobs]
    done, pending = await asyncio.wait(tasks, timeout=1)
    for task in pending:
        task.cancel()
`,
      },
      {
        title: "tasks that come as they are completed",
        code: `import asyncio

async def main(urls):
    for future in asyncio.as_completed([fetch(url) for url in urls]):
        print(await future)

async def fetch(url):
    return url
`,
      },
      {
        title: "tasks that are awaited one by one",
        code: `import asyncio

async def main(jobs):
    tasks = []
    for job in jobs:
        tasks.append(asyncio.create_task(job()))
    for task in tasks:
        await task
`,
      },
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
        title: "a task in a truth test",
        code: `import asyncio

class Poller:
    task = None

    def start(self):
        if self.task:
            return
        task = asyncio.create_task(poll())
        if task:
            self.task = task
`,
      },
      {
        title: "a coroutine in a tuple that is awaited",
        code: `import asyncio

async def first(): pass
async def second(): pass

async def main():
    work = first(), second()
    await asyncio.gather(*work)
`,
      },
      {
        title: "a task that a walrus keeps",
        code: `import asyncio

async def main(tasks):
    tasks.add(task := asyncio.create_task(work()))
    task.add_done_callback(tasks.discard)
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
        title: "a task that is awaited in a `finally`",
        code: `import asyncio

async def main():
    task = asyncio.create_task(beat())
    try:
        await serve()
    finally:
        await task
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
        title: "a task in the main coroutine's own `nonlocal`",
        code: `import asyncio

def counter():
    task = None
    async def restart():
        nonlocal task
        task = asyncio.create_task(tick())
    return restart
`,
      },
      {
        title: "a task that is compared with another",
        code: `import asyncio

async def main(first):
    task = asyncio.create_task(serve())
    done, _ = await asyncio.wait({first, task}, return_when=asyncio.FIRST_COMPLETED)
    if task in done:
        print(task.result())
`,
      },
    ],
    invalid: [
      {
        title: "a task that is dropped",
        code: `import asyncio

async def main():
    asyncio.create_task(beat())
    await serve()
`,
        errors: [{ line: 4, messageId: "dropped-in-python" }],
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
      {
        title: "a task that is kept in a name and forgotten",
        code: `import asyncio

async def main():
    task = asyncio.create_task(beat())
    await serve()
`,
        errors: [{ line: 4, messageId: "stored-in-python" }],
      },
      {
        title: "a task that `_` takes",
        code: `import asyncio

async def main():
    _ = asyncio.create_task(beat())
    await serve()
`,
        errors: [{ line: 4 }],
      },
      {
        title: "a task that is awaited on one path",
        code: `import asyncio

async def main(wait):
    task = asyncio.create_task(beat())
    if wait:
        await task
`,
        errors: [{ line: 4, messageId: "stored-in-python" }],
      },
      {
        title: "a task in a handler that is dropped",
        code: `import asyncio

async def main():
    try:
        await serve()
    except ConnectionError:
        asyncio.create_task(reconnect())
`,
        errors: [{ line: 7, messageId: "dropped-in-python" }],
      },
      {
        title: "a task in a lambda that nobody keeps",
        code: `import asyncio

def wire():
    def on_change(value):
        asyncio.create_task(save(value))
    return on_change
`,
        errors: [{ line: 5, messageId: "dropped-in-python" }],
      },
    ],
  },
  { language: "python", minimum: 30 },
);
