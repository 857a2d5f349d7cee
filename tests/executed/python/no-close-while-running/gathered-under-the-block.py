# A gather in a variable, at the end of a block with a return.
# way: 3 => fails client is closed
import asyncio
import sys

from depot import Client


async def take(client, good):
    left = await client.take(good)
    print("left", left)


async def main(number):
    async with Client("gather") as client:
        work = asyncio.gather(*(take(client, "screw") for _ in range(number)))
        print("begun")
        return None


asyncio.run(main(int(sys.argv[1])))
