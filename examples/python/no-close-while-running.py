"""Prices of several shops, read at once; the session is gone before the answers are there."""
import asyncio

import aiohttp


async def price(session, url):
    async with session.get(url) as response:
        return (await response.json())["price"]


async def prices(urls):
    async with aiohttp.ClientSession() as session:
        tasks = [asyncio.create_task(price(session, url)) for url in urls]  # expect: no-close-while-running
    return await asyncio.gather(*tasks)


class Shop:
    def __init__(self):
        self.session = aiohttp.ClientSession()

    async def close(self):
        self.session.close()  # expect: no-close-while-running


async def stop():
    asyncio.get_running_loop().close()  # expect: no-close-while-running
