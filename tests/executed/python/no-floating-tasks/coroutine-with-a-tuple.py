# Two coroutines in a tuple and one behind a condition, in a decorated coroutine.
# way: yes => fails was never awaited
# way: no => fails was never awaited
import asyncio
import functools
import sys

done = []


def traced(function):
    @functools.wraps(function)
    async def inner(*args):
        print("->", function.__name__)
        return await function(*args)

    return inner


async def mark(name):
    await asyncio.sleep(0)
    done.append(name)


@traced
async def main(answer):
    both = (mark("one"), mark("two"))
    if answer == "yes":
        mark("three")
    else:
        mark("four")
    print("marked")


asyncio.run(main(sys.argv[1]))
