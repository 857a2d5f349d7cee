/** Which helpers of a Python file block the loop because only coroutines call them, and which methods do? */
import { specify } from "../specify.ts";

specify(
  "no-blocking-in-async",
  {
    valid: [
      {
        title: "a helper that other files may import",
        code: `import time

def helper():
    time.sleep(1)

async def main():
    helper()
`,
      },
      {
        title: "a private helper that a plain function calls as well",
        code: `import time

def _helper(x):
    time.sleep(x)

def plain(*args):
    _helper(*args)

async def main():
    _helper(1)
`,
      },
      {
        title: "a private helper that is handed on, or that a decorator changes",
        code: `import asyncio
import time
from library import threaded

def _helper():
    time.sleep(1)

@threaded
def _other():
    time.sleep(1)

async def main():
    _helper()
    _other()
    await asyncio.to_thread(_helper)
`,
      },
      {
        title: "a method, which anybody may call on the object",
        code: `import time

class Service:
    def _work(self):
        time.sleep(1)

    async def run(self):
        self._work()
`,
      },
    ],
    invalid: [
      {
        title: "a private helper that only a coroutine calls",
        code: `import time

def _helper():
    time.sleep(1)

async def main():
    _helper()
`,
      },
      {
        title: "a function inside of a coroutine",
        code: `import time

class Service:
    async def run(self):
        def wait():
            time.sleep(1)
        wait()
`,
      },
    ],
  },
  { language: "python", minimum: 6 },
);
