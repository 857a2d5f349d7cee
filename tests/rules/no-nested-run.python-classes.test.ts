/** Which runs are nested through methods and fields in Python? */
import { specify } from "../specify.ts";

specify(
  "no-nested-run",
  {
    valid: [
      {
        title: "a method that runs a loop, called from plain methods or in a thread",
        code: `import asyncio

class Service:
    async def work(self): ...

    def run(self):
        asyncio.run(self.work())

    def start(self):
        self.run()

    async def go(self):
        await asyncio.to_thread(self.run)
        return self.run
`,
      },
      {
        title: "a method of that name of another class, and one that something replaces",
        code: `import asyncio

class Service:
    def run(self):
        asyncio.run(self.work())

    async def work(self): ...

class Other:
    def __init__(self, run):
        self.run = run

    async def go(self, service):
        self.run()
        service.run()
`,
      },
      {
        title: "a method that a decorator or a subclass may change",
        code: `import asyncio
from library import in_thread
from base import Base

class Service(Base):
    @in_thread
    def run(self):
        asyncio.run(self.work())

    async def go(self):
        self.run()
        super().run()
`,
      },
      {
        title: "a method of a base class that is there to be replaced",
        code: `import asyncio

class Service:
    def run(self):
        raise NotImplementedError

    async def go(self):
        self.run()

class Plain(Service):
    def run(self):
        asyncio.run(self.work())
`,
      },
    ],
    invalid: [
      {
        title: "a method that runs a loop, called from a coroutine",
        code: `import asyncio

class Service:
    async def work(self): ...

    def run(self):
        asyncio.run(self.work())

    @staticmethod
    def start():
        asyncio.run(main())

    async def go(self):
        self.run()

    async def other(self):
        Service.start()

class Sub(Service):
    async def again(self):
        super().run()
`,
      },
      {
        title: "a loop in a field",
        code: `import asyncio

class Service:
    def __init__(self):
        self.loop = asyncio.new_event_loop()

    async def work(self): ...

    async def go(self):
        self.loop.run_until_complete(self.work())

    def close(self):
        self.loop.close()
`,
      },
      {
        title: "a method of an object of a class of the file",
        code: `import asyncio

class Service:
    def run(self):
        asyncio.run(main())

async def main():
    service = Service()
    service.run()

async def given(service: Service):
    service.run()
`,
      },
    ],
  },
  { language: "python", minimum: 7 },
);
