# Reads a feed that has no block of its own; only `aclose` closes it.
# way: all
# way: first
import asyncio
import sys
from contextlib import suppress

from depot import Feed


async def goods(only_first: bool) -> list[str]:
    feed = Feed("goods")
    names = await feed.read()
    with suppress(IndexError):
        if only_first:
            return names[:1]
    await feed.aclose()
    return names


print(asyncio.run(goods(sys.argv[1] == "first")))
