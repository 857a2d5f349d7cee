# Runs a coroutine by asyncio.run where a loop runs already.
# way: 3 => fails asyncio.run() cannot be called from a running event loop
# way: 0 => fails asyncio.run() cannot be called from a running event loop
import asyncio
import sys


async def load(number: int) -> dict[str, int]:
    await asyncio.sleep(0)
    return {"n": number}


async def main(number: int) -> None:
    if number == 0:
        print("zero")
    print(asyncio.run(load(number))["n"])


asyncio.run(main(int(sys.argv[1])))
