/** Which tasks of Python are waited for through the list, the tuple or the dictionary that they were put into? */
import { specify } from "../specify.ts";

const LOAD = `import asyncio

async def load(n): ...

`;

specify(
  "no-floating-tasks",
  {
    valid: [
      {
        title: "tasks beside their names in tuples of a list",
        code: `${LOAD}async def all_of(names):
    jobs = []
    for n in names:
        jobs.append((n, asyncio.create_task(load(n))))
    await asyncio.gather(*[task for _, task in jobs])
`,
      },
      {
        title: "coroutines in two tuples of a list, read by index",
        code: `${LOAD}async def first_two():
    jobs = []
    jobs.append((1, load(1)))
    jobs.append((2, load(2)))
    await asyncio.gather(*[job[1] for job in jobs])
`,
      },
      {
        title: "coroutines in dictionaries of a list, reached by an index that is not known",
        code: `${LOAD}async def one_by_one(names):
    jobs = []
    for n in names:
        jobs.append({"name": n, "work": load(n)})
    for i in range(len(jobs)):
        await jobs[i]["work"]
`,
      },
      {
        title: "a task in a dictionary of a dictionary",
        code: `${LOAD}async def keyed():
    jobs = {}
    jobs["a"] = {"task": asyncio.create_task(load(1)), "n": 1}
    await jobs["a"]["task"]
`,
      },
      {
        title: "a coroutine put into a dictionary of a dictionary later",
        code: `${LOAD}async def keyed(names):
    jobs = {}
    for n in names:
        jobs[n] = {}
        jobs[n]["work"] = load(n)
    for n in names:
        await jobs[n]["work"]
`,
      },
      {
        title: "a tuple with a task that is taken out of a queue",
        code: `${LOAD}async def queue():
    jobs = []
    jobs.append((asyncio.create_task(load(1)), 1))
    while jobs:
        task, n = jobs.pop(0)
        await task
`,
      },
      {
        title: "tuples with coroutines that are taken out of a dictionary",
        code: `${LOAD}async def queue(names):
    jobs = {}
    for n in names:
        jobs[n] = (1, load(n))
    while jobs:
        _, (_, work) = jobs.popitem()
        await work
`,
      },
      {
        title: "a coroutine under a key",
        code: `${LOAD}async def one():
    state = {}
    state["work"] = load(1)
    await state["work"]
`,
      },
      {
        title: "a coroutine and a task under keys that held nothing",
        code: `${LOAD}async def both():
    state = {"work": None, "task": None}
    state["work"] = load(1)
    state["task"] = asyncio.create_task(load(2))
    await state["work"]
    if state["task"] is not None:
        await state["task"]
`,
      },
      {
        title: "the task of the round before, under a key",
        code: `${LOAD}async def each(names):
    state = {"task": None}
    for n in names:
        if state["task"] is not None:
            await state["task"]
        state["task"] = asyncio.create_task(load(n))
    if state["task"]:
        await state["task"]
`,
      },
      {
        title: "a task under a key that an update brings",
        code: `${LOAD}async def one():
    state = {"task": None}
    state.update({"task": asyncio.create_task(load(1))})
    await state["task"]
`,
      },
      {
        title: "a task under a key that is not known, read by one that is",
        code: `${LOAD}async def one(key):
    tasks = {}
    tasks[key] = asyncio.create_task(load(1))
    await tasks["a"]
`,
      },
      {
        title: "a task that was appended, read by its index",
        code: `${LOAD}async def two():
    tasks = []
    tasks.append(asyncio.create_task(load(1)))
    await tasks[0]
`,
      },
      {
        title: "a task that was put before another, both read by index",
        code: `${LOAD}async def two():
    tasks = [asyncio.create_task(load(1))]
    tasks.insert(0, asyncio.create_task(load(2)))
    await tasks[0]
    await tasks[1]
`,
      },
      {
        title: "a list that was filled is taken apart",
        code: `${LOAD}async def two():
    tasks = []
    tasks.append(asyncio.create_task(load(1)))
    tasks.append(asyncio.create_task(load(2)))
    first, second = tasks
    await first
    await second
`,
      },
      {
        title: "a list of all tasks but the first",
        code: `${LOAD}async def rest(names):
    tasks = [asyncio.create_task(load(n)) for n in names]
    first, *others = tasks
    await first
    await asyncio.gather(*others)
`,
      },
      {
        title: "all coroutines but the last, and one of them by its index",
        code: `${LOAD}async def rest(names):
    *others, last = [load(n) for n in names]
    await last
    await others[0]
    for work in others[1:]:
        await work
`,
      },
      {
        title: "a comprehension over a tuple of tasks",
        code: `${LOAD}async def pending():
    a = asyncio.create_task(load(1))
    b = asyncio.create_task(load(2))
    await asyncio.wait([task for task in (a, b) if not task.done()])
`,
      },
      {
        title: "comprehensions over a tuple of coroutines and over a dictionary of tasks",
        code: `${LOAD}async def results():
    one = load(1)
    two = asyncio.create_task(load(2))
    first = [await work for work in (one,)]
    return first, {key: await task for key, task in {"two": two}.items()}
`,
      },
      {
        title: "a generator over a tuple of a task",
        code: `${LOAD}async def pending():
    one = asyncio.create_task(load(1))
    await asyncio.gather(*(task for task in (one,)))
`,
      },
    ],
    invalid: [
      {
        title: "a list of tuples with tasks that is only filled and measured",
        code: `${LOAD}async def all_of(names):
    jobs = []
    for n in names:
        jobs.append((n, asyncio.create_task(load(n))))
    print(len(jobs))
`,
        errors: [{ line: 8, message: "`jobs` collects tasks that nobody waits for. Await them with `asyncio.gather`." }],
      },
      {
        title: "a list of tasks that is only filled and measured",
        code: `${LOAD}async def all_of(names):
    tasks = []
    for n in names:
        tasks.append(asyncio.create_task(load(n)))
    print(len(tasks))
`,
        errors: [{ line: 8 }],
      },
      {
        title: "a dictionary of dictionaries with tasks that is only filled",
        code: `${LOAD}async def one():
    jobs = {}
    jobs["a"] = {"task": asyncio.create_task(load(1))}
    print(len(jobs))
`,
        errors: [{ line: 7 }],
      },
      {
        title: "the task under a key that nobody reads",
        code: `${LOAD}async def two():
    jobs = {"n": 0}
    jobs["a"] = asyncio.create_task(load(1))
    jobs["b"] = asyncio.create_task(load(2))
    print(jobs["n"])
    await jobs["a"]
`,
        errors: [{ line: 8 }],
      },
      {
        title: "the task in the dictionary under a key that nobody reads",
        code: `${LOAD}async def two():
    jobs = {}
    jobs["a"] = {"task": asyncio.create_task(load(1))}
    jobs["b"] = {"task": asyncio.create_task(load(2))}
    await jobs["a"]["task"]
`,
        errors: [{ line: 8 }],
      },
      {
        title: "the second of two tasks that a list was made of",
        code: `${LOAD}async def two():
    tasks = [asyncio.create_task(load(1)), asyncio.create_task(load(2))]
    await tasks[0]
`,
        errors: [{ line: 6 }],
      },
      {
        title: "the rest of a list, which nobody waits for",
        code: `${LOAD}async def two():
    tasks = [asyncio.create_task(load(1)), asyncio.create_task(load(2))]
    first, *others = tasks
    await first
`,
        errors: [{ line: 6 }],
      },
      {
        title: "a task beside the ones that a comprehension goes through",
        code: `${LOAD}async def pending():
    a = asyncio.create_task(load(1))
    b = asyncio.create_task(load(2))
    await asyncio.wait([task for task in (a,) if not task.done()])
`,
        errors: [{ line: 7 }],
      },
    ],
  },
  { language: "python", minimum: 28 },
);
