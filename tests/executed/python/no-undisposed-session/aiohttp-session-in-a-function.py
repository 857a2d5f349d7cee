# Asks a shop for a price, and leaves the session open where the good is unknown.
# way: bolt
# way: hammer
import asyncio
import sys

import aiohttp
from shop_server import open_shop


async def price(url: str, good: str) -> int:
    session = aiohttp.ClientSession(url)
    async with session.get(f"/prices/{good}") as response:
        body = await response.json()
    if "error" in body:
        raise LookupError(body["error"])
    await session.close()
    return body["price"]


async def main(good):
    async with open_shop() as url:
        try:
            print(await price(url, good))
        except LookupError as error:
            print("error:", error)


asyncio.run(main(sys.argv[1]))
