# A class asks a service in each call with a client of its own.
# way: bolt
# way: hammer
import asyncio
import sys

import httpx
from shop_server import open_shop


class Catalogue:
    def __init__(self, url: str):
        self.url = url

    async def price(self, good: str) -> str:
        client = httpx.AsyncClient(base_url=self.url)
        response = await client.get(f"/prices/{good}")
        if response.is_error:
            return response.json()["error"]
        return response.text


async def main(good):
    async with open_shop() as url:
        print(await Catalogue(url).price(good))


asyncio.run(main(sys.argv[1]))
