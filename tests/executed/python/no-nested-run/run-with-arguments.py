# A run in debug mode inside of a coroutine.
# way: 2 => fails asyncio.run() cannot be called from a running event loop
# edits: none, the loop that runs may not be one for debugging
import asyncio
import sys


async def double(number):
    await asyncio.sleep(0)
    return number * 2


async def main(number):
    result = asyncio.run(double(number), debug=True)
    return result


print(asyncio.run(main(int(sys.argv[1]))))
