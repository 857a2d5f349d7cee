# A task is dropped in the block of a session, before other things.
# way: bolt nut => fails Session is closed
# way: hammer bolt => fails Session is closed
import asyncio
import sys

import aiohttp
from shop_server import open_shop


async def order(session, good):
    async with session.post("/orders", json={"good": good}) as response:
        print("ordered", (await response.json())["ordered"])


async def main(first, second):
    async with open_shop() as url:
        async with aiohttp.ClientSession(url) as session:
            asyncio.create_task(order(session, first))
            print("and now", second)
            if second == "nut":
                print("no more")
        await asyncio.sleep(0.05)


asyncio.run(main(*sys.argv[1:]))
