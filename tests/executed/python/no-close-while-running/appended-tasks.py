# Tasks in a list that nobody awaits before the client is closed.
# way: bolt nut screw => fails client is closed
import asyncio
import sys

from depot import Client

counted = {}


async def count(client, good):
    counted[good] = await client.count(good)


async def main(goods):
    client = Client("list")
    tasks = []
    for good in goods:
        tasks.append(asyncio.create_task(count(client, good)))
    print(len(tasks), "started")
    await client.close()
    await asyncio.sleep(0.01)


asyncio.run(main(sys.argv[1:]))
