/** Which helpers of a Python file block the loop because only coroutines call them, and which methods do? */
import { specify } from "../specify.ts";

specify(
  "no-blocking-in-async",
  {
    valid: [
      {
        title: "a call that is told not to wait, under another loop",
        code: `import socket
import trio

async def main(host):
    return socket.getaddrinfo(host, 80, flags=socket.AI_NUMERICHOST)
`,
      },
      {
        title: "calls that are told not to wait",
        code: `import socket
import threading
import time

async def main(work, host, is_done: threading.Event):
    thread = threading.Thread(target=work)
    thread.start()
    thread.join(timeout=0)
    thread.join(0)
    is_done.wait(0)
    time.sleep(0)
    return socket.getaddrinfo(host, 80, flags=socket.AI_NUMERICHOST | socket.AI_NUMERICSERV)
`,
      },
      {
        title: "calls that ruff was told to let block",
        code: `import subprocess
import time

async def dump(path, text):
    with open(path, "w") as file:  # noqa: ASYNC230
        file.write(text)
    time.sleep(0.1)  # noqa: E501, ASYNC251
    subprocess.run(  # noqa: ASYNC221
        ["sync"], check=True
    )
`,
      },
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
        title: "calls that are told how long to wait",
        code: `import socket
import threading

async def main(work, host, seconds, is_done: threading.Event):
    thread = threading.Thread(target=work)
    thread.start()
    thread.join(timeout=0.5)
    thread.join(seconds)
    is_done.wait(seconds)
    return socket.getaddrinfo(host, 80, socket.AF_INET)
`,
        errors: [{ line: 7 }, { line: 8 }, { line: 9 }, { line: 10 }],
      },
      {
        title: "a call about which ruff was told something else, or nothing by name",
        code: `import time

async def main():
    time.sleep(0.1)  # noqa: E501
    time.sleep(0.2)  # noqa
`,
        errors: [{ line: 4 }, { line: 5 }],
      },
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
