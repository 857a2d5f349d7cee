# Statements that share a line with the start of a task.
# way: 1
# edits: suggestion
# order: an awaited task comes before what follows
import asyncio
import sys

background_tasks = set()


async def tick(number):
    await asyncio.sleep(0)
    print("tick", number)


async def main(number):
    if number: asyncio.create_task(tick(number)); print("started")
    await asyncio.sleep(0.02)
    print(len(background_tasks) == 0)


asyncio.run(main(int(sys.argv[1])))
