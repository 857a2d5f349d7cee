# A run inside of blocks that hold other things.
# way: bolt => fails asyncio.run() cannot be called from a running event loop
# way: nut => fails asyncio.run() cannot be called from a running event loop
import asyncio
import sys

from depot import Client


async def count(client, good):
    return await client.count(good)


async def main(good):
    async with Client("with") as client:
        with open("log.txt", "w") as log:
            number = asyncio.run(count(client, good))
            log.write(f"{good} {number}\n")
    print(number)
    with open("log.txt") as log:
        print(log.read(), end="")


asyncio.run(main(sys.argv[1]))
