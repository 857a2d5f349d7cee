# Sends an order and does not wait for it to be sent.
# way: bolt => fails coroutine 'announce' was never awaited
import asyncio
import sys

import aiohttp
from shop_server import open_shop


async def announce(session, good):
    async with session.post("/orders", json={"good": good}) as response:
        assert response.status == 201
        return await response.json()


async def main(good):
    async with open_shop() as url, aiohttp.ClientSession(url) as session:
        announce(session, good)
        async with session.get(f"/prices/{good}") as response:
            print(await response.json())


asyncio.run(main(sys.argv[1]))
