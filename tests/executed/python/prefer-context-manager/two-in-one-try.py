# Two clients that one `finally` closes, in the order in which they were opened.
# way: 2
# way: 30
# edits: fix
import asyncio
import sys

from depot import Client, DepotError


async def move(number):
    source = Client("source")
    target = Client("target")
    try:
        await source.take("bolt", number)
        target.goods["bolt"] += number
        return await target.count("bolt")
    finally:
        await source.close()
        await target.close()


try:
    print(asyncio.run(move(int(sys.argv[1]))))
except DepotError as error:
    print(error)
