# Looks through goods in a loop with an `else`, and takes the rest when the client is closed.
# way: 7 => fails client is closed
# way: 99 => fails client is closed
import asyncio
import sys

from depot import Client


async def search(wanted):
    client = Client("search")
    for good in ("bolt", "nut", "screw"):
        if await client.count(good) == wanted:
            print("found", good)
            break
    else:
        print("nothing has", wanted)
    await client.close()
    left = await client.take("screw", 5)
    while left > 0:
        left -= 4
        if left == 3:
            break
    else:
        print("nothing left")
    print(left)


asyncio.run(search(int(sys.argv[1])))
