# A generator that forgets to wait before each value.
# way: 2 => fails coroutine 'refresh' was never awaited
import asyncio
import sys

refreshed = []


async def refresh(number):
    await asyncio.sleep(0)
    refreshed.append(number)


async def numbers(count):
    for number in range(count):
        refresh(number)
        yield number


async def main(count):
    async for number in numbers(count):
        print(number)


asyncio.run(main(int(sys.argv[1])))
