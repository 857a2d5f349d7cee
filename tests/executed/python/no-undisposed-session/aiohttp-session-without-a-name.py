# Orders with a session that has no name.
# way: -
import asyncio

import aiohttp
from shop_server import open_shop


async def order(url, good, number):
    response = await aiohttp.ClientSession(url).post("/orders", json={"good": good, "number": number})
    answer = await response.json()
    return answer["ordered"], answer["number"]


async def main():
    async with open_shop() as url:
        print(*await order(url, "bolt", 4))


asyncio.run(main())
