"""The jobs of the night: each by hand what a block does."""
import asyncio

import aiohttp


async def fetch(url):
    session = aiohttp.ClientSession()  # expect: prefer-context-manager
    try:
        async with session.get(url) as response:
            return await response.text()
    finally:
        await session.close()


def main(url):
    loop = asyncio.new_event_loop()  # expect: prefer-context-manager
    try:
        page = loop.run_until_complete(fetch(url))
    finally:
        loop.close()
    print(len(page))
