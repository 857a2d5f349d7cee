# A plain helper that only coroutines call; what it does is not its own to await.
# way: 0.001
# edits: none, a plain function cannot wait
import asyncio
import sys
import time


def _pause(seconds):
    time.sleep(seconds)


async def main(seconds):
    _pause(seconds)
    print("paused")


asyncio.run(main(float(sys.argv[1])))
