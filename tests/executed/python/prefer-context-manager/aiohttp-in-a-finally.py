# A session of aiohttp in a `try` with a `finally`.
# way: bolt
# way: hammer
import asyncio
import sys

import aiohttp
from shop_server import open_shop


async def price(url, good):
    session = aiohttp.ClientSession(url, timeout=aiohttp.ClientTimeout(total=5))
    try:
        async with session.get(f"/prices/{good}") as response:
            response.raise_for_status()
            return (await response.json())["price"]
    finally:
        await session.close()


async def main(good):
    async with open_shop() as url:
        try:
            print(await price(url, good))
        except aiohttp.ClientResponseError as error:
            print(error.status)


asyncio.run(main(sys.argv[1]))
