# The session of a class is closed without waiting.
# way: bolt => fails coroutine 'ClientSession.close' was never awaited
# edits: suggestion
import asyncio
import sys

import aiohttp
from shop_server import open_shop


class Shop:
    def __init__(self, url):
        self.session = aiohttp.ClientSession(url)

    async def price(self, good):
        async with self.session.get(f"/prices/{good}") as response:
            return (await response.json())["price"]

    async def close(self):
        self.session.close()


async def main(good):
    async with open_shop() as url:
        shop = Shop(url)
        try:
            print(await shop.price(good))
        finally:
            await shop.close()


asyncio.run(main(sys.argv[1]))
