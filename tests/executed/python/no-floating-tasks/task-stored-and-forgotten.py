# A task in a variable that nobody reads.
# way: 1
# way: 3
# order: an awaited task comes before what follows
# edits: none, whoever gives it a name may mean to use it
import asyncio
import sys


async def count(number):
    await asyncio.sleep(0)
    print("counted", number)


async def main(number):
    task = asyncio.create_task(count(number))
    if number > 2:
        print("large")
    await asyncio.sleep(0.02)


asyncio.run(main(int(sys.argv[1])))
