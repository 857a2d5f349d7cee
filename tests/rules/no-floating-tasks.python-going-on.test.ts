/** What does `no-floating-tasks` offer in Python for a task that never ends? */
import { specify } from "../specify.ts";

specify(
  "no-floating-tasks",
  {
    valid: [
      {
        title: "a loop without end that the object keeps",
        code: `import asyncio

class Receiver:
    async def start(self):
        self._loop = asyncio.create_task(self.receive())

    async def receive(self):
        while True:
            await self.socket.recv()
`,
      },
      {
        title: "a loop without end that is awaited",
        code: `import asyncio

async def receive(socket):
    while True:
        print(await socket.recv())

async def main(socket):
    await receive(socket)
`,
      },
      {
        title: "a loop without end that is cancelled",
        code: `import asyncio

async def beat(socket):
    while True:
        await asyncio.sleep(26)
        await socket.send("beat")

async def main(socket):
    task = asyncio.create_task(beat(socket))
    try:
        await listen(socket)
    finally:
        task.cancel()
`,
      },
      {
        title: "loops without end that are gathered",
        code: `import asyncio

async def beat(socket):
    while 1:
        await asyncio.sleep(26)
        await socket.send("beat")

async def main(left, right):
    await asyncio.gather(beat(left), beat(right))
`,
      },
    ],
    invalid: [
      {
        title: "a loop without end is not to be awaited",
        code: `import asyncio

class Receiver:
    async def start(self):
        asyncio.create_task(self.receive())
        await self.ready()

    async def receive(self):
        while True:
            await self.socket.recv()
`,
        errors: [{ line: 5, messageId: "dropped-in-python" }],
      },
      {
        title: "a loop that ends by a failure that it handles is not to be awaited",
        code: `import asyncio

class Receiver:
    async def start(self):
        asyncio.get_running_loop().create_task(self.beat())
        await self.ready()

    async def beat(self):
        while True:
            try:
                await asyncio.sleep(26)
                await self.socket.send("beat")
            except ConnectionResetError:
                return
`,
        errors: [{ line: 5, messageId: "dropped-in-python" }],
      },
      {
        title: "a coroutine without end is not made to be awaited",
        code: `import asyncio

async def beat(socket):
    while True:
        await asyncio.sleep(26)
        await socket.send("beat")

async def main(socket):
    beat(socket)
    await listen(socket)
`,
        errors: [{ line: 9, messageId: "lazy-in-python" }],
      },
      {
        title: "a coroutine that ends when a field says so may be awaited",
        code: `import asyncio

class Receiver:
    async def start(self):
        self.beat()
        await self.ready()

    async def beat(self):
        while not self.stopped:
            await asyncio.sleep(26)
            await self.socket.send("beat")
`,
        errors: [{ line: 5, messageId: "lazy-in-python" }],
      },
    ],
  },
  { language: "python", minimum: 8 },
);
