# A function inside, with a default, is called when the client is closed.
# way: bolt => fails client is closed
# way: nut => fails client is closed
import asyncio
import sys

from depot import Client


async def twice(good: str) -> int:
    client = Client("outer")
    first = await client.count("screw")

    async def again(*, factor: int = 2) -> int:
        return factor * first

    await client.close()
    return await again() + await client.count(good)


print(asyncio.run(twice(sys.argv[1])))
