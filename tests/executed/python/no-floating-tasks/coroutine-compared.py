# Compares a coroutine with a number, so that the branch is never taken.
# way: 0 => fails coroutine 'stock' was never awaited
# order: with the answer, the other branch is taken
import asyncio
import sys


async def stock(number):
    await asyncio.sleep(0)
    return number


async def main(number):
    if stock(number) == 0:
        pass
    else:
        number += 1
    print("asked")


asyncio.run(main(int(sys.argv[1])))
