# Two clients, each with a `finally` of its own, of which the inner one counts first.
# way: 2
# way: 30
import asyncio
import sys

from depot import Client, DepotError


async def move(number):
    source = Client("source")
    try:
        left = await source.take("bolt", number)
        target = Client("target")
        try:
            target.goods["bolt"] += number
            return left, await target.count("bolt")
        finally:
            await target.close()
    finally:
        print("moved" if number < 9 else "not moved")
        await source.close()


try:
    print(asyncio.run(move(int(sys.argv[1]))))
except DepotError as error:
    print(error)
