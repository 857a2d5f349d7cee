/** Which calls does `no-blocking-in-async` see block a loop of Python? */
import { specify } from "../specify.ts";

specify(
  "no-blocking-in-async",
  {
    valid: [
      {
        title: "a sleep that is awaited",
        code: `import asyncio

async def poll():
    await asyncio.sleep(1)
`,
      },
      {
        title: "a sleep in a plain function",
        code: `import time

def poll():
    time.sleep(1)
`,
      },
      {
        title: "a sleep at the top of a file",
        code: `import time

time.sleep(1)
`,
      },
      {
        title: "a sleep in a plain method",
        code: `import time

class Poller:
    def wait(self):
        time.sleep(1)
`,
      },
      {
        title: "a sleep that a thread does",
        code: `import asyncio
import time

async def poll():
    await asyncio.to_thread(time.sleep, 1)
`,
      },
      {
        title: "a request that an executor does",
        code: `import asyncio
import requests

async def fetch(url):
    loop = asyncio.get_running_loop()
    return await loop.run_in_executor(None, requests.get, url)
`,
      },
      {
        title: "a function in a coroutine that a thread runs",
        code: `import asyncio
import time

async def main():
    def wait():
        time.sleep(1)
    await asyncio.to_thread(wait)
`,
      },
      {
        title: "a lambda that an executor runs",
        code: `import asyncio
import requests

async def fetch(url):
    loop = asyncio.get_running_loop()
    return await loop.run_in_executor(None, lambda: requests.get(url, timeout=5))
`,
      },
      {
        title: "a lambda that is handed on",
        code: `import time

async def main(throttle):
    throttle.on_limit(lambda: time.sleep(1))
`,
      },
      {
        title: "a request that is awaited",
        code: `import httpx

async def fetch(url):
    async with httpx.AsyncClient() as client:
        return await client.get(url)
`,
      },
      {
        title: "a sleep of another library",
        code: `from clock import time

async def main():
    time.sleep(1)
`,
      },
      {
        title: "a sleep that is a parameter",
        code: `from time import sleep

async def main(sleep):
    sleep(1)
`,
      },
      {
        title: "other functions of those modules",
        code: `import os
import subprocess
import time

async def main():
    started = time.monotonic()
    path = os.path.join("a", "b")
    print(subprocess.PIPE, path, time.time() - started)
`,
      },
      {
        title: "a process of asyncio",
        code: `import asyncio

async def build():
    process = await asyncio.create_subprocess_exec("make")
    await process.wait()
`,
      },
      {
        title: "a session that is only made",
        code: `import requests

async def main():
    session = requests.Session()
    session.headers["Accept"] = "application/json"
    session.close()
`,
      },
      {
        title: "a generator that is not asynchronous",
        code: `import time

def ticks():
    while True:
        time.sleep(1)
        yield
`,
      },
      {
        title: "a thread of a coroutine",
        code: `import threading
import time

def beat():
    while True:
        time.sleep(1)

async def main():
    threading.Thread(target=beat, daemon=True).start()
`,
      },
      {
        title: "a helper that nothing asynchronous calls",
        code: `import requests

def load(url):
    return requests.get(url).json()

config = load("https://example.org/config.json")

async def main():
    print(config)
`,
      },
    ],
    invalid: [
      {
        title: "a sleep in a coroutine",
        code: `import time

async def poll():
    while True:
        time.sleep(1)
`,
        errors: [{ line: 5, messageId: "twin-in-python" }],
      },
      {
        title: "a sleep by another name",
        code: `from time import sleep

async def poll():
    sleep(0.1)
`,
        errors: [{ line: 4 }],
      },
      {
        title: "a request in a coroutine",
        code: `import requests

async def fetch(url):
    response = requests.get(url, timeout=10)
    return response.json()
`,
        errors: [{ line: 4 }],
      },
      {
        title: "requests of a session in a coroutine",
        code: `import requests

async def fetch(url):
    with requests.Session() as session:
        return session.post(url, json={}).json()
`,
        errors: [{ line: 5 }],
      },
      {
        title: "a request of httpx in a coroutine",
        code: `import httpx

async def fetch(url):
    return httpx.get(url).json()
`,
        errors: [{ line: 4 }],
      },
      {
        title: "a client of httpx in a coroutine",
        code: `import httpx

async def fetch(url):
    with httpx.Client() as client:
        return client.get(url).json()
`,
        errors: [{ line: 5 }],
      },
      {
        title: "a page of urllib in a coroutine",
        code: `import urllib.request

async def fetch(url):
    with urllib.request.urlopen(url) as response:
        return response.read()
`,
        errors: [{ line: 4 }],
      },
      {
        title: "a process in a coroutine",
        code: `import subprocess

async def build():
    subprocess.run(["make"], check=True)
    subprocess.check_output(["git", "rev-parse", "HEAD"])
`,
        errors: 2,
      },
      {
        title: "a command in a coroutine",
        code: `import os

async def build():
    os.system("make")
`,
        errors: [{ line: 4 }],
      },
      {
        title: "a question in a coroutine",
        code: `async def main():
    name = input("Name: ")
    print(name)
`,
        errors: [{ line: 2 }],
      },
      {
        title: "an asynchronous view",
        code: `import time
from fastapi import FastAPI

app = FastAPI()

@app.get("/")
async def index():
    time.sleep(5)
    return {"message": "done"}
`,
        errors: [{ line: 8 }],
      },
      {
        title: "a command of a bot",
        code: `import requests
from discord.ext import commands

bot = commands.Bot(command_prefix="!")

@bot.command()
async def cat(ctx):
    url = requests.get("https://api.example.org/cat").json()["url"]
    await ctx.send(url)
`,
        errors: [{ line: 8 }],
      },
      {
        title: "an asynchronous generator",
        code: `import time

async def ticks():
    while True:
        time.sleep(1)
        yield
`,
        errors: [{ line: 5 }],
      },
    ],
  },
  { language: "python", minimum: 30 },
);
