/** How does `no-nested-run` follow Python's functions, methods and lambdas to a run? */
import { specify } from "../specify.ts";

specify(
  "no-nested-run",
  {
    valid: [
      {
        title: "a helper that runs nothing with the count that it is given",
        code: `import asyncio

class Cluster:
    async def connect(self):
        if self.status() == "running":
            return await open_connection()

    def status(self):
        return self._probe(rounds=0)

    def _probe(self, rounds=60):
        for attempt in range(rounds):
            if asyncio.run(ping()):
                return "running"
        return "stopped"
`,
      },
      {
        title: "a helper that is told not to run",
        code: `import asyncio

def fetch(url, wait):
    if wait:
        return asyncio.run(load(url))
    return load(url)

async def main():
    return await fetch("https://example.org", False)
`,
      },
      {
        title: "a helper that is given nothing to run",
        code: `import asyncio

def start(work=None):
    if work is not None:
        asyncio.run(work)

async def main():
    start(None)
`,
      },
      {
        title: "a run in a plain method",
        code: `import asyncio

class Command:
    def handle(self, *args, **options):
        asyncio.run(self.run(options))

    async def run(self, options):
        await serve(options)
`,
      },
      {
        title: "a helper that a coroutine hands to a thread",
        code: `import asyncio

def crunch(number):
    return asyncio.run(work(number))

async def main():
    return await asyncio.to_thread(crunch, 1)
`,
      },
      {
        title: "a helper that a coroutine hands to an executor",
        code: `import asyncio

def crunch():
    return asyncio.run(work())

async def main():
    loop = asyncio.get_running_loop()
    return await loop.run_in_executor(None, crunch)
`,
      },
      {
        title: "a helper that a coroutine submits",
        code: `import asyncio
from concurrent.futures import ThreadPoolExecutor

def run_sync(coro):
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, coro).result()

async def main():
    return run_sync(work())
`,
      },
      {
        title: "a helper that a coroutine starts as a thread",
        code: `import asyncio
import threading

def background():
    asyncio.run(work())

async def main():
    thread = threading.Thread(target=background, daemon=True)
    thread.start()
`,
      },
      {
        title: "a function that is defined in a coroutine and runs elsewhere",
        code: `import asyncio

async def main(pool):
    def job():
        return asyncio.run(work())
    return pool.submit(job)
`,
      },
      {
        title: "a loop that was asked whether it runs",
        code: `import asyncio

def run_sync(coro):
    loop = asyncio.get_event_loop()
    if loop.is_running():
        return asyncio.ensure_future(coro)
    return loop.run_until_complete(coro)

async def main():
    await run_sync(work())
`,
      },
      {
        title: "a helper that looks for a running loop first",
        code: `import asyncio

def run_sync(coro):
    try:
        loop = asyncio.get_running_loop()
    except RuntimeError:
        return asyncio.run(coro)
    return loop.create_task(coro)

async def main():
    await run_sync(work())
`,
      },
      {
        title: "a method of that name",
        code: `class Runner:
    def run(self, job):
        return job

async def main():
    runner = Runner()
    runner.run(work())
`,
      },
      {
        title: "a helper that a coroutine only mentions",
        code: `import asyncio

def main():
    asyncio.run(work())

async def work():
    print(main.__name__)
`,
      },
      {
        title: "a process of its own",
        code: `import asyncio
from multiprocessing import Process

def child():
    asyncio.run(work())

async def main():
    process = Process(target=child)
    process.start()
`,
      },
      {
        title: "a new loop in a function that a thread runs",
        code: `import asyncio
import threading

async def main():
    def serve():
        loop = asyncio.new_event_loop()
        asyncio.set_event_loop(loop)
        loop.run_forever()
    threading.Thread(target=serve).start()
`,
      },
      {
        title: "what starts a run has a stand-in",
        code: `import asyncio
from unittest.mock import MagicMock, patch

async def work():
    await asyncio.sleep(1)

async def test_block():
    with patch("asyncio.run") as run:
        asyncio.run(work())
    run.assert_called_once()

async def test_assigned():
    asyncio.run = MagicMock()
    asyncio.run(work())
`,
      },
    ],
    invalid: [
      {
        title: "what starts a run is only given something",
        code: `import asyncio
from unittest.mock import MagicMock, patch

async def work():
    await asyncio.sleep(1)

async def test_block():
    with patch("asyncio.run") as run:
        asyncio.run(work())
    run.assert_called_once()

async def test_assigned():
    asyncio.run.fake = MagicMock()
    asyncio.run(work())
`,
        errors: [{ line: 14 }],
      },
      {
        title: "a helper that is told to run, after one that was told not to",
        code: `import asyncio

def fetch(url, wait):
    if wait:
        return asyncio.run(load(url))
    return load(url)

async def main():
    await fetch("https://example.org", False)
    fetch("https://example.org", True)
`,
        errors: [{ line: 5, message: /inside `main` of line \d+ through `fetch` \(line 10\)/u }],
      },
      {
        title: "a helper that counts to what it is given",
        code: `import asyncio

def probe(rounds):
    for attempt in range(rounds):
        asyncio.run(ping())

async def main(rounds):
    probe(3)
`,
        errors: [{ line: 5 }],
      },
      {
        title: "a helper that asks about another name than the one that it is given",
        code: `import asyncio

def fetch(url, wait):
    wait = wait or is_forced(url)
    if wait:
        return asyncio.run(load(url))
    return load(url)

async def main():
    return await fetch("https://example.org", False)
`,
        errors: [{ line: 6 }],
      },
      {
        title: "a helper that a coroutine calls",
        code: `import asyncio

def load(path):
    return asyncio.run(read(path))

async def main():
    config = load("config.toml")
    await serve(config)
`,
        errors: [{ line: 4, message: /inside `main` of line \d+ through `load` \(line 7\)/u }],
      },
      {
        title: "a helper of a helper",
        code: `import asyncio

def run_sync(coro):
    return asyncio.run(coro)

def load(path):
    return run_sync(read(path))

async def main():
    return load("config.toml")
`,
        errors: [{ line: 4, messageId: "nested" }],
      },
      {
        title: "a helper that is a method of the same object",
        code: `import asyncio

class Client:
    def get(self, url):
        return asyncio.run(self.aget(url))

    async def aget(self, url):
        return url

    async def refresh(self):
        return self.get("/")
`,
        errors: [{ line: 5, messageId: "nested" }],
      },
      {
        title: "a function in the coroutine that it calls",
        code: `import asyncio

async def main(urls):
    def get(url):
        return asyncio.run(fetch(url))
    return get(urls[0])
`,
        errors: [{ line: 5, messageId: "nested" }],
      },
      {
        title: "a run without effect on a class of its own",
        code: `import asyncio

class Agent:
    def ask_sync(self, prompt: str) -> str:
        loop = asyncio.get_event_loop()
        return loop.run_until_complete(self.ask(prompt))

    async def ask(self, prompt: str) -> str:
        return prompt

    async def chat(self, prompts):
        return [self.ask_sync(prompt) for prompt in prompts]
`,
        errors: [{ line: 6, messageId: "nested" }],
      },
    ],
  },
  { language: "python", minimum: 15 },
);
