# The run stands in a `try` that handles other errors.
# way: 1 => fails asyncio.run() cannot be called from a running event loop
# way: -1 => fails asyncio.run() cannot be called from a running event loop
import asyncio
import sys


async def root(number):
    await asyncio.sleep(0)
    if number < 0:
        raise ValueError("negative")
    return number**0.5


async def main(number):
    try:
        print(asyncio.run(root(number)))
    except ValueError as error:
        print("bad:", error)
    finally:
        print("done")


asyncio.run(main(int(sys.argv[1])))
