/** Where does `no-nested-run` see a run inside of a coroutine in Python? */
import { specify } from "../specify.ts";

specify(
  "no-nested-run",
  {
    valid: [
      {
        title: "a run in a plain function",
        code: `import asyncio

def cli():
    asyncio.run(main())
`,
      },
      {
        title: "a coroutine awaits the inner work",
        code: `import asyncio

async def main():
    await setup()
    await asyncio.gather(first(), second())
`,
      },
      {
        title: "a run whose failure is caught",
        code: `import asyncio

async def main(coro):
    try:
        return asyncio.run(coro)
    except RuntimeError:
        return await coro
`,
      },
      {
        title: "loops that may nest",
        code: `import asyncio
import nest_asyncio

nest_asyncio.apply()

async def main():
    asyncio.run(work())
    asyncio.get_event_loop().run_until_complete(work())
`,
      },
      {
        title: "a loop that runs in another thread",
        code: `import asyncio

async def main(loop):
    future = asyncio.run_coroutine_threadsafe(work(), loop)
    return await asyncio.wrap_future(future)
`,
      },
      {
        title: "a coroutine under another kind of loop",
        code: `import asyncio
import trio

async def main():
    asyncio.run(work())

trio.run(main)
`,
      },
      {
        title: "a function of another module of that name",
        code: `from service import asyncio, run

async def main():
    asyncio.run(work())
    run(work())
`,
      },
      {
        title: "a name that is a parameter",
        code: `from asyncio import run

async def main(run):
    run(work())
`,
      },
      {
        title: "a runner in a plain function",
        code: `import asyncio

def main():
    with asyncio.Runner(debug=True) as runner:
        runner.run(setup())
        runner.run(serve())
`,
      },
      {
        title: "a generator that is not asynchronous",
        code: `import asyncio

def results(jobs):
    for job in jobs:
        yield asyncio.run(job())
`,
      },
      {
        title: "a run after the coroutine function",
        code: `import asyncio

async def main():
    await serve()

asyncio.run(main(), debug=True)
`,
      },
      {
        title: "a current loop of a script",
        code: `import asyncio

loop = asyncio.get_event_loop()
loop.create_task(serve())
loop.run_forever()
`,
      },
      {
        title: "a run in the class body",
        code: `import asyncio

class Settings:
    values = asyncio.run(load())

    async def reload(self):
        self.values = await load()
`,
      },
      {
        title: "a run in a default value of a coroutine function",
        code: `import asyncio

async def main(config=asyncio.run(load())):
    print(config)
`,
      },
      {
        title: "a run in the decorator of a coroutine function",
        code: `import asyncio

@asyncio.run(make_decorator())
async def main():
    pass
`,
      },
      {
        title: "a run of a new loop in a plain test",
        code: `import asyncio

def test_fetch():
    loop = asyncio.new_event_loop()
    try:
        assert loop.run_until_complete(fetch()) == 1
    finally:
        loop.close()
`,
      },
    ],
    invalid: [
      {
        title: "a run in a coroutine",
        code: `import asyncio

async def main():
    result = asyncio.run(fetch())
    print(result)

async def fetch():
    return 1
`,
        errors: [{ line: 4, message: /asyncio\.run\(\) cannot be called from a running event loop/u }],
      },
      {
        title: "a run in a coroutine, by another name",
        code: `from asyncio import run

async def main():
    run(fetch())
`,
        errors: [{ line: 4, messageId: "nested" }],
      },
      {
        title: "a run whose coroutine is in a variable",
        code: `import asyncio

async def main():
    job = fetch()
    return asyncio.run(job)

async def fetch():
    return 1
`,
        errors: [{ line: 5, messageId: "nested" }],
      },
      {
        title: "the current loop in a coroutine",
        code: `import asyncio

async def handler(event):
    loop = asyncio.get_event_loop()
    return loop.run_until_complete(process(event))
`,
        errors: [{ line: 5, message: /This event loop is already running/u }],
      },
      {
        title: "a chain over the current loop in a coroutine",
        code: `import asyncio

async def handler(event):
    asyncio.get_event_loop().run_until_complete(process(event))
`,
        errors: [{ line: 4, messageId: "nested" }],
      },
      {
        title: "the running loop in a coroutine",
        code: `import asyncio

async def handler(event):
    loop = asyncio.get_running_loop()
    loop.run_forever()
`,
        errors: [{ line: 5, message: /This event loop is already running/u }],
      },
      {
        title: "a new loop in a coroutine",
        code: `import asyncio

async def handler(event):
    loop = asyncio.new_event_loop()
    try:
        return loop.run_until_complete(process(event))
    finally:
        loop.close()
`,
        errors: [{ line: 6, message: /Cannot run the event loop while another loop is running/u }],
      },
      {
        title: "a runner in a coroutine",
        code: `import asyncio

async def main():
    with asyncio.Runner() as runner:
        runner.run(fetch())
`,
        errors: 1,
      },
      {
        title: "a runner without a block in a coroutine",
        code: `import asyncio

async def main():
    runner = asyncio.Runner()
    runner.run(fetch())
    runner.close()
`,
        errors: [{ line: 5, message: /Runner\.run\(\) cannot be called from a running event loop/u }],
      },
      {
        title: "an asynchronous method",
        code: `import asyncio

class Consumer:
    async def receive(self, text):
        asyncio.run(self.reply(text))

    async def reply(self, text):
        pass
`,
        errors: [{ line: 5, messageId: "nested" }],
      },
      {
        title: "an asynchronous generator",
        code: `import asyncio

async def pages(urls):
    for url in urls:
        yield asyncio.run(fetch(url))
`,
        errors: [{ line: 5, messageId: "nested" }],
      },
      {
        title: "a comprehension in a coroutine",
        code: `import asyncio

async def main(urls):
    return [asyncio.run(fetch(url)) for url in urls]
`,
        errors: [{ line: 4, messageId: "nested" }],
      },
      {
        title: "inside of other blocks",
        code: `import asyncio
import aiohttp

async def main(url):
    async with aiohttp.ClientSession() as session:
        if url:
            try:
                return asyncio.run(fetch(session, url))
            except aiohttp.ClientError:
                return None
`,
        errors: [{ line: 8, messageId: "nested" }],
      },
      {
        title: "uvloop in a coroutine",
        code: `import uvloop

async def main():
    uvloop.run(fetch())
`,
        errors: [{ line: 4, messageId: "nested" }],
      },
    ],
  },
  { language: "python", minimum: 30 },
);
