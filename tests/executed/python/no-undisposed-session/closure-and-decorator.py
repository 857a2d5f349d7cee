# A decorated function uses its client in a function inside.
# way: bolt nut
# way: screw
import asyncio
import functools
import sys

from depot import Client


def logged(function):
    @functools.wraps(function)
    async def wrapper(*args):
        print("begin", function.__name__)
        result = await function(*args)
        print("end", function.__name__)
        return result

    return wrapper


@logged
async def inventory(goods):
    client = Client("inventory")

    async def line(good):
        number = await client.count(good)
        return f"{good}={number}"

    lines = [await line(good) for good in goods]
    return ", ".join(lines)


print(asyncio.run(inventory(sys.argv[1:])))
