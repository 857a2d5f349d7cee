/** Where do views, commands and tests of Python start a run that `no-nested-run` reports? */
import { specify } from "../specify.ts";

specify(
  "no-nested-run",
  {
    valid: [
      {
        title: "a run at the top of a script",
        code: `import asyncio

async def main():
    await serve()

if __name__ == "__main__":
    asyncio.run(main())
`,
      },
      {
        title: "a lambda that is handed on",
        code: `import asyncio

async def main(button):
    button.on_click(lambda: asyncio.run(work()))
`,
      },
      {
        title: "a run that is expected to fail",
        code: `import asyncio
import pytest

@pytest.mark.asyncio
async def test_no_nesting():
    with pytest.raises(RuntimeError):
        asyncio.run(work())
`,
      },
      {
        title: "a view that is not asynchronous",
        code: `import asyncio
from fastapi import FastAPI

app = FastAPI()

@app.get("/")
def index():
    return asyncio.run(load())
`,
      },
      {
        title: "a command that a decorator makes plain",
        code: `import asyncio
import functools
import click

def coroutine(f):
    @functools.wraps(f)
    def wrapper(*args, **kwargs):
        return asyncio.run(f(*args, **kwargs))
    return wrapper

@click.command()
@coroutine
async def main():
    await work()
`,
      },
      {
        title: "a test of unittest that is not asynchronous",
        code: `import asyncio
import unittest

class WorkTests(unittest.TestCase):
    def setUp(self):
        self.loop = asyncio.new_event_loop()

    def tearDown(self):
        self.loop.close()

    def test_work(self):
        self.assertEqual(self.loop.run_until_complete(work()), 1)
`,
      },
      {
        title: "a view of Django that is not asynchronous",
        code: `import asyncio
from django.http import JsonResponse

def index(request):
    return JsonResponse(asyncio.run(load()))
`,
      },
      {
        title: "a subcommand of a program",
        code: `import asyncio
import argparse

def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("url")
    args = parser.parse_args()
    try:
        asyncio.run(fetch(args.url))
    except KeyboardInterrupt:
        print("stopped")
`,
      },
    ],
    invalid: [
      {
        title: "an asynchronous view",
        code: `import asyncio
from fastapi import FastAPI

app = FastAPI()

@app.get("/users/{user_id}")
async def user(user_id: int):
    return asyncio.run(load(user_id))
`,
        errors: [{ line: 8, messageId: "nested" }],
      },
      {
        title: "a view that goes through a helper",
        code: `import asyncio
from fastapi import APIRouter

router = APIRouter()

def load_sync(user_id):
    loop = asyncio.get_event_loop()
    return loop.run_until_complete(load(user_id))

@router.get("/users/{user_id}")
async def user(user_id: int):
    return load_sync(user_id)
`,
        errors: [{ line: 8, messageId: "nested" }],
      },
      {
        title: "a command of a bot",
        code: `import asyncio
from discord.ext import commands

bot = commands.Bot(command_prefix="!")

@bot.command()
async def price(ctx, symbol):
    value = asyncio.run(fetch_price(symbol))
    await ctx.send(value)
`,
        errors: [{ line: 8, messageId: "nested" }],
      },
      {
        title: "an asynchronous test",
        code: `import asyncio
import unittest

class WorkTests(unittest.IsolatedAsyncioTestCase):
    async def test_work(self):
        self.assertEqual(asyncio.run(work()), 1)
`,
        errors: [{ line: 6, messageId: "nested" }],
      },
      {
        title: "an asynchronous test of pytest",
        code: `import asyncio
import pytest

@pytest.mark.asyncio
async def test_work():
    assert asyncio.run(work()) == 1
`,
        errors: [{ line: 6, messageId: "nested" }],
      },
    ],
  },
  { language: "python", minimum: 10 },
);
