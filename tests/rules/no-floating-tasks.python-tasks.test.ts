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
        title: "a gathering that nobody awaits",
        code: `import asyncio

async def main(urls):
    asyncio.gather(*[fetch(url) for url in urls])

async def fetch(url):
    return url
`,
        errors: [{ line: 4 }],
      },
      {
        title: "a comprehension of tasks that is dropped",
        code: `import asyncio

async def main(urls):
    [asyncio.create_task(fetch(url)) for url in urls]
`,
        errors: [{ line: 4 }],
      },
      {
        title: "tasks that a list collects and forgets",
        code: `import asyncio

async def main(urls):
    tasks = []
    for url in urls:
        tasks.append(asyncio.create_task(fetch(url)))
    print("started", len(tasks))
`,
        errors: [{ messageId: "array-in-python" }],
      },
      {
        title: "a comprehension of tasks that is kept in a name and forgotten",
        code: `import asyncio

async def main(urls):
    tasks = [asyncio.create_task(fetch(url)) for url in urls]
    await serve()
`,
        errors: [{ line: 4 }],
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
        title: "a task is waited for on one path, in an async function and in a plain one",
        code: `import asyncio

async def show(is_wanted):
    task = asyncio.create_task(load())
    if is_wanted:
        return await task

def begin(is_wanted):
    task = asyncio.create_task(load())
    if is_wanted:
        return task
`,
        errors: [
          { line: 4, message: "`task` keeps a task that nobody waits for on some path, and its exception is lost. Await it before the function ends." },
          { line: 9, message: "`task` keeps a task that nobody waits for on some path, and its exception is lost. Return it, or keep it where an async function awaits it." },
        ],
      },
      {
        title: "a plain function cannot wait",
        code: `import asyncio

async def load():
    await asyncio.sleep(1)

def begin(others):
    task = asyncio.create_task(load())

def begin_all():
    tasks = [asyncio.create_task(load())]

def load_now():
    load()

def is_loaded():
    return not load()

load()
`,
        errors: [
          { line: 7, message: "`task` keeps a task that nobody waits for, and its exception is lost. Return it, or keep it where an async function awaits it." },
          { line: 10, message: "`tasks` collects tasks that nobody waits for. Return them, or keep them where an async function awaits them." },
          {
            line: 13,
            message: "`load()` gives a coroutine, and nothing of it runs until it is awaited. Make the function async to await it, or run it: with `asyncio.run`, or as a task where a loop is running.",
          },
          {
            line: 16,
            message: "`load()` gives a coroutine, which is used here as if it were what that gives. Make the function async to await it, or run it: with `asyncio.run`, or as a task where a loop is running.",
          },
          { line: 18, message: "`load()` gives a coroutine, and nothing of it runs until it is awaited. Run it with `asyncio.run`." },
        ],
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
  { language: "python", minimum: 20 },
);
