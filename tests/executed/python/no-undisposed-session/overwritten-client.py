# Goes on with another client when the first depot has too few; the first stays open.
# way: 3
# way: 30
# edits: none, two clients share one name
import asyncio
import sys

from depot import Client


async def find(wanted):
    client = Client("near")
    if await client.count("bolt") < wanted:
        client = Client("far")
        print("going far")
    number = await client.count("bolt")
    await client.close()
    return number


print(asyncio.run(find(int(sys.argv[1]))))
