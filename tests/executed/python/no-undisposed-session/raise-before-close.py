# Takes goods for an order; one that is too large raises, and the caller handles it.
# way: bolt 2
# way: bolt 99
# way: hammer 1
import asyncio
import sys

import depot


class OrderError(ValueError):
    pass


async def take(good, number):
    client = await depot.connect("south")
    try:
        left = await client.take(good, number)
    except KeyError as missing:
        raise OrderError(f"unknown good {missing}") from missing
    except depot.DepotError as refused:
        raise OrderError(str(refused)) from refused
    else:
        print("taken")
    await client.close()
    return left


def main(good, number):
    try:
        print(asyncio.run(take(good, int(number))), "left")
    except OrderError as error:
        print("refused:", error)


if __name__ == "__main__":
    main(*sys.argv[1:])
