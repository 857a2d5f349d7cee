# A plain function runs a loop; a coroutine calls it.
# way: 5 => fails asyncio.run() cannot be called from a running event loop
# edits: none, the function may be called where no loop runs
import asyncio
import sys


async def fetch(number):
    return number


def load(number):
    return asyncio.run(fetch(number))


async def main(number):
    print(load(number))


asyncio.run(main(int(sys.argv[1])))
