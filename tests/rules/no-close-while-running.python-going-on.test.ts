/** What does `no-close-while-running` offer in Python where the task that still runs never ends? */
import { specify } from "../specify.ts";

specify(
  "no-close-while-running",
  {
    valid: [
      {
        title: "a loop without end that is cancelled and awaited before the block ends",
        code: `import asyncio
import contextlib
from aiohttp import ClientSession

async def beat(ws):
    while True:
        await asyncio.sleep(26)
        await ws.send_json({"s": 2})

async def run(session: ClientSession):
    async with session.ws_connect("u") as ws:
        task = asyncio.create_task(beat(ws))
        async for raw in ws:
            print(raw)
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task
`,
      },
      {
        title: "a loop without end in a group that is cancelled",
        code: `import asyncio
from aiohttp import ClientSession

async def beat(ws):
    while True:
        await asyncio.sleep(26)
        await ws.send_json({"s": 2})

async def run(session: ClientSession):
    async with session.ws_connect("u") as ws, asyncio.TaskGroup() as group:
        group.create_task(beat(ws))
        async for raw in ws:
            print(raw)
`,
      },
      {
        title: "a loop without end on something else",
        code: `import asyncio
from aiohttp import ClientSession

async def beat():
    while True:
        await asyncio.sleep(26)

async def run(session: ClientSession):
    task = asyncio.create_task(beat())
    async with session.ws_connect("u") as ws:
        async for raw in ws:
            print(raw)
    task.cancel()
`,
      },
    ],
    invalid: [
      {
        title: "a loop without end is not awaited by an edit",
        code: `import asyncio
from aiohttp import ClientSession

class Receiver:
    async def beat(self, ws):
        while True:
            try:
                await asyncio.sleep(26)
                await ws.send_json({"s": 2})
            except ConnectionResetError:
                return
            except Exception as error:
                print(error)

    async def run(self, session: ClientSession):
        async with session.ws_connect("u") as ws:
            asyncio.ensure_future(self.beat(ws))
            async for raw in ws:
                print(raw)
`,
        errors: [{ line: 17, messageId: "scope" }],
      },
      {
        title: "a loop that a field ends is awaited by a suggestion at most",
        code: `import asyncio
from aiohttp import ClientSession

class Receiver:
    async def beat(self, ws):
        while self.running:
            await asyncio.sleep(26)
            await ws.send_json({"s": 2})

    async def run(self, session: ClientSession):
        async with session.ws_connect("u") as ws:
            task = asyncio.create_task(self.beat(ws))
            async for raw in ws:
                print(raw)
            print("left")
`,
        errors: [{ line: 12, messageId: "scope" }],
      },
      {
        title: "a loop that ends by itself is awaited by a fix",
        code: `import asyncio
from aiohttp import ClientSession

async def greet(ws):
    for n in range(3):
        await ws.send_json({"n": n})

async def run(session: ClientSession):
    async with session.ws_connect("u") as ws:
        task = asyncio.create_task(greet(ws))
        await ws.ping()
`,
        errors: [{ line: 10, messageId: "scope" }],
      },
    ],
  },
  { language: "python", minimum: 6 },
);
