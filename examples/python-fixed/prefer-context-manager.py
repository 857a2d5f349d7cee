"""The jobs of the night: each by hand what a block does."""
import asyncio

import aiohttp


async def fetch(url):
    async with aiohttp.ClientSession() as session:
        async with session.get(url) as response:
            return await response.text()


def main(url):
  
    page = asyncio.run(fetch(url))
    print(len(page))
