# What comes between the close and the use prints and computes.
# way: 3 => fails client is closed
import asyncio
import sys

from depot import Client


async def work(number):
    client = Client("between")
    first = await client.take("bolt")
    await client.close()
    print("closed, it says")
    total = first + number
    if total > 100:
        raise ValueError(total)
    second = await client.take("nut")
    return total + second


print(asyncio.run(work(int(sys.argv[1]))))
