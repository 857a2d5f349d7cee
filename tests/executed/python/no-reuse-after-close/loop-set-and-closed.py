# Sets its loop as the current one, closes it, and runs once more.
# way: 2 => fails Event loop is closed
# edits: fix
import asyncio
import sys


async def double(number):
    await asyncio.sleep(0)
    return number * 2


def main(number):
    loop = asyncio.new_event_loop()
    asyncio.set_event_loop(loop)
    first = loop.run_until_complete(double(number))
    loop.close()
    second = loop.run_until_complete(double(first))
    print(first, second)


main(int(sys.argv[1]))
