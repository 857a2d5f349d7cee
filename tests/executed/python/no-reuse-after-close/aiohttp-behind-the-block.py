# Asks for a second price when the session is closed already.
# way: bolt nut => fails Session is closed
# way: nut hammer => fails Session is closed
import asyncio
import sys

import aiohttp
from shop_server import open_shop


async def two_prices(url, first, second):
    async with aiohttp.ClientSession(url) as session:
        async with session.get(f"/prices/{first}") as response:
            one = await response.json()
    async with session.get(f"/prices/{second}") as response:
        two = await response.json()
    return one, two


async def main():
    async with open_shop() as url:
        for each in await two_prices(url, *sys.argv[1:]):
            print(each)


asyncio.run(main())
