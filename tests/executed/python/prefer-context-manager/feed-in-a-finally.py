# A feed without a block of its own, closed by hand.
# way: 1
# way: 5
import asyncio
import sys

from depot import Feed


async def names(number):
    feed = Feed("names")
    try:
        found = await feed.read()
        if number > len(found):
            raise IndexError(f"only {len(found)}")
        return found[:number]
    finally:
        await feed.aclose()


try:
    print(asyncio.run(names(int(sys.argv[1]))))
except IndexError as error:
    print(error)
