# Takes goods in the block of a client, and one more behind it.
# way: 1 => fails client is closed
# way: 3 => fails client is closed
import asyncio
import sys

import depot


async def take(rounds):
    async with depot.Client("till") as client:
        for _ in range(rounds):
            left = await client.take("screw")
        print("left:", left)

    # one for the road
    left = await client.take("screw")
    print("and:", left)
    return left


asyncio.run(take(int(sys.argv[1])))
