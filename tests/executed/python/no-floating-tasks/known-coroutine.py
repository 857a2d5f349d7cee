# Sleeps without waiting, between two prints.
# way: 0.01 => fails coroutine 'sleep' was never awaited
import asyncio
import sys


async def main(seconds):
    print("tick")
    asyncio.sleep(seconds)
    print("tock")


asyncio.run(main(float(sys.argv[1])))
