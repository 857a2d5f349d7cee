# A block with two items ends under the task that uses both.
# way: 5 => fails is closed
import asyncio
import sys

from depot import Client


async def move(source, target, number):
    for _ in range(number):
        left = await source.take("bolt")
    print("moved", number, "to", target.name, left)


async def main(number):
    async with Client("source") as source, Client("target") as target:
        asyncio.create_task(move(source, target, number))
    await asyncio.sleep(0.01)


asyncio.run(main(int(sys.argv[1])))
