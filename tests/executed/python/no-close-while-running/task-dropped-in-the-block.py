# A task is started in the block of a client, which ends under it.
# way: bolt => fails client is closed
import asyncio
import sys

from depot import Client


async def report(client, good):
    number = await client.count(good)
    assert number > 0
    print(good, number)


async def main(good):
    async with Client("reports") as client:
        asyncio.create_task(report(client, good))
    await asyncio.sleep(0.01)


asyncio.run(main(sys.argv[1]))
