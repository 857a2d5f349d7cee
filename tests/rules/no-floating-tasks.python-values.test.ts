/** Which coroutines of Python does `no-floating-tasks` see taken for values? */
import { specify } from "../specify.ts";

specify(
  "no-floating-tasks",
  {
    valid: [
      {
        title: "a method that may be a coroutine function, called where it was found to be none",
        code: `import inspect

class Connection:
    async def close(self):
        await self.send(b"goodbye")

    def __del__(self):
        if not inspect.iscoroutinefunction(self.close):
            self.close()
`,
      },
      {
        title: "a function called by the answer to whether it is a coroutine function",
        code: `import asyncio
from inspect import iscoroutinefunction

async def work():
    await asyncio.sleep(1)

def run():
    if iscoroutinefunction(work):
        asyncio.run(work())
    else:
        work()
`,
      },
      {
        title: "a comment for ruff on the line on which the call begins",
        code: `import asyncio

async def start(address):
    asyncio.create_task(  # noqa: RUF006
        greet(address), name="greeting"
    )
    _ = asyncio.create_task(  # noqa: RUF006
        greet(address)
    )
`,
      },
      {
        title: "a call of which mypy was told that it gives nothing",
        code: `import asyncio

class Monitor:
    def join(self):
        asyncio.gather(self._executor.join(), self._timer.join())  # type: ignore[func-returns-value]
`,
      },
      {
        title: "one of several things that mypy was told on the line",
        code: `import asyncio

def join(tasks):
    asyncio.gather(*[task.join() for task in tasks])  # type: ignore[attr-defined, func-returns-value]
`,
      },
      {
        title: "a function whose shielded future a field keeps",
        code: `import asyncio

class Client:
    def refresh(self):
        if self._update is None:
            self._update = self._loop.create_future()
        return asyncio.shield(self._update)

    def on_closed(self):
        self.refresh()
`,
      },
      {
        title: "code that a constant of the module switches off",
        code: `import asyncio

_IS_SYNC = True

class Pool:
    def close(self, sockets):
        if not _IS_SYNC:
            asyncio.gather(*[each.close() for each in sockets])
        else:
            for each in sockets:
                each.close()
`,
      },
      {
        title: "the result of a coroutine in a truth test",
        code: `async def allowed(user):
    return True

async def view(user):
    if not await allowed(user):
        raise PermissionError
    return (await allowed(user)) == True
`,
      },
      {
        title: "a function of the file that is not a coroutine, in a truth test",
        code: `def allowed(user):
    return True

async def view(user):
    if allowed(user) and not allowed(None):
        return 1
`,
      },
      {
        title: "a coroutine that is compared with None",
        code: `async def send(): pass

async def main(dry_run):
    work = None if dry_run else send()
    if work is not None:
        await work
`,
      },
      {
        title: "a coroutine as a default that is awaited by condition",
        code: `async def send(): pass

async def main(work=None):
    if work is None:
        work = send()
    await work
`,
      },
      {
        title: "a coroutine that comes out of a conditional expression",
        code: `async def first(): pass
async def second(): pass

async def main(flag):
    await (first() if flag else second())
`,
      },
      {
        title: "a coroutine function in a truth test, without a call",
        code: `async def ready():
    return True

async def main(hook=None):
    if hook or ready:
        await (hook or ready)()
`,
      },
      {
        title: "a coroutine in an assertion of a mock",
        code: `async def send(text):
    pass

def test_calls(mocker):
    coroutine = send("hello")
    assert coroutine is not None
    coroutine.close()
`,
      },
    ],
    invalid: [
      {
        title: "a coroutine function called where another function was found to be none",
        code: `import inspect

async def work():
    pass

def run(callback):
    if not inspect.iscoroutinefunction(callback):
        work()
`,
        errors: [{ line: 8 }],
      },
      {
        title: "a coroutine function called where it was found to be one",
        code: `import inspect

async def work():
    pass

def run():
    if inspect.iscoroutinefunction(work):
        work()
`,
        errors: [{ line: 8 }],
      },
      {
        title: "a comment for ruff on another line of the call than its first or last",
        code: `import asyncio

async def start(address):
    asyncio.create_task(
        greet(address),  # noqa: RUF006
    )
`,
        errors: [{ line: 4 }],
      },
      {
        title: "a task on a line on which mypy was told something else",
        code: `import asyncio

async def join(tasks):
    asyncio.gather(*[task.join() for task in tasks])  # type: ignore[attr-defined]
`,
        errors: [{ line: 4 }],
      },
      {
        title: "a task that is dropped where a handler stands for a missing loop",
        code: `import asyncio

def notify(send):
    try:
        asyncio.create_task(send())
    except RuntimeError:
        print("no loop")
`,
        errors: [{ line: 5 }],
      },
      {
        title: "code that a flag of the module switches, which a function sets",
        code: `import asyncio

VERBOSE = False

def be_verbose():
    global VERBOSE
    VERBOSE = True

async def main(report):
    if VERBOSE:
        asyncio.create_task(report())
`,
        errors: [{ line: 11 }],
      },
      {
        title: "P12: a coroutine in a truth test",
        code: `async def allowed(user):
    return user.is_admin

async def view(user):
    if allowed(user):
        return "secret"
`,
        errors: [{ line: 5 }],
      },
      {
        title: "P12: a coroutine that is negated",
        code: `class Guard:
    async def allowed(self, user):
        return user.is_admin

    async def check(self, user):
        if not self.allowed(user):
            raise PermissionError
`,
        errors: [{ line: 6 }],
      },
      {
        title: "P12: a coroutine that is compared",
        code: `async def count():
    return 1

async def main():
    while count() > 0:
        await work()
`,
        errors: [{ line: 5 }],
      },
      {
        title: "a coroutine in an assertion",
        code: `async def ready():
    return True

async def test_ready():
    assert ready()
`,
        errors: [{ line: 5 }],
      },
      {
        title: "a coroutine among operands of `and`",
        code: `async def ready():
    return True

async def main(flag):
    if flag and ready():
        await serve()
`,
        errors: [{ line: 5 }],
      },
      {
        title: "a known coroutine in a truth test",
        code: `import asyncio

async def main(event: asyncio.Event):
    while not event.wait():
        pass
`,
        errors: [{ line: 4 }],
      },
    ],
  },
  { language: "python", minimum: 10 },
);
