/** Which tasks of Python are kept by what an operator, a method or a library makes of them? */
import { specify } from "../specify.ts";

specify(
  "no-floating-tasks",
  {
    valid: [
      {
        title: "a list of tasks waited for together with what a caller gives",
        code: `import asyncio

async def release(pool, more):
    first = [asyncio.create_task(connection.release()) for connection in pool]
    await asyncio.wait(first + more)
`,
      },
      {
        title: "two lists of tasks that a name holds together",
        code: `import asyncio

async def one(number): ...

async def both(pool):
    first = [asyncio.create_task(connection.release()) for connection in pool]
    second = [asyncio.create_task(one(1))]
    tasks = first + second
    await asyncio.wait(tasks)
`,
      },
      {
        title: "a set of tasks joined with another, under the name that it had",
        code: `import asyncio

async def one(number): ...

async def both(more):
    pending = {asyncio.create_task(one(1))}
    pending = pending | more
    await asyncio.wait(pending)
`,
      },
      {
        title: "a set without those that are done",
        code: `import asyncio

async def one(number): ...

async def rest(done):
    tasks = {asyncio.create_task(one(1)), asyncio.create_task(one(2))}
    await asyncio.wait(tasks - done)
`,
      },
      {
        title: "lists of coroutines, unpacked as one",
        code: `import asyncio

async def one(number): ...

async def both():
    work = [one(1)]
    await asyncio.gather(*work + [one(2)])
`,
      },
      {
        title: "lists of tasks that a caller gets together",
        code: `import asyncio

async def one(number): ...

def start(more):
    first = [asyncio.create_task(one(1))]
    return more + (first + more)
`,
      },
    ],
    invalid: [
      {
        title: "two lists of tasks of which nobody waits for both",
        code: `import asyncio

async def one(number): ...

async def both(more):
    first = [asyncio.create_task(one(1))]
    tasks = first + more
    print(len(more))
`,
        errors: [{ line: 6 }],
      },
      {
        title: "two lists of coroutines of which nobody waits for the second",
        code: `import asyncio

async def one(number): ...

async def both():
    first = [one(1)]
    second = [one(2)]
    await asyncio.gather(*first + [one(3)])
`,
        errors: [{ line: 7 }],
      },
    ],
  },
  { language: "python", minimum: 8 },
);
