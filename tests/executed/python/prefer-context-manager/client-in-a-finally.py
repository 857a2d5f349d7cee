# Takes goods with a client that a `finally` closes.
# way: bolt 2
# way: bolt 99
# way: hammer 1
import asyncio
import sys

from depot import Client, DepotError


async def take(good: str, number: int) -> int:
    client = Client("counter")
    try:
        # one after the other
        left = await client.take(good, number)
        print("taken")
        return left
    finally:
        await client.close()


async def main(good, number):
    try:
        print(await take(good, int(number)))
    except DepotError as error:
        print("refused:", error)
    except KeyError:
        print("unknown")


asyncio.run(main(*sys.argv[1:]))
