# Makes a loop for one run and closes it.
# way: 3
# way: -1
import asyncio
import sys


async def root(number):
    await asyncio.sleep(0)
    if number < 0:
        raise ValueError("negative")
    return number**2


def compute(number):
    loop = asyncio.new_event_loop()
    try:
        return loop.run_until_complete(root(number))
    finally:
        loop.close()


try:
    print(compute(int(sys.argv[1])))
except ValueError as error:
    print(error)
