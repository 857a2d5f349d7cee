# A close that nobody awaits.
# way: bolt => fails coroutine 'Client.close' was never awaited
# edits: suggestion
import asyncio
import sys

from depot import Client


async def count(good):
    client = Client("drop")
    try:
        return await client.count(good)
    finally:
        client.close()


print(asyncio.run(count(sys.argv[1])))
