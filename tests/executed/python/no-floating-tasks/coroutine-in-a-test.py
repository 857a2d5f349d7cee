# A coroutine is always true, so nobody is let in.
# way: bob => fails coroutine 'is_blocked' was never awaited
# edits: fix
import asyncio
import sys


async def is_blocked(name):
    await asyncio.sleep(0)
    return name.startswith("x")


async def welcome(name):
    if not is_blocked(name):
        print("never")
    elif name == "bob":
        pass
    print("checked", name)


asyncio.run(welcome(sys.argv[1]))
