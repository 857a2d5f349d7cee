# A client that the `finally` of a `try` still asks.
# way: bolt
# way: hammer
# edits: suggestion
import asyncio
import sys

from depot import Client


async def look(good):
    client = Client("asked")
    try:
        return await client.count(good)
    except KeyError:
        return "none"
    finally:
        print("nuts:", await client.count("nut"))


print(asyncio.run(look(sys.argv[1])))
