# A plain function cannot wait for what it starts.
# way: 3 => fails coroutine 'work' was never awaited
# edits: none, nothing can be awaited in a plain function
import asyncio
import sys


async def work(number):
    print("worked", number)


def on_event(number):
    work(number)
    print("event")


async def main(number):
    await asyncio.sleep(0)
    on_event(number)


asyncio.run(main(int(sys.argv[1])))
