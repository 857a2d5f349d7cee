# A nested run whose failure is suppressed, so that the program goes on.
# way: 2 => fails was never awaited
# edits: none, the failure is meant to be nothing
import asyncio
import contextlib
import sys


async def work(number):
    print("worked", number)


async def main(number):
    with contextlib.suppress(RuntimeError):
        asyncio.run(work(number))
    print("went on")


asyncio.run(main(int(sys.argv[1])))
