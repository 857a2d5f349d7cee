# Counts what is in stock; an unknown good leaves before the client is closed.
# way: bolt
# way: nut
# way: hammer
import asyncio
import sys

from depot import Client


async def stock(good: str) -> int | None:
    """How many of a good are there?"""
    client = Client("north")
    if good not in client.goods:
        print(f"no {good} here")
        return None
    number = await client.count(good)
    await client.close()
    return number


async def main(good: str) -> None:
    number = await stock(good)
    print("nothing" if number is None else f"{number} of {good}")


asyncio.run(main(sys.argv[1]))
