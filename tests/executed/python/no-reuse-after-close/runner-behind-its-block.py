# A runner that is asked for one more run behind its block.
# way: 1 => fails Runner is closed
# way: 2 => fails Runner is closed
import asyncio
import sys


async def step(number):
    await asyncio.sleep(0)
    return number * 10


def climb(number):
    with asyncio.Runner() as runner:
        first = runner.run(step(number))
    second = runner.run(step(first))
    return second


print(climb(int(sys.argv[1])))
