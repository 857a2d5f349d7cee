# The coroutine is in a name first.
# way: 6 => fails asyncio.run() cannot be called from a running event loop
import asyncio
import sys


async def half(number):
    await asyncio.sleep(0)
    return number / 2


async def main(number):
    work = half(number)
    print("ready")
    result = asyncio.run(work)
    print(result)


asyncio.run(main(int(sys.argv[1])))
