# Visits one depot after the other, each with a client of its own, until enough is found.
# way: 5
# way: 13
# way: 40
# edits: suggestion
import asyncio
import sys

from depot import Client

DEPOTS = ("north", "south", "west")


async def collect(good, wanted):
    found = 0
    for name in DEPOTS:
        client = Client(name)
        found += await client.count(good)
        print(f"{name}: {found}")
        if found >= wanted:
            break
    else:
        print("not enough anywhere")
    return found


async def main():
    wanted = int(sys.argv[1])
    print(await collect("bolt", wanted) >= wanted)


asyncio.run(main())
