# A run in one half of a conditional expression, and one behind `and`.
# way: 1 => fails asyncio.run() cannot be called from a running event loop
# way: 0
import asyncio
import sys


async def work(number):
    await asyncio.sleep(0)
    return -number ** 2


async def main(number):
    value = asyncio.run(work(number)) if number else "nothing"
    flag = number and asyncio.run(work(number)) < 0
    print(value, flag)


asyncio.run(main(int(sys.argv[1])))
