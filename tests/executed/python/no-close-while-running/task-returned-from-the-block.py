# A task leaves the block of the client that it works with.
# way: 2 => fails client is closed
# edits: suggestion
import asyncio
import sys

from depot import Client


async def take(client, number):
    for _ in range(number):
        left = await client.take("screw")
    return left


async def start(number):
    async with Client("starts") as client:
        return asyncio.create_task(take(client, number))


async def main(number):
    task = await start(number)
    print(await task if isinstance(task, asyncio.Task) else task)


asyncio.run(main(int(sys.argv[1])))
