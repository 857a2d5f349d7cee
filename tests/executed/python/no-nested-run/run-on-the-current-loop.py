# Runs on the loop that runs.
# way: 4 => fails This event loop is already running
import asyncio
import sys


async def work(number):
    return number + 1


async def main(number):
    loop = asyncio.get_event_loop()
    total = 10 * loop.run_until_complete(work(number)) + 2
    print(total)


asyncio.run(main(int(sys.argv[1])))
