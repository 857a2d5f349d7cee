# Work of a loop that hands numbers to threads.
# way: 4
# edits: suggestion
import asyncio
import sys


def cube(number):
    return number**3


async def compute(numbers):
    loop = asyncio.get_running_loop()
    return await asyncio.gather(*(loop.run_in_executor(None, cube, number) for number in numbers))


def main(count):
    loop = asyncio.new_event_loop()
    asyncio.set_event_loop(loop)
    try:
        return loop.run_until_complete(compute(range(count)))
    finally:
        loop.run_until_complete(loop.shutdown_default_executor())
        asyncio.set_event_loop(None)
        loop.close()


print(main(int(sys.argv[1])))
