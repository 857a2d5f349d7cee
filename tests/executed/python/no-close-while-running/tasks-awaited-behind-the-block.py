# Gathers tasks when the session that they share is closed.
# way: bolt nut => fails Session is closed
# edits: none, the program awaits them itself later
import asyncio
import sys

import aiohttp
from shop_server import open_shop


async def price(session, good):
    async with session.get(f"/prices/{good}") as response:
        return (await response.json())["price"]


async def main(goods):
    async with open_shop() as url:
        async with aiohttp.ClientSession(url) as session:
            tasks = [asyncio.create_task(price(session, good)) for good in goods]
        print(await asyncio.gather(*tasks))


asyncio.run(main(sys.argv[1:]))
