# Runs in a comprehension of a coroutine.
# way: 1 2 3 => fails asyncio.run() cannot be called from a running event loop
import asyncio
import sys


async def square(number):
    await asyncio.sleep(0)
    return number**2


async def main(numbers):
    return [asyncio.run(square(int(number))) for number in numbers]


print(asyncio.run(main(sys.argv[1:])))
