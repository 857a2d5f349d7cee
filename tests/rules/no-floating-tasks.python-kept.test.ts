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
      {
        title: "work of an executor, which nobody has to wait for, as a future",
        code: `import asyncio

def add(path, write):
    loop = asyncio.get_event_loop()
    asyncio.ensure_future(loop.run_in_executor(None, write, path))
`,
      },
      {
        title: "what an unknown client gives may be a future that it keeps",
        code: `import asyncio

def watch(client, after):
    connected = client.connected if client.connected.done() else asyncio.ensure_future(client.connect())
    if after is not None:
        connected.add_done_callback(after)
`,
      },
      {
        title: "futures of unknown work in a list",
        code: `import asyncio

def watch(clients):
    connecting = [asyncio.ensure_future(client.connect()) for client in clients]
    print(len(connecting))
`,
      },
      {
        title: "a task that is made sure to be one, and awaited under its second name",
        code: `import asyncio

async def one(): ...

async def main():
    task = asyncio.create_task(one())
    future = asyncio.ensure_future(task)
    await future
`,
      },
      {
        title: "a task whose cancel a caller gets",
        code: `import asyncio

def observe(request):
    task = asyncio.create_task(request.run())
    return request, task.cancel
`,
      },
      {
        title: "a task that is ended by who is given its cancel",
        code: `import asyncio

def drive(pipe, coroutine):
    async def wrapped():
        try:
            await coroutine
        except Exception as error:
            pipe.add_exception(error)

    task = asyncio.create_task(wrapped())
    pipe.on_interest_end(task.cancel)
`,
      },
      {
        title: "a task whose cancel an object keeps",
        code: `import asyncio

class Pipe:
    def drive(self, coroutine):
        tasks = [asyncio.create_task(coroutine)]
        self.stop = tasks[0].cancel
`,
      },
    ],
    invalid: [
      {
        title: "an attribute of a task that is no method",
        code: `import asyncio

def drive(pipe, coroutine):
    task = asyncio.create_task(coroutine)
    pipe.on_interest_end(task.name)
`,
        errors: [{ line: 4 }],
      },
      {
        title: "the cancel of another task",
        code: `import asyncio

def drive(pipe, coroutine, other):
    task = asyncio.create_task(coroutine)
    pipe.on_interest_end(other.cancel)
`,
        errors: [{ line: 4 }],
      },
      {
        title: "a future of a coroutine that a function of the file gives, kept and forgotten",
        code: `import asyncio

async def one(): ...

async def main():
    work = one()
    future = asyncio.ensure_future(work)
    print("started")
`,
        errors: [{ line: 7 }],
      },
      {
        title: "a future of a request, kept and forgotten",
        code: `import asyncio
import aiohttp

async def main(session: aiohttp.ClientSession, url):
    future = asyncio.ensure_future(session.get(url))
    print("started")
`,
        errors: [{ line: 5 }],
      },
      {
        title: "unknown work whose future nobody keeps",
        code: `import asyncio

def watch(client):
    asyncio.ensure_future(client.connect())
`,
        errors: [{ line: 4 }],
      },
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
