/** What does `no-reuse-after-close` know about Python's current loop, runners and task groups? */
import { specify } from "../specify.ts";

specify(
  "no-reuse-after-close",
  {
    valid: [
      {
        title: "`asyncio.run` twice makes a loop each time",
        code: `import asyncio

def sync_all(accounts):
    asyncio.run(pull(accounts))
    asyncio.run(push(accounts))
`,
      },
      {
        title: "a new loop where the old one is closed",
        code: `import asyncio

def get_loop():
    loop = asyncio.get_event_loop()
    if loop.is_closed():
        loop = asyncio.new_event_loop()
        asyncio.set_event_loop(loop)
    return loop

def run(coro):
    return get_loop().run_until_complete(coro)
`,
      },
      {
        title: "the current loop after a new one was set",
        code: `import asyncio

loop = asyncio.get_event_loop()
loop.run_until_complete(setup())
loop.close()
asyncio.set_event_loop(asyncio.new_event_loop())
asyncio.get_event_loop().run_until_complete(main())
`,
      },
      {
        title: "the current loop after another loop was closed that was never current",
        code: `import asyncio

loop = asyncio.new_event_loop()
loop.run_until_complete(setup())
loop.close()
current = asyncio.get_event_loop()
current.run_until_complete(main())
`,
      },
      {
        title: "a new loop after `asyncio.run`",
        code: `import asyncio

asyncio.run(main())
loop = asyncio.new_event_loop()
asyncio.set_event_loop(loop)
asyncio.get_event_loop().run_until_complete(report())
loop.close()
`,
      },
      {
        title: "the loop that runs, in a coroutine that `asyncio.run` was given",
        code: `import asyncio

async def main():
    loop = asyncio.get_event_loop()
    await loop.run_in_executor(None, work)

asyncio.run(main())
`,
      },
      {
        title: "the current loop before `asyncio.run`",
        code: `import asyncio

loop = asyncio.get_event_loop()
loop.run_until_complete(setup())
asyncio.run(main())
`,
      },
      {
        title: "the loop of another thread",
        code: `import asyncio
import threading

def worker():
    loop = asyncio.new_event_loop()
    asyncio.set_event_loop(loop)
    loop.run_forever()

def start():
    asyncio.run(main())
    threading.Thread(target=worker, daemon=True).start()
`,
      },
      {
        title: "a runner that is used inside of its block",
        code: `import asyncio

def main():
    with asyncio.Runner() as runner:
        runner.run(setup())
        runner.run(serve())
`,
      },
      {
        title: "tasks that are started inside of their group",
        code: `import asyncio

async def crawl(urls):
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(fetch(url)) for url in urls]
    return [task.result() for task in tasks]
`,
      },
    ],
    invalid: [
      {
        title: "the current loop, after its close",
        code: `import asyncio

def main():
    loop = asyncio.get_event_loop()
    loop.run_until_complete(fetch())
    loop.close()
    loop.run_until_complete(save())
`,
        errors: [{ line: 7, messageId: "used" }],
      },
      {
        title: "there is no current loop after `asyncio.run`",
        code: `import asyncio

asyncio.run(main())
loop = asyncio.get_event_loop()
loop.run_until_complete(report())
`,
        errors: [{ line: 4, message: /There is no current event loop/u }],
      },
      {
        title: "there is no current loop after `asyncio.run`, in a function",
        code: `import asyncio

def cli():
    asyncio.run(download())
    pending = asyncio.all_tasks(asyncio.get_event_loop())
    print(pending)
`,
        errors: [{ line: 5, message: /There is no current event loop/u }],
      },
      {
        title: "a loop is no context manager",
        code: `import asyncio

with asyncio.get_event_loop() as loop:
    loop.run_until_complete(main())
`,
        errors: 1,
      },
      {
        title: "a new loop is no context manager either",
        code: `import asyncio

def run(coro):
    with asyncio.new_event_loop() as loop:
        return loop.run_until_complete(coro)
`,
        errors: 1,
      },
      {
        title: "a loop is no asynchronous context manager",
        code: `import asyncio

async def main():
    loop = asyncio.get_running_loop()
    async with loop:
        await serve()
`,
        errors: 1,
      },
      {
        title: "a runner after its block",
        code: `import asyncio

def main():
    with asyncio.Runner() as runner:
        runner.run(setup())
    runner.run(serve())
`,
        errors: [{ line: 6, message: /Runner is closed/u }],
      },
      {
        title: "a task that is started after its group",
        code: `import asyncio

async def crawl(urls):
    async with asyncio.TaskGroup() as group:
        for url in urls:
            group.create_task(fetch(url))
    group.create_task(report())
`,
        errors: [{ line: 7, message: /is finished/u }],
      },
    ],
  },
  { language: "python", minimum: 15 },
);
