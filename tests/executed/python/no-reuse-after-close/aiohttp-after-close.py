# A class with one method that closes its session in the middle.
# way: 2 => fails Session is closed
# way: 5 => fails Session is closed
import asyncio
import sys

import aiohttp
from shop_server import open_shop


class Buyer:
    """Buys over a session of its own."""

    def __init__(self, url: str) -> None:
        self.url = url

    async def buy(self, number: int) -> str:
        session = aiohttp.ClientSession(self.url)
        async with session.get("/prices/bolt") as response:
            price = (await response.json())["price"]
        await session.close()
        async with session.post("/orders", json={"good": "bolt", "number": number}) as response:
            ordered = (await response.json())["number"]
        return f"{ordered} for {price * ordered}"


async def main():
    async with open_shop() as url:
        print(await Buyer(url).buy(int(sys.argv[1])))


asyncio.run(main())
