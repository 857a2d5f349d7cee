# Runs work on a loop of its own and forgets to close it.
# way: 3
# way: 0
# order: asyncio.run makes a loop only where there is something to run
import asyncio
import sys


async def double(number):
    await asyncio.sleep(0)
    return number * 2


def compute(number):
    loop = asyncio.new_event_loop()
    if number == 0:
        return 0
    return loop.run_until_complete(double(number))


print(compute(int(sys.argv[1])))
