# Sleeps by a run of its own.
# way: 0.01 => fails asyncio.run() cannot be called from a running event loop
import asyncio
import sys


async def main(seconds):
    print("before")
    asyncio.run(asyncio.sleep(seconds))
    print("after")


asyncio.run(main(float(sys.argv[1])))
