/**
 * On which mistakes in Python were other linters measured?
 *
 * The README says how many of them each tool reports. Its numbers for this plugin are counted from this list; the other
 * tools were run on the same texts, each as a file of its own.
 */
import type { FieldCase } from "./field-cases.ts";

const WORK = `import asyncio


async def work() -> int:
    return 1


`;
const AIOHTTP = "import aiohttp\n\n\n";
const HTTPX = "import httpx\n\n\n";

/** By family: the rules of `python` that report a case, its title, and its text. */
const CASES: Readonly<Record<string, readonly (readonly [reported: readonly string[], title: string, code: string])[]>> = {
  "closed or misused event loop": [
    [["no-reuse-after-close"], "a loop runs again after its close", `${WORK}def main() -> None:
    loop = asyncio.new_event_loop()
    print(loop.run_until_complete(work()))
    loop.close()
    print(loop.run_until_complete(work()))
`],
    [["no-reuse-after-close"], "the current loop is asked for after its close", `${WORK}def main() -> None:
    loop = asyncio.get_event_loop()
    print(loop.run_until_complete(work()))
    loop.close()
    again = asyncio.get_event_loop()
    print(again.run_until_complete(work()))
`],
    [["no-reuse-after-close"], "a loop is held by a block", `${WORK}def main() -> None:
    with asyncio.get_event_loop() as loop:
        print(loop.run_until_complete(work()))
`],
    [["no-close-while-running"], "a coroutine closes the current loop", `import asyncio


async def stop() -> None:
    await asyncio.sleep(1)
    asyncio.get_event_loop().close()
`],
    [["no-close-while-running"], "a coroutine closes the running loop", `import asyncio


async def stop() -> None:
    loop = asyncio.get_running_loop()
    await asyncio.sleep(1)
    loop.close()
`],
    [["no-reuse-after-close"], "the current loop is asked for after asyncio.run", `${WORK}def main() -> None:
    print(asyncio.run(work()))
    loop = asyncio.get_event_loop()
    print(loop.run_until_complete(work()))
`],
    [["no-undisposed-session"], "a new loop is never closed", `${WORK}def main() -> None:
    loop = asyncio.new_event_loop()
    print(loop.run_until_complete(work()))
`],
    [[], "a module asks for a loop that nobody has made", `import asyncio

loop = asyncio.get_event_loop()


async def work() -> int:
    return 1


def main() -> None:
    print(loop.run_until_complete(work()))
`],
  ],
  "nested run": [
    [["no-nested-run"], "asyncio.run in a coroutine", `${WORK}async def main() -> None:
    print(asyncio.run(work()))
`],
    [["no-nested-run"], "the current loop is run in a coroutine", `${WORK}async def main() -> None:
    print(asyncio.get_event_loop().run_until_complete(work()))
`],
    [["no-nested-run"], "a new loop is run in a coroutine", `${WORK}async def main() -> None:
    loop = asyncio.new_event_loop()
    try:
        print(loop.run_until_complete(work()))
    finally:
        loop.close()
`],
    [["no-nested-run"], "a runner in a coroutine", `${WORK}async def main() -> None:
    with asyncio.Runner() as runner:
        print(runner.run(work()))
`],
    [["no-nested-run"], "a plain function runs a loop, and a coroutine calls it", `${WORK}def helper() -> int:
    return asyncio.run(work())


async def main() -> None:
    print(helper())
`],
  ],
  "floating coroutine or task": [
    [["no-floating-tasks"], "a coroutine is called and dropped", `${WORK}async def main() -> None:
    work()
    await asyncio.sleep(1)
`],
    [["no-floating-tasks"], "a task is started and dropped", `${WORK}async def main() -> None:
    asyncio.create_task(work())
    await asyncio.sleep(1)
`],
    [["no-floating-tasks"], "a coroutine method is called and dropped", `${WORK}class Store:
    async def save(self) -> int:
        return 1

    async def close(self) -> None:
        self.save()
        await work()
`],
    [["no-floating-tasks"], "a coroutine is kept in a variable that nobody reads", `${WORK}async def main() -> None:
    result = work()
    await asyncio.sleep(1)
`],
    [["no-floating-tasks"], "a coroutine is given to _", `${WORK}async def main() -> None:
    _ = work()
    await asyncio.sleep(1)
`],
    [["no-floating-tasks"], "a future is started and dropped", `${WORK}async def main() -> None:
    asyncio.ensure_future(work())
    await asyncio.sleep(1)
`],
    [["no-floating-tasks"], "a task is kept in a variable that nobody reads", `${WORK}async def main() -> None:
    task = asyncio.create_task(work())
    await asyncio.sleep(1)
`],
    [["no-floating-tasks"], "a task of the running loop is dropped, in one chain", `${WORK}async def main() -> None:
    asyncio.get_running_loop().create_task(work())
    await asyncio.sleep(1)
`],
    [["no-floating-tasks"], "a task is started in a handler and dropped", `${WORK}async def main() -> None:
    try:
        await work()
    except OSError:
        asyncio.create_task(work())
`],
    [["no-floating-tasks"], "gather is not awaited", `${WORK}async def main() -> None:
    asyncio.gather(work(), work())
    await asyncio.sleep(1)
`],
    [["no-floating-tasks"], "a sleep is not awaited", `${WORK}async def main() -> None:
    asyncio.sleep(1)
    await work()
`],
    [["no-floating-tasks"], "a coroutine is tested for truth", `${WORK}async def main() -> None:
    if work():
        print("done")
`],
    [["no-floating-tasks"], "a time limit is not awaited", `${WORK}async def main() -> None:
    asyncio.wait_for(work(), timeout=1)
    await asyncio.sleep(1)
`],
    [["no-floating-tasks"], "a thread is not awaited", `${WORK}async def main() -> None:
    asyncio.to_thread(print, "done")
    await asyncio.sleep(1)
`],
    [["no-floating-tasks"], "a task of the running loop is dropped", `${WORK}async def main() -> None:
    loop = asyncio.get_running_loop()
    loop.create_task(work())
    await asyncio.sleep(1)
`],
    [[], "the future of an executor is dropped", `${WORK}async def main() -> None:
    loop = asyncio.get_running_loop()
    loop.run_in_executor(None, print, "done")
    await asyncio.sleep(1)
`],
    [[], "the future of another thread's loop is dropped", `${WORK}def submit(loop: asyncio.AbstractEventLoop) -> None:
    asyncio.run_coroutine_threadsafe(work(), loop)
`],
    [["no-floating-tasks"], "a list of tasks is dropped", `${WORK}async def main() -> None:
    [asyncio.create_task(work()) for _ in range(3)]
    await asyncio.sleep(1)
`],
  ],
  "undisposed session": [
    [["no-undisposed-session"], "a session of aiohttp is never closed", `${AIOHTTP}async def fetch(url: str) -> str:
    session = aiohttp.ClientSession()
    response = await session.get(url)
    return await response.text()
`],
    [["no-undisposed-session"], "a session is opened inside of an expression", `${AIOHTTP}async def fetch(url: str) -> str:
    response = await aiohttp.ClientSession().get(url)
    return await response.text()
`],
    [["no-undisposed-session"], "a client of httpx is never closed", `${HTTPX}async def fetch(url: str) -> str:
    client = httpx.AsyncClient()
    response = await client.get(url)
    return response.text
`],
    [[], "a session of requests is never closed, which CPython does when it lets go of it", `import requests


def fetch(url: str) -> str:
    session = requests.Session()
    return session.get(url, timeout=10).text
`],
    [[], "a session is closed where nothing throws", `${AIOHTTP}async def fetch(url: str) -> str:
    session = aiohttp.ClientSession()
    response = await session.get(url)
    text = await response.text()
    await session.close()
    return text
`],
    [["no-undisposed-session"], "a session is held by a block of the other sort", `${AIOHTTP}async def fetch(url: str) -> str:
    with aiohttp.ClientSession() as session:
        response = await session.get(url)
        return await response.text()
`],
    [["no-close-while-running"], "the close of a session is not awaited", `${AIOHTTP}async def fetch(url: str) -> str:
    session = aiohttp.ClientSession()
    try:
        response = await session.get(url)
        return await response.text()
    finally:
        session.close()
`],
    [["no-undisposed-session"], "a module opens a session", `import aiohttp

session = aiohttp.ClientSession()


async def fetch(url: str) -> str:
    response = await session.get(url)
    return await response.text()
`],
    [["no-reuse-after-close"], "a session is used after its block", `${AIOHTTP}async def fetch(url: str) -> str:
    async with aiohttp.ClientSession() as session:
        response = await session.get(url)
        print(await response.text())
    again = await session.get(url)
    return await again.text()
`],
    [["no-undisposed-session"], "a client of httpx is closed by a method that it does not have", `${HTTPX}async def fetch(url: str) -> str:
    client = httpx.AsyncClient()
    try:
        response = await client.get(url)
        return response.text
    finally:
        await client.close()
`],
  ],
};

/** The cases, by family. */
export const PYTHON_FIELD_CASES: readonly FieldCase[] = Object.entries(CASES).flatMap(([family, cases]) =>
  cases.map(([reported, title, code]) => ({ family, title, reported, code })),
);
