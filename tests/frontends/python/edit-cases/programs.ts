/** Programs that CPython runs before and after their repair. */

/** One program. */
export interface Program {
  readonly title: string;
  /** What it needs beside Python itself. */
  readonly needs?: "aiohttp";
  readonly code: string;
  /** What Python says before the repair; absent where it says nothing. */
  readonly before?: RegExp;
  /** What the repaired program prints. */
  readonly output: string;
  /** The repair is offered, and applied here as the user would. */
  readonly isOffered?: boolean;
  readonly pythonVersion?: string;
}

/** A server to ask, in the loop of the program. */
const SERVER = `import asyncio
import aiohttp
from aiohttp import web

async def hello(request):
    return web.Response(text="hello")

async def serve():
    app = web.Application()
    app.router.add_get("/", hello)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    return runner, f"http://127.0.0.1:{site._server.sockets[0].getsockname()[1]}/"

`;

/** Runs a coroutine function \`body(url)\` beside the server. */
const ASKED = `
async def main():
    runner, url = await serve()
    try:
        await body(url)
    finally:
        await runner.cleanup()

asyncio.run(main())
`;

export const PROGRAMS: readonly Program[] = [
  {
    title: "a run in a coroutine",
    code: `import asyncio

async def work(n):
    await asyncio.sleep(0)
    return {"n": n}

async def main():
    print(asyncio.run(work(3))["n"])

asyncio.run(main())
`,
    before: /RuntimeError: asyncio\.run\(\) cannot be called from a running event loop/u,
    output: "3\n",
  },
  {
    title: "a run on the loop that runs",
    code: `import asyncio

async def work():
    return 4

async def main():
    loop = asyncio.get_event_loop()
    total = 1 + loop.run_until_complete(work())
    print(total)

asyncio.run(main())
`,
    before: /RuntimeError: This event loop is already running/u,
    output: "5\n",
  },
  {
    title: "a loop that is used after its close",
    code: `import asyncio

async def first():
    return 1

async def second(n):
    return n + 1

def main():
    loop = asyncio.new_event_loop()
    n = loop.run_until_complete(first())
    loop.close()
    print(loop.run_until_complete(second(n)))
    print('''
done''')

main()
`,
    before: /RuntimeError: Event loop is closed/u,
    output: "2\n\ndone\n",
  },
  {
    title: "a loop that is made, set and closed by hand",
    code: `import asyncio

async def work(n):
    loop = asyncio.get_running_loop()
    return await loop.run_in_executor(None, lambda: n * 2)

def main(n):
    loop = asyncio.new_event_loop()
    asyncio.set_event_loop(loop)
    try:
        # The only run.
        return loop.run_until_complete(work(n))
    finally:
        loop.run_until_complete(loop.shutdown_asyncgens())
        loop.close()

print(main(21))
`,
    output: "42\n",
  },
  {
    title: "a coroutine that nobody awaits",
    code: `import asyncio

async def save(what):
    await asyncio.sleep(0)
    print("saved", what)

async def main():
    save("it")
    asyncio.sleep(0)

asyncio.run(main())
`,
    before: /RuntimeWarning: coroutine 'save' was never awaited/u,
    output: "saved it\n",
  },
  {
    title: "a method that nobody awaits",
    code: `import asyncio

class Store:
    async def flush(self):
        print("flushed")

    async def close(self):
        self.flush()

asyncio.run(Store().close())
`,
    before: /RuntimeWarning: coroutine 'Store\.flush' was never awaited/u,
    output: "flushed\n",
  },
  {
    title: "a task that nobody keeps",
    isOffered: true,
    code: `import asyncio
import gc
import weakref

# The loop knows what the task waits for by a weak reference only, as it does the task.
async def work(loop):
    answer = loop.create_future()
    known = weakref.ref(answer)
    loop.call_later(0.05, lambda: known() is not None and known().set_result("worked"))
    print(await answer)

async def main():
    asyncio.create_task(work(asyncio.get_running_loop()))
    await asyncio.sleep(0)
    gc.collect()
    await asyncio.sleep(0.1)

asyncio.run(main())
`,
    before: /Task was destroyed but it is pending/u,
    output: "worked\n",
  },
  {
    title: "a call that blocks the loop",
    isOffered: true,
    code: `import asyncio
import time

async def tick(name):
    for n in range(2):
        print(name, n)
        time.sleep(0.01)

async def main():
    await asyncio.gather(tick("a"), tick("b"))

asyncio.run(main())
`,
    output: "a 0\nb 0\na 1\nb 1\n",
  },
  {
    title: "a session that is never closed",
    needs: "aiohttp",
    code: `${SERVER}async def body(url):
    session = aiohttp.ClientSession()
    response = await session.get(url)
    print(await response.text(), response.status)
${ASKED}`,
    before: /Unclosed client session/u,
    output: "hello 200\n",
  },
  {
    title: "a session that only the good way closes",
    needs: "aiohttp",
    code: `${SERVER}async def get(url):
    session = aiohttp.ClientSession()
    response = await session.get(url)
    if response.status != 204:
        raise ValueError(await response.text())
    await session.close()
    return 1

async def body(url):
    try:
        await get(url)
    except ValueError as error:
        print(error)
${ASKED}`,
    before: /Unclosed client session/u,
    output: "hello\n",
  },
  {
    title: "a session that a `finally` closes",
    needs: "aiohttp",
    code: `${SERVER}async def body(url):
    session = None
    try:
        session = aiohttp.ClientSession()
        async with session.get(url) as response:
            print(await response.text(), '''
  and
''')
    finally:
        if session:
            await session.close()
    print(session.closed)
${ASKED}`.replace("    print(session.closed)\n", ""),
    output: "hello \n  and\n\n",
  },
  {
    title: "a session that is used after its close",
    needs: "aiohttp",
    code: `${SERVER}async def body(url):
    session = aiohttp.ClientSession()
    print(await (await session.get(url)).text())
    await session.close()
    response = await session.get(url)
    print(await response.text())
${ASKED}`,
    before: /RuntimeError: Session is closed/u,
    output: "hello\nhello\n",
  },
  {
    title: "a session that is used after its block",
    needs: "aiohttp",
    code: `${SERVER}async def body(url):
    async with aiohttp.ClientSession() as session:
        print(session.closed)

    async with session.get(url) as response:  # again
        print(await response.text())
${ASKED}`,
    before: /RuntimeError: Session is closed/u,
    output: "False\nhello\n",
  },
  {
    title: "a close that nobody awaits",
    needs: "aiohttp",
    isOffered: true,
    code: `${SERVER}async def body(url):
    session = aiohttp.ClientSession()
    try:
        async with session.get(url) as response:
            print(await response.text())
    finally:
        session.close()
${ASKED}`,
    before: /coroutine 'ClientSession\.close' was never awaited/u,
    output: "hello\n",
  },
];
