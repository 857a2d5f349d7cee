/** What does `no-reuse-after-close` know about Python's event loops? */
import { specify } from "../specify.ts";

specify(
  "no-reuse-after-close",
  {
    valid: [
      {
        title: "a loop that is closed last",
        code: `import asyncio

loop = asyncio.new_event_loop()
try:
    loop.run_until_complete(main())
finally:
    loop.close()
`,
      },
      {
        title: "a loop that is closed twice",
        code: `import asyncio

def stop(loop: asyncio.AbstractEventLoop):
    loop.stop()
    loop.close()
    loop.close()
`,
      },
      {
        title: "a loop that is asked first",
        code: `import asyncio

loop = asyncio.new_event_loop()
loop.close()
if not loop.is_closed():
    loop.run_until_complete(main())
`,
      },
      {
        title: "a loop that a fixture closes after the test",
        code: `import asyncio
import pytest

@pytest.fixture
def event_loop():
    loop = asyncio.new_event_loop()
    yield loop
    loop.close()
`,
      },
      {
        title: "a loop of each round",
        code: `import asyncio

def replay(jobs):
    for job in jobs:
        loop = asyncio.new_event_loop()
        try:
            loop.run_until_complete(job())
        finally:
            loop.close()
`,
      },
      {
        title: "a loop that the last round closes",
        code: `import asyncio

def drain(jobs):
    loop = asyncio.new_event_loop()
    while jobs:
        loop.run_until_complete(jobs.pop())
        if not jobs:
            loop.close()
            break
`,
      },
      {
        title: "a failure that is expected",
        code: `import asyncio
import pytest

def test_closed_loop_refuses_work():
    loop = asyncio.new_event_loop()
    loop.close()
    with pytest.raises(RuntimeError, match="Event loop is closed"):
        loop.run_until_complete(asyncio.sleep(0))
`,
      },
      {
        title: "a failure that is expected by unittest",
        code: `import asyncio
import unittest

class LoopTests(unittest.TestCase):
    def test_closed(self):
        loop = asyncio.new_event_loop()
        loop.close()
        with self.assertRaises(RuntimeError):
            loop.call_soon(print)
        self.assertRaises(RuntimeError, loop.run_forever)
`,
      },
      {
        title: "a close in the handler, a use in `else`",
        code: `import asyncio

def start(loop: asyncio.AbstractEventLoop, setup):
    try:
        setup()
    except OSError:
        loop.close()
    else:
        loop.run_forever()
`,
      },
      {
        title: "a lock that is taken again",
        code: `import asyncio

async def transfer(lock: asyncio.Lock):
    async with lock:
        await debit()
    async with lock:
        await credit()
`,
      },
      {
        title: "a helper that closes only what it has opened",
        code: `import asyncio

def shutdown(loop, own):
    if own:
        loop.close()

def main(loop: asyncio.AbstractEventLoop):
    shutdown(loop, own=False)
    loop.run_until_complete(report())
`,
      },
      {
        title: "a close in another method than the use",
        code: `import asyncio

class Service:
    def __init__(self):
        self.loop = asyncio.new_event_loop()

    def run(self, coro):
        return self.loop.run_until_complete(coro)

    def close(self):
        self.loop.close()
`,
      },
      {
        title: "a function that is only defined after the close",
        code: `import asyncio

def make():
    loop = asyncio.new_event_loop()
    loop.close()
    def again():
        nonlocal loop
        loop = asyncio.new_event_loop()
        return loop.run_until_complete(main())
    return again
`,
      },
      {
        title: "a close at the end of the program",
        code: `import asyncio
import atexit

loop = asyncio.new_event_loop()
atexit.register(loop.close)
loop.run_until_complete(main())
`,
      },
      {
        title: "a loop of another library of that name",
        code: `from game import asyncio

loop = asyncio.new_event_loop()
loop.close()
loop.run_until_complete(main())
`,
      },
      {
        title: "a use in the condition that leads to the close",
        code: `import asyncio

def run(loop: asyncio.AbstractEventLoop, jobs):
    while (job := next(jobs, None)) is not None:
        loop.run_until_complete(job)
    loop.close()
`,
      },
      {
        title: "a close in one case of a `match`",
        code: `import asyncio

def handle(loop: asyncio.AbstractEventLoop, command):
    match command:
        case "stop":
            loop.close()
        case "run":
            loop.run_forever()
`,
      },
      {
        title: "a close that may come to nothing",
        code: `import asyncio
import contextlib

def stop(loop: asyncio.AbstractEventLoop):
    with contextlib.suppress(RuntimeError):
        loop.close()
    loop.stop()
`,
      },
    ],
    invalid: [
      {
        title: "210: a loop that is used after it was closed",
        code: `import asyncio

loop = asyncio.new_event_loop()
loop.run_until_complete(main())
loop.close()
loop.run_until_complete(report())
`,
        errors: [{ line: 6, message: /`loop` was closed on line 5; on this path asyncio throws "Event loop is closed"/u }],
      },
      {
        title: "a task for a loop that is closed",
        code: `import asyncio

def main():
    loop = asyncio.new_event_loop()
    try:
        loop.run_until_complete(serve())
    finally:
        loop.close()
    loop.create_task(report())
`,
        errors: [{ line: 9, message: /Event loop is closed/u }],
      },
      {
        title: "a loop that a helper of the file closes",
        code: `import asyncio

def shutdown(loop):
    loop.stop()
    loop.close()

def main():
    loop = asyncio.new_event_loop()
    loop.run_until_complete(serve())
    shutdown(loop)
    loop.run_until_complete(report())
`,
        errors: [{ line: 11, messageId: "used" }],
      },
      {
        title: "a field, within one method",
        code: `import asyncio

class Service:
    def __init__(self):
        self.loop = asyncio.new_event_loop()

    def stop(self):
        self.loop.close()
        self.loop.run_until_complete(self.report())

    async def report(self):
        print("stopped")
`,
        errors: [{ line: 9, message: /Event loop is closed/u }],
      },
      {
        title: "an alias",
        code: `import asyncio

def main():
    loop = asyncio.new_event_loop()
    event_loop = loop
    loop.close()
    event_loop.run_until_complete(serve())
`,
        errors: [{ line: 7, messageId: "used" }],
      },
      {
        title: "a loop that the test before knows to be closed",
        code: `import asyncio

def run(loop: asyncio.AbstractEventLoop, coro):
    if loop.is_closed():
        return loop.run_until_complete(coro)
    return None
`,
        errors: [{ line: 5, messageId: "knownClosed" }],
      },
      {
        title: "a use in the handler of what comes after the close",
        code: `import asyncio

def main():
    loop = asyncio.new_event_loop()
    loop.close()
    try:
        notify()
    except OSError:
        loop.run_until_complete(report())
`,
        errors: [{ line: 9, messageId: "used" }],
      },
      {
        title: "every case of a `match` closes it",
        code: `import asyncio

def handle(command):
    loop = asyncio.new_event_loop()
    match command:
        case "stop":
            loop.close()
        case _:
            loop.run_until_complete(serve())
            loop.close()
    loop.call_soon(print)
`,
        errors: [{ line: 11, messageId: "used" }],
      },
      {
        title: "the next round",
        code: `import asyncio

def replay(jobs):
    loop = asyncio.new_event_loop()
    for job in jobs:
        loop.run_until_complete(job())
        loop.close()
`,
        errors: [{ line: 6, messageId: "used" }],
      },
      {
        title: "closed on some paths, by the option",
        options: [{ maybe: true }],
        code: `import asyncio

def main(early):
    loop = asyncio.new_event_loop()
    if early:
        loop.close()
    loop.run_until_complete(serve())
`,
        errors: [{ line: 7, messageId: "maybeUsed" }],
      },
      {
        title: "asynchronous generators are shut down too late",
        code: `import asyncio

def run(coro):
    loop = asyncio.new_event_loop()
    try:
        return loop.run_until_complete(coro)
    finally:
        loop.close()
        loop.run_until_complete(loop.shutdown_asyncgens())
`,
        errors: [{ line: 9, messageId: "used" }],
      },
    ],
  },
  { language: "python", minimum: 25 },
);
