# Counts one good before the close and another one after it.
# way: bolt nut => fails client is closed
# way: screw bolt => fails client is closed
import asyncio
import sys

from depot import Client


async def compare(first, second):
    client = Client("scales")
    one = await client.count(first)
    await client.close()
    two = await client.count(second)
    return one - two


print(asyncio.run(compare(*sys.argv[1:])))
