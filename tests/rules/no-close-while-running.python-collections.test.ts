/** Which tasks of Python have come to an end before a close, awaited through the list or the dictionary that holds them? */
import { specify } from "../specify.ts";

const FETCH = `import asyncio
import aiohttp

async def fetch(session, url): ...

`;

specify(
  "no-close-while-running",
  {
    valid: [
      {
        title: "tasks that are awaited one by one, and returned as a list",
        code: `import asyncio
import httpx

async def all_of(urls):
    async with httpx.AsyncClient() as client:
        tasks = [asyncio.create_task(client.get(url)) for url in urls]
        for task in tasks:
            await task
        return tasks
`,
      },
      {
        title: "a task under a key",
        code: `${FETCH}async def main(url):
    async with aiohttp.ClientSession() as session:
        tasks = {}
        tasks["a"] = asyncio.create_task(fetch(session, url))
        await tasks["a"]
`,
      },
      {
        title: "tasks in tuples of a list",
        code: `${FETCH}async def main(urls):
    async with aiohttp.ClientSession() as session:
        jobs = []
        for url in urls:
            jobs.append((url, asyncio.create_task(fetch(session, url))))
        await asyncio.gather(*(job[1] for job in jobs))
`,
      },
      {
        title: "two tasks that a comprehension goes through",
        code: `${FETCH}async def main(a, b):
    async with aiohttp.ClientSession() as session:
        first = asyncio.create_task(fetch(session, a))
        second = asyncio.create_task(fetch(session, b))
        for task in [task for task in (first, second) if task]:
            await task
`,
      },
      {
        title: "the first task, and the rest of the list",
        code: `${FETCH}async def main(urls):
    async with aiohttp.ClientSession() as session:
        tasks = [asyncio.create_task(fetch(session, url)) for url in urls]
        first, *others = tasks
        await first
        await asyncio.gather(*others)
`,
      },
      {
        title: "tasks of a dictionary that are awaited by their keys, in rounds over these",
        code: `${FETCH}async def main(urls):
    results = {}
    async with aiohttp.ClientSession() as session:
        tasks = {url: asyncio.create_task(fetch(session, url)) for url in urls}
        for url in urls:
            if url in tasks:
                results[url] = await tasks[url]
    return results

async def filled(urls):
    async with aiohttp.ClientSession() as session:
        tasks = {}
        for url in urls:
            tasks[url] = asyncio.create_task(fetch(session, url))
        return {url: await tasks[url] for url in urls}
`,
      },
      {
        title: "tasks of a list that are awaited by their numbers",
        code: `${FETCH}async def main(urls):
    pages = []
    async with aiohttp.ClientSession() as session:
        tasks = [asyncio.create_task(fetch(session, url)) for url in urls]
        for index in range(len(urls)):
            try:
                pages.append(await tasks[index])
            except aiohttp.ClientError:
                pages.append(None)
    return pages
`,
      },
      {
        title: "tasks of a dictionary that are given by their keys to what waits for them",
        code: `${FETCH}async def main(urls):
    async with aiohttp.ClientSession() as session:
        tasks = {url: asyncio.create_task(fetch(session, url)) for url in urls}
        await asyncio.gather(*[tasks[url] for url in urls])

async def in_time(urls):
    async with aiohttp.ClientSession() as session:
        tasks = {url: asyncio.create_task(fetch(session, url)) for url in urls}
        for url in urls:
            await asyncio.wait_for(tasks[url], 5)
`,
      },
    ],
    invalid: [
      {
        title: "tasks that are awaited by their keys after the block",
        code: `${FETCH}async def main(urls):
    results = {}
    async with aiohttp.ClientSession() as session:
        tasks = {url: asyncio.create_task(fetch(session, url)) for url in urls}
    for url in urls:
        results[url] = await tasks[url]
    return results
`,
        errors: [{ messageId: "scope", line: 9 }],
      },
      {
        title: "one task of a list that is awaited, under its number",
        code: `${FETCH}async def main(urls, number):
    async with aiohttp.ClientSession() as session:
        tasks = [asyncio.create_task(fetch(session, url)) for url in urls]
        if number:
            return await tasks[number]
`,
        errors: [{ messageId: "scope", line: 8 }],
      },
      {
        title: "tasks that rounds only ask whether they are done",
        code: `${FETCH}async def main(urls):
    async with aiohttp.ClientSession() as session:
        tasks = {url: asyncio.create_task(fetch(session, url)) for url in urls}
        for url in urls:
            print(url, tasks[url].done())
`,
        errors: [{ messageId: "scope", line: 8 }],
      },
      {
        title: "tasks that are returned as a list, which callers may await",
        code: `import asyncio
import httpx

async def all_of(urls):
    async with httpx.AsyncClient() as client:
        tasks = [asyncio.create_task(client.get(url)) for url in urls]
        return tasks
`,
        errors: [{ messageId: "returned", line: 6, suggestions: 1 }],
      },
      {
        title: "tasks in tuples of a list that is only measured",
        code: `${FETCH}async def main(urls):
    async with aiohttp.ClientSession() as session:
        jobs = []
        for url in urls:
            jobs.append((url, asyncio.create_task(fetch(session, url))))
        print(len(jobs))
`,
        errors: [{ line: 10 }],
      },
      {
        title: "a task under another key than the one that is awaited",
        code: `${FETCH}async def main(a, b):
    async with aiohttp.ClientSession() as session:
        tasks = {}
        tasks["a"] = asyncio.create_task(fetch(session, a))
        tasks["b"] = asyncio.create_task(fetch(session, b))
        await tasks["a"]
`,
        errors: [{ line: 10 }],
      },
    ],
  },
  { language: "python", minimum: 11 },
);
