# Both branches close, and what follows uses the client.
# way: bolt => fails client is closed
# way: nut => fails client is closed
# edits: none, each branch closes it in its own way
import asyncio
import sys

from depot import Client


async def work(good):
    client = Client("both")
    if good == "bolt":
        print(await client.count(good))
        await client.close()
    else:
        print("other")
        await client.close()
    left = await client.take(good)
    print(left)


asyncio.run(work(sys.argv[1]))
