# Two clients of httpx, each closed where all goes well.
# way: bolt
# way: hammer => throws 404 Not Found
# later: where it failed, it was not closed at all
import asyncio
import sys

import httpx
from shop_server import open_shop


async def copy(url, good):
    source = httpx.AsyncClient(base_url=url)
    response = await source.get(f"/prices/{good}")
    price = response.raise_for_status().json()["price"]
    await source.aclose()
    target = httpx.AsyncClient(base_url=url)
    response = await target.post("/orders", json={"good": good, "number": price})
    await target.aclose()
    return response.status_code, response.text


async def main(good):
    async with open_shop() as url:
        print(*await copy(url, good))


asyncio.run(main(sys.argv[1]))
