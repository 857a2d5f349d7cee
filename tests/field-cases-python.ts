/**
 * On which mistakes in Python were other linters measured?
 *
 * The README says how many of them each tool reports. Its numbers for this plugin are counted from this list; the other
 * tools were run on the same texts, each as a file of its own.
 */
import type { FieldCase } from "./field-cases.ts";

/** The cases, by family. */
export const PYTHON_FIELD_CASES: readonly FieldCase[] = [
  {
    family: "closed or misused event loop",
    title: "a loop runs again after its close",
    reported: ["no-reuse-after-close"],
    code: `import asyncio


async def work() -> int:
    return 1


def main() -> None:
    loop = asyncio.new_event_loop()
    print(loop.run_until_complete(work()))
    loop.close()
    print(loop.run_until_complete(work()))
`,
  },
  {
    family: "closed or misused event loop",
    title: "the current loop is asked for after its close",
    reported: ["no-reuse-after-close"],
    code: `import asyncio


async def work() -> int:
    return 1


def main() -> None:
    loop = asyncio.get_event_loop()
    print(loop.run_until_complete(work()))
    loop.close()
    again = asyncio.get_event_loop()
    print(again.run_until_complete(work()))
`,
  },
  {
    family: "closed or misused event loop",
    title: "a loop is held by a block",
    reported: ["no-reuse-after-close"],
    code: `import asyncio


async def work() -> int:
    return 1


def main() -> None:
    with asyncio.get_event_loop() as loop:
        print(loop.run_until_complete(work()))
`,
  },
  {
    family: "closed or misused event loop",
    title: "a coroutine closes the current loop",
    reported: ["no-close-while-running"],
    code: `import asyncio


async def stop() -> None:
    await asyncio.sleep(1)
    asyncio.get_event_loop().close()
`,
  },
  {
    family: "closed or misused event loop",
    title: "a coroutine closes the running loop",
    reported: ["no-close-while-running"],
    code: `import asyncio


async def stop() -> None:
    loop = asyncio.get_running_loop()
    await asyncio.sleep(1)
    loop.close()
`,
  },
  {
    family: "closed or misused event loop",
    title: "the current loop is asked for after asyncio.run",
    reported: ["no-reuse-after-close"],
    code: `import asyncio


async def work() -> int:
    return 1


def main() -> None:
    print(asyncio.run(work()))
    loop = asyncio.get_event_loop()
    print(loop.run_until_complete(work()))
`,
  },
  {
    family: "closed or misused event loop",
    title: "a new loop is never closed",
    reported: ["no-undisposed-session"],
    code: `import asyncio


async def work() -> int:
    return 1


def main() -> None:
    loop = asyncio.new_event_loop()
    print(loop.run_until_complete(work()))
`,
  },
  {
    family: "closed or misused event loop",
    title: "a module asks for a loop that nobody has made",
    reported: [],
    code: `import asyncio

loop = asyncio.get_event_loop()


async def work() -> int:
    return 1


def main() -> None:
    print(loop.run_until_complete(work()))
`,
  },
  {
    family: "nested run",
    title: "asyncio.run in a coroutine",
    reported: ["no-nested-run"],
    code: `import asyncio


async def work() -> int:
    return 1


async def main() -> None:
    print(asyncio.run(work()))
`,
  },
  {
    family: "nested run",
    title: "the current loop is run in a coroutine",
    reported: ["no-nested-run"],
    code: `import asyncio


async def work() -> int:
    return 1


async def main() -> None:
    print(asyncio.get_event_loop().run_until_complete(work()))
`,
  },
  {
    family: "nested run",
    title: "a new loop is run in a coroutine",
    reported: ["no-nested-run"],
    code: `import asyncio


async def work() -> int:
    return 1


async def main() -> None:
    loop = asyncio.new_event_loop()
    try:
        print(loop.run_until_complete(work()))
    finally:
        loop.close()
`,
  },
  {
    family: "nested run",
    title: "a runner in a coroutine",
    reported: ["no-nested-run"],
    code: `import asyncio


async def work() -> int:
    return 1


async def main() -> None:
    with asyncio.Runner() as runner:
        print(runner.run(work()))
`,
  },
  {
    family: "nested run",
    title: "a plain function runs a loop, and a coroutine calls it",
    reported: ["no-nested-run"],
    code: `import asyncio


async def work() -> int:
    return 1


def helper() -> int:
    return asyncio.run(work())


async def main() -> None:
    print(helper())
`,
  },
  {
    family: "floating coroutine or task",
    title: "a coroutine is called and dropped",
    reported: ["no-floating-tasks"],
    code: `import asyncio


async def work() -> int:
    return 1


async def main() -> None:
    work()
    await asyncio.sleep(1)
`,
  },
  {
    family: "floating coroutine or task",
    title: "a task is started and dropped",
    reported: ["no-floating-tasks"],
    code: `import asyncio


async def work() -> int:
    return 1


async def main() -> None:
    asyncio.create_task(work())
    await asyncio.sleep(1)
`,
  },
  {
    family: "floating coroutine or task",
    title: "a coroutine method is called and dropped",
    reported: ["no-floating-tasks"],
    code: `import asyncio


async def work() -> int:
    return 1


class Store:
    async def save(self) -> int:
        return 1

    async def close(self) -> None:
        self.save()
        await work()
`,
  },
  {
    family: "floating coroutine or task",
    title: "a coroutine is kept in a variable that nobody reads",
    reported: ["no-floating-tasks"],
    code: `import asyncio


async def work() -> int:
    return 1


async def main() -> None:
    result = work()
    await asyncio.sleep(1)
`,
  },
  {
    family: "floating coroutine or task",
    title: "a coroutine is given to _",
    reported: ["no-floating-tasks"],
    code: `import asyncio


async def work() -> int:
    return 1


async def main() -> None:
    _ = work()
    await asyncio.sleep(1)
`,
  },
  {
    family: "floating coroutine or task",
    title: "a future is started and dropped",
    reported: ["no-floating-tasks"],
    code: `import asyncio


async def work() -> int:
    return 1


async def main() -> None:
    asyncio.ensure_future(work())
    await asyncio.sleep(1)
`,
  },
  {
    family: "floating coroutine or task",
    title: "a task is kept in a variable that nobody reads",
    reported: ["no-floating-tasks"],
    code: `import asyncio


async def work() -> int:
    return 1


async def main() -> None:
    task = asyncio.create_task(work())
    await asyncio.sleep(1)
`,
  },
  {
    family: "floating coroutine or task",
    title: "a task of the running loop is dropped, in one chain",
    reported: ["no-floating-tasks"],
    code: `import asyncio


async def work() -> int:
    return 1


async def main() -> None:
    asyncio.get_running_loop().create_task(work())
    await asyncio.sleep(1)
`,
  },
  {
    family: "floating coroutine or task",
    title: "a task is started in a handler and dropped",
    reported: ["no-floating-tasks"],
    code: `import asyncio


async def work() -> int:
    return 1


async def main() -> None:
    try:
        await work()
    except OSError:
        asyncio.create_task(work())
`,
  },
  {
    family: "floating coroutine or task",
    title: "gather is not awaited",
    reported: ["no-floating-tasks"],
    code: `import asyncio


async def work() -> int:
    return 1


async def main() -> None:
    asyncio.gather(work(), work())
    await asyncio.sleep(1)
`,
  },
  {
    family: "floating coroutine or task",
    title: "a sleep is not awaited",
    reported: ["no-floating-tasks"],
    code: `import asyncio


async def work() -> int:
    return 1


async def main() -> None:
    asyncio.sleep(1)
    await work()
`,
  },
  {
    family: "floating coroutine or task",
    title: "a coroutine is tested for truth",
    reported: ["no-floating-tasks"],
    code: `import asyncio


async def work() -> int:
    return 1


async def main() -> None:
    if work():
        print("done")
`,
  },
  {
    family: "floating coroutine or task",
    title: "a time limit is not awaited",
    reported: ["no-floating-tasks"],
    code: `import asyncio


async def work() -> int:
    return 1


async def main() -> None:
    asyncio.wait_for(work(), timeout=1)
    await asyncio.sleep(1)
`,
  },
  {
    family: "floating coroutine or task",
    title: "a thread is not awaited",
    reported: ["no-floating-tasks"],
    code: `import asyncio


async def work() -> int:
    return 1


async def main() -> None:
    asyncio.to_thread(print, "done")
    await asyncio.sleep(1)
`,
  },
  {
    family: "floating coroutine or task",
    title: "a task of the running loop is dropped",
    reported: ["no-floating-tasks"],
    code: `import asyncio


async def work() -> int:
    return 1


async def main() -> None:
    loop = asyncio.get_running_loop()
    loop.create_task(work())
    await asyncio.sleep(1)
`,
  },
  {
    family: "floating coroutine or task",
    title: "the future of an executor is dropped",
    reported: [],
    code: `import asyncio


async def work() -> int:
    return 1


async def main() -> None:
    loop = asyncio.get_running_loop()
    loop.run_in_executor(None, print, "done")
    await asyncio.sleep(1)
`,
  },
  {
    family: "floating coroutine or task",
    title: "the future of another thread's loop is dropped",
    reported: [],
    code: `import asyncio


async def work() -> int:
    return 1


def submit(loop: asyncio.AbstractEventLoop) -> None:
    asyncio.run_coroutine_threadsafe(work(), loop)
`,
  },
  {
    family: "floating coroutine or task",
    title: "a list of tasks is dropped",
    reported: ["no-floating-tasks"],
    code: `import asyncio


async def work() -> int:
    return 1


async def main() -> None:
    [asyncio.create_task(work()) for _ in range(3)]
    await asyncio.sleep(1)
`,
  },
  {
    family: "undisposed session",
    title: "a session of aiohttp is never closed",
    reported: ["no-undisposed-session"],
    code: `import aiohttp


async def fetch(url: str) -> str:
    session = aiohttp.ClientSession()
    response = await session.get(url)
    return await response.text()
`,
  },
  {
    family: "undisposed session",
    title: "a session is opened inside of an expression",
    reported: ["no-undisposed-session"],
    code: `import aiohttp


async def fetch(url: str) -> str:
    response = await aiohttp.ClientSession().get(url)
    return await response.text()
`,
  },
  {
    family: "undisposed session",
    title: "a client of httpx is never closed",
    reported: ["no-undisposed-session"],
    code: `import httpx


async def fetch(url: str) -> str:
    client = httpx.AsyncClient()
    response = await client.get(url)
    return response.text
`,
  },
  {
    family: "undisposed session",
    title: "a session of requests is never closed",
    reported: ["no-undisposed-session"],
    code: `import requests


def fetch(url: str) -> str:
    session = requests.Session()
    return session.get(url, timeout=10).text
`,
  },
  {
    family: "undisposed session",
    title: "a session is closed where nothing throws",
    reported: [],
    code: `import aiohttp


async def fetch(url: str) -> str:
    session = aiohttp.ClientSession()
    response = await session.get(url)
    text = await response.text()
    await session.close()
    return text
`,
  },
  {
    family: "undisposed session",
    title: "a session is held by a block of the other sort",
    reported: ["no-undisposed-session"],
    code: `import aiohttp


async def fetch(url: str) -> str:
    with aiohttp.ClientSession() as session:
        response = await session.get(url)
        return await response.text()
`,
  },
  {
    family: "undisposed session",
    title: "the close of a session is not awaited",
    reported: ["no-close-while-running"],
    code: `import aiohttp


async def fetch(url: str) -> str:
    session = aiohttp.ClientSession()
    try:
        response = await session.get(url)
        return await response.text()
    finally:
        session.close()
`,
  },
  {
    family: "undisposed session",
    title: "a module opens a session",
    reported: ["no-undisposed-session"],
    code: `import aiohttp

session = aiohttp.ClientSession()


async def fetch(url: str) -> str:
    response = await session.get(url)
    return await response.text()
`,
  },
  {
    family: "undisposed session",
    title: "a session is used after its block",
    reported: ["no-reuse-after-close"],
    code: `import aiohttp


async def fetch(url: str) -> str:
    async with aiohttp.ClientSession() as session:
        response = await session.get(url)
        print(await response.text())
    again = await session.get(url)
    return await again.text()
`,
  },
  {
    family: "undisposed session",
    title: "a client of httpx is closed by a method that it does not have",
    reported: ["no-undisposed-session"],
    code: `import httpx


async def fetch(url: str) -> str:
    client = httpx.AsyncClient()
    try:
        response = await client.get(url)
        return response.text
    finally:
        await client.close()
`,
  },
];
