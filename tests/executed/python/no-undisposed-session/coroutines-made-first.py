# Coroutines that are made first and gathered later.
# way: bolt nut
# way: -
# edits: suggestion
import asyncio
import sys

from depot import Client


async def counts(goods):
    client = Client("first")
    works = [client.count(good) for good in goods]
    print("made", len(works))
    found = await asyncio.gather(*works)
    return sum(found)


print(asyncio.run(counts(sys.argv[1:])))
