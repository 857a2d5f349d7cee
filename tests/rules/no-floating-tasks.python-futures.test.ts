/** Does `no-floating-tasks` see a future of Python that is taken for what it will give? */
import { specify } from "../specify.ts";

const LOAD = `import asyncio

async def load(url):
    return url

`;

specify(
  "no-floating-tasks",
  {
    valid: [
      {
        title: "what gather gives, awaited under the same name before it is gone through",
        code: `${LOAD}async def both(one, other):
    results = asyncio.gather(load(one), load(other))
    results = await results
    for result in results:
        print(result)
    first, second = results
    return first, second, results[0]
`,
      },
      {
        title: "what gather gives on one way, and a list on another",
        code: `${LOAD}async def some(urls, is_fast):
    results = asyncio.gather(*[load(url) for url in urls]) if is_fast else [await load(url) for url in urls]
    if is_fast:
        results = await results
    for result in results:
        print(result)
`,
      },
      {
        title: "tasks that are gone through, and one that is asked for its truth",
        code: `${LOAD}async def each(urls):
    tasks = [asyncio.create_task(load(url)) for url in urls]
    done, pending = await asyncio.wait(tasks)
    for task in done:
        print(task.result())
    first, *others = tasks
    current = asyncio.create_task(load(urls[0])) if urls else None
    if current:
        await current
    return first, others, pending
`,
      },
      {
        title: "a future that is read, and awaited by its name later",
        code: `${LOAD}async def shown(one, other):
    both = asyncio.gather(load(one), load(other))
    print(both[0] if both.done() else None)
    await both
`,
      },
    ],
    invalid: [
      {
        title: "what gather gives, gone through",
        code: `${LOAD}async def each(urls):
    results = asyncio.gather(*[load(url) for url in urls])
    for result in results:
        print(result)
`,
        errors: [{ message: "`asyncio.gather()` gives a future, which is used here as if it were what that gives. Await it.", line: 7, suggestions: 1 }],
      },
      {
        title: "what gather gives, taken to pieces on the spot",
        code: `${LOAD}async def both(one, other):
    first, second = asyncio.gather(load(one), load(other))
    return first + second
`,
        errors: [{ messageId: "value-in-python", line: 7, suggestions: 1 }],
      },
      {
        title: "what a thread will give, read by its index, gone through and spread",
        code: `import asyncio

async def read(loop, path, parse):
    rows = loop.run_in_executor(None, parse, path)
    return rows

async def lines(path, parse):
    loop = asyncio.get_running_loop()
    rows = loop.run_in_executor(None, parse, path)
    return [row.strip() for row in rows]

async def first(path, parse):
    loop = asyncio.get_running_loop()
    return loop.run_in_executor(None, parse, path)[0]
`,
        errors: [{ messageId: "value-in-python", line: 9 }, { messageId: "value-in-python", line: 14 }],
      },
    ],
  },
  { minimum: 7, language: "python" },
);
