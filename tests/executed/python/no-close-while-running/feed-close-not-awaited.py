# A feed whose close is not awaited, in an `else`.
# way: 1 => fails coroutine 'Feed.aclose' was never awaited
# edits: suggestion
import asyncio
import sys

from depot import Feed


async def read(number):
    feed = Feed()
    try:
        names = await feed.read()
    except LookupError:
        names = []
        await feed.aclose()
    else:
        feed.aclose()
    return names[:number]


print(asyncio.run(read(int(sys.argv[1]))))
