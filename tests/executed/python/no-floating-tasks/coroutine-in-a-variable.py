# Keeps a coroutine in a variable and forgets it.
# way: report => fails coroutine 'write' was never awaited
import asyncio
import sys


async def write(name):
    await asyncio.sleep(0)
    return name.upper()


async def main(name):
    writing = write(name)
    print("wrote")


asyncio.run(main(sys.argv[1]))
