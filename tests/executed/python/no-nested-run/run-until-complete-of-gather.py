# Runs several pieces of work on the loop that runs.
# way: 3 => fails This event loop is already running
import asyncio
import sys


async def step(number):
    await asyncio.sleep(0)
    return number


async def main(number):
    loop = asyncio.get_running_loop()
    print(loop.run_until_complete(asyncio.gather(*(step(n) for n in range(number)))))


asyncio.run(main(int(sys.argv[1])))
