# A client inside of other blocks, one of which handles errors.
# way: bolt
# way: hammer
import asyncio
import contextlib
import sys

from depot import Client


@contextlib.contextmanager
def tagged(name):
    print(f"<{name}>")
    try:
        yield name
    finally:
        print(f"</{name}>")


async def look(good):
    with tagged("outer") as tag, contextlib.suppress(KeyError):
        client = Client(tag)
        number = await client.count(good)
        print(number)
    return tag


print(asyncio.run(look(sys.argv[1])))
