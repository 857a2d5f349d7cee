# A run inside of an f-string, where no text is changed.
# way: 2 => fails asyncio.run() cannot be called from a running event loop
# edits: none, nothing is written into an f-string
import asyncio
import sys


async def double(number):
    return number * 2


async def main(number):
    print(f"twice: {asyncio.run(double(number))}")


asyncio.run(main(int(sys.argv[1])))
