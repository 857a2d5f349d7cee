/** Which coroutines of methods, and of functions with decorators or several definitions, does nobody await? */
import { specify } from "../specify.ts";

specify(
  "no-floating-tasks",
  {
    valid: [
      {
        title: "a loop of the program's own that keeps its tasks",
        code: `import asyncio

class Loop(asyncio.AbstractEventLoop):
    def __init__(self):
        self._tasks = set()

    def create_task(self, coro, *, name=None):
        task = asyncio.Task(coro, loop=self)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task

    def run_job(self, job):
        async def work():
            await job()

        self.create_task(work(), name="job")
`,
      },
      {
        title: "methods that are awaited, returned, gathered or made tasks",
        code: `import asyncio

class Service:
    async def work(self): ...

    async def run(self):
        await self.work()
        await asyncio.gather(self.work(), self.work())
        async with asyncio.TaskGroup() as group:
            group.create_task(self.work())
        return self.work()

    def start(self):
        return asyncio.create_task(self.work())
`,
      },
      {
        title: "a method that a subclass makes a plain one, and one of a class that is not known",
        code: `from base import Base

class Service:
    async def work(self): ...

    def run(self):
        self.work()

class Quiet(Service):
    def work(self): ...

class Other(Base):
    def run(self):
        self.work()
`,
      },
      {
        title: "a method that something replaces",
        code: `class Service:
    def __init__(self, work):
        self.work = work

    async def work(self): ...

    def run(self):
        self.work()

class Other:
    async def send(self): ...

    def run(self):
        self.send()

def patch(thing):
    thing.send = print
`,
      },
      {
        title: "a name of the class that is no method of its objects",
        code: `import asyncio

class Service:
    work = asyncio.sleep

    async def other(self): ...

    other = staticmethod(print)

    def run(self):
        self.work(1)
        self.other()
`,
      },
      {
        title: "a task that its creator keeps as well",
        code: `import asyncio

class Application:
    def __init__(self):
        self.tasks = []
        self.running = True

    def create_task(self, work):
        return self.__create_task(work)

    def __create_task(self, work):
        task = asyncio.create_task(work)
        if self.running:
            self.tasks.append(task)
        return task

    async def work(self): ...

    def run(self):
        self.create_task(self.work())
`,
      },
      {
        title: "a task in a field",
        code: `import asyncio

class Service:
    async def work(self): ...

    async def start(self):
        self.task = asyncio.create_task(self.work())
        self.tasks = {asyncio.create_task(self.work())}

    async def stop(self):
        self.task.cancel()
        await asyncio.gather(*self.tasks)
`,
      },
      {
        title: "a local function and an object that has nothing to do with the class",
        code: `class Service:
    async def work(self): ...

def work(): ...

def run(service, other: "Service | int"):
    work()
    service.work()
    other.work()
`,
      },
    ],
    invalid: [
      {
        title: "a loop of the program's own that does not say how it starts tasks",
        code: `import asyncio

class Loop(asyncio.AbstractEventLoop):
    def time(self):
        return self._time

    def run_job(self, job):
        async def work():
            await job()

        self.create_task(work(), name="job")
`,
        errors: [{ line: 11 }],
      },
      {
        title: "a method through self, from a closure, a subclass and an alias",
        code: `class Service:
    async def work(self): ...
    run = work

    def start(self):
        self.work()
        self.run()

        def later():
            self.work()
        return later

class Sub(Service):
    def go(self):
        self.work()
        super().work()
        Service.work(self)
`,
      },
      {
        title: "static methods and class methods",
        code: `class Service:
    @staticmethod
    async def one(x): ...

    @classmethod
    async def two(cls, x): ...

    @classmethod
    def run(cls):
        cls.two(1)

    def start(self):
        self.one(1)
        Service.one(1)
        type(self).two(1)
        self.__class__.two(1)
`,
      },
      {
        title: "a method of an object, by its construction and by annotations",
        code: `from typing import Annotated, Optional

class Service:
    async def work(self): ...

def by_value():
    service = Service()
    service.work()

def by_annotation(a: Service, b: "Service", c: Optional[Service], d: Service | None, e: Annotated[Service, "x"]):
    a.work()
    b.work()
    c.work()
    d.work()
    e.work()

class Holder:
    def __init__(self, given: Service):
        self.given = given
        self.own = Service()
        self.said: Optional["Service"] = None

    def run(self):
        self.given.work()
        self.own.work()
        self.said.work()

def result() -> Service: ...

def by_result():
    result().work()
`,
      },
      {
        title: "an object that a block has entered",
        code: `class Service:
    async def __aenter__(self):
        return self

    async def __aexit__(self, *error): ...

    async def work(self): ...

async def run():
    async with Service() as service:
        service.work()
`,
      },
      {
        title: "a task that only its creator gets",
        code: `import asyncio

class Service:
    async def work(self): ...

    def spawn(self):
        return asyncio.create_task(self.work())

    def run(self):
        self.spawn()
`,
      },
    ],
  },
  { language: "python", minimum: 12 },
);
