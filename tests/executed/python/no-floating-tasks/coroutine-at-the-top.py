# The program itself is never run.
# way: world => fails coroutine 'main' was never awaited
# edits: suggestion
import asyncio
import sys


async def main(name):
    await asyncio.sleep(0)
    print("hello", name)


main(sys.argv[1])
