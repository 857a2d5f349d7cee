# A client for each round, which some rounds leave by `continue` and `break`.
# way: bolt hammer nut stop screw
# way: -
# edits: fix
import asyncio
import sys

from depot import Client


async def visit(goods):
    total = 0
    for good in goods:
        client = Client(good)
        if good == "stop":
            print("stopped")
            break
        if good not in client.goods:
            print("no", good)
            continue
        total += await client.count(good)
        await client.close()
    else:
        print("all visited")
    print(total)


asyncio.run(visit(sys.argv[1:]))
