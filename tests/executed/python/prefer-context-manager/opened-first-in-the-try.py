# A client opened as the first thing in a `try` whose handler returns.
# way: bolt
# way: hammer
# edits: suggestion
# later: the block takes in what comes behind the try
import asyncio
import sys

from depot import Client


async def look(good):
    client = None
    try:
        client = Client("first")
        number = await client.count(good)
        print("counted")
    except KeyError as missing:
        print("no", missing)
        return -1
    finally:
        if client:
            await client.close()
    print("behind")
    return number


print(asyncio.run(look(sys.argv[1])))
