# A session in a block that is not asynchronous.
# way: bolt => fails Use async with instead
import asyncio
import sys

import aiohttp
from shop_server import open_shop


async def main(good):
    async with open_shop() as url:
        with aiohttp.ClientSession(url) as session:
            async with session.get(f"/prices/{good}") as response:
                print(response.status)


asyncio.run(main(sys.argv[1]))
