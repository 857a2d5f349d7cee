"""What do the libraries do that are installed for this Python?

Reads a list of questions as JSON from the standard input, and writes the answers, in their order, to the standard output:

- {"path": "aiohttp.ClientSession.get"}: whether it is "missing", a "coroutine" function, another "call", or a "value";
- {"name": ..., "setup": ..., "use": "r.get(url)"}: what the expression comes to after the statements of the setup, which
  run once for each name: {"effect": "works" | "throws" | "rejects", "error": ..., "awaitable": true | false}. With
  "is_left" nobody waits for an awaitable.

All of it is inside of one event loop.
"""

import asyncio
import concurrent.futures
import importlib
import inspect
import json
import os
import sys
import textwrap
import warnings

MISSING = object()
SECONDS = 10


def find(path):
    parts = path.split(".")
    for length in range(len(parts), 0, -1):
        try:
            found = importlib.import_module(".".join(parts[:length]))
        except ImportError:
            continue
        for name in parts[length:]:
            found = getattr(found, name, MISSING)
        return found
    return MISSING


def member(path):
    found = find(path)
    if found is MISSING:
        return "missing"
    if inspect.iscoroutinefunction(found):
        return "coroutine"
    return "call" if callable(found) else "value"


async def work():
    pass


def in_block(entered):
    with entered:
        pass


async def in_async_block(entered):
    async with entered:
        pass


def in_thread(call):
    with concurrent.futures.ThreadPoolExecutor(1) as executor:
        return executor.submit(call).result()


async def settled(value):
    return await asyncio.wait_for(value, SECONDS) if inspect.isawaitable(value) else value


async def prepared(question, ready):
    name = question["name"]
    if name not in ready:
        names = {"asyncio": asyncio, "work": work, "in_block": in_block, "in_async_block": in_async_block, "in_thread": in_thread}
        body = textwrap.indent(question["setup"] + "\nglobals().update(locals())", "    ")
        exec(f"async def setup():\n{body}", names)
        await settled(names["setup"]())
        ready[name] = names
    return ready[name]


async def use(question, ready):
    names = await prepared(question, ready)
    try:
        value = eval(question["use"], names)
    except Exception as error:
        return {"effect": "throws", "error": str(error), "awaitable": False}
    awaitable = inspect.isawaitable(value)
    if question.get("is_left"):
        if inspect.iscoroutine(value):
            value.close()
        return {"effect": "works", "error": "", "awaitable": awaitable}
    try:
        await settled(value)
    except Exception as error:
        return {"effect": "rejects", "error": str(error), "awaitable": awaitable}
    return {"effect": "works", "error": "", "awaitable": awaitable}


async def answers(questions):
    ready = {}
    return [member(question["path"]) if "path" in question else await use(question, ready) for question in questions]


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    with asyncio.Runner() as runner:
        print("\n" + json.dumps(runner.run(answers(json.load(sys.stdin)))), flush=True)
        # What the programs leave open has threads, and servers would be waited for.
        os._exit(0)
