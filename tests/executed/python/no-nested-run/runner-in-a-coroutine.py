# A runner where a loop runs.
# way: 1 => fails running event loop
# edits: none, the block of the runner fails too
import asyncio
import sys


async def step(number):
    return number


async def main(number):
    with asyncio.Runner() as runner:
        print(runner.run(step(number)))


asyncio.run(main(int(sys.argv[1])))
