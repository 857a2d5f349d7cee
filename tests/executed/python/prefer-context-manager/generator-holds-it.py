# An async generator that closes its client in a `finally`.
# way: 2
# way: 3
import asyncio
import sys

from depot import Client


async def counts(goods):
    client = Client("generator")
    try:
        for good in goods:
            yield good, await client.count(good)
    finally:
        await client.close()


async def main(number):
    async for good, count in counts(["bolt", "nut", "screw"]):
        print(good, count)
        number -= 1


asyncio.run(main(int(sys.argv[1])))
