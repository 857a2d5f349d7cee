# Reads a feed again after its end.
# way: - => fails feed is closed
import asyncio

from depot import Feed


async def twice():
    feed = Feed()
    first = await feed.read()
    await feed.aclose()
    second = await feed.read()
    return first == second


print(asyncio.run(twice()))
