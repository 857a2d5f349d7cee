# Asks for many prices at once over one session.
# way: bolt nut
# way: -
# edits: suggestion
import asyncio
import sys

import aiohttp
from shop_server import open_shop


async def fetch(session, good):
    async with session.get(f"/prices/{good}") as response:
        return (await response.json())["price"]


async def prices(url, goods):
    session = aiohttp.ClientSession(url)
    if not goods:
        return []
    found = await asyncio.gather(*(fetch(session, good) for good in goods))
    return list(found)


async def main():
    async with open_shop() as url:
        print(await prices(url, sys.argv[1:]))


asyncio.run(main())
