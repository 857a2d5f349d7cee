/** Which coroutine functions with decorators or several definitions are called and left? */
import { specify } from "../specify.ts";

specify(
  "no-floating-tasks",
  {
    valid: [
      {
        title: "a decorator may make anything of a coroutine function",
        code: `import functools
from library import command, retry

class Service:
    @retry
    async def work(self): ...

    @functools.lru_cache
    async def cached(self): ...

    def run(self):
        self.work()
        self.cached()

@command
async def main(): ...

if __name__ == "__main__":
    main()
`,
      },
      {
        title: "context managers, generators and properties are no coroutines",
        code: `from contextlib import asynccontextmanager, contextmanager

@asynccontextmanager
async def client():
    yield 1

class Service:
    @asynccontextmanager
    async def session(self):
        yield 1

    async def items(self):
        yield 1

    @property
    async def value(self): ...

    def run(self):
        client()
        self.session()
        self.items()
        self.value
`,
      },
      {
        title: "definitions of different kinds under one name",
        code: `try:
    from library import work
except ImportError:
    async def work(): ...

import sys
if sys.platform == "win32":
    def other(): ...
else:
    async def other(): ...

def run():
    work()
    other()
`,
      },
      {
        title: "what stands under TYPE_CHECKING never runs",
        code: `from typing import TYPE_CHECKING
from library import send

if TYPE_CHECKING:
    async def send(): ...
    async def unused(): ...
    unused()

def run():
    send()
`,
      },
      {
        title: "a star import may bind what nothing else binds",
        code: `from library import *

def run(sleep):
    create_task(sleep)
    gather(sleep)
`,
      },
      {
        title: "tasks that a list collects in two steps",
        code: `import asyncio

class Service:
    async def work(self, x): ...

    async def run(self, xs, ys):
        tasks = [self.work(x) for x in xs]
        tasks += [self.work(y) for y in ys]
        if tasks:
            await asyncio.gather(*tasks)
`,
      },
      {
        title: "the name is bound again, or is another one inside of the class",
        code: `class Service:
    async def work(self): ...

    def run(self, other):
        self = other
        self.work()

    def call(self):
        def work(): ...
        work()
        [work for work in []]
`,
      },
      {
        title: "what a function with some arguments filled in gives is awaited, or is no coroutine",
        code: `import asyncio
import functools
from functools import partial

async def work(number):
    await asyncio.sleep(number)

def show(number):
    print(number)

class Worker:
    async def run(self, number):
        await asyncio.sleep(number)

    async def start(self, register):
        again = partial(self.run, 1)
        register(again)
        await again()

def main():
    asyncio.run(partial(work, 1)())

async def awaited():
    go = functools.partial(work, 1)
    await asyncio.gather(go(), go())

async def plain(choose, more):
    partial(show, 1)()
    go = partial(work, 1)
    go = more
    go()
    partial(choose, 1)()
`,
      },
    ],
    invalid: [
      {
        title: "a coroutine function with some arguments filled in gives coroutines",
        code: `import asyncio
import functools
from functools import partial

async def work(number):
    await asyncio.sleep(number)

class Worker:
    async def run(self, number):
        await asyncio.sleep(number)

    async def start(self):
        again = partial(self.run, 1)
        again()

async def main():
    go = functools.partial(work, 1)
    go()
    functools.partial(work, number=1)()
`,
        errors: [{ line: 14 }, { line: 18 }, { line: 19 }],
      },
      {
        title: "two definitions of the same kind",
        code: `import sys

if sys.platform == "win32":
    async def work(): ...
else:
    async def work(): ...

def run():
    work()
`,
      },
      {
        title: "an overloaded method, and one with decorators that change nothing",
        code: `from typing import final, overload
from abc import abstractmethod

class Service:
    @overload
    async def get(self, x: int) -> int: ...
    @overload
    async def get(self, x: str) -> str: ...
    async def get(self, x): return x

    @final
    async def send(self): ...

    @abstractmethod
    async def work(self): ...

    def run(self):
        self.get(1)
        self.send()
        self.work()
`,
      },
      {
        title: "a route and a marked test are what their body says",
        code: `from fastapi import FastAPI
import pytest

app = FastAPI()

@app.get("/")
async def index(): ...

@pytest.mark.asyncio
async def test_index():
    index()
`,
      },
      {
        title: "a generic function and class",
        code: `class Box[T]:
    async def get(self) -> T: ...

    def run[S](self, box: Box[S]):
        self.get()
        box.get()

async def work[T](x: T) -> T: ...

def run():
    work(1)
`,
      },
    ],
  },
  { language: "python", minimum: 10 },
);
