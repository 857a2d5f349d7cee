# Two tasks of one session are dropped at the end of its block.
# way: bolt nut => fails Session is closed
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
            asyncio.create_task(order(session, second))
        await asyncio.sleep(0.05)


asyncio.run(main(*sys.argv[1:]))
