# A task that is started beside the group that is there.
# way: 2
# edits: suggestion
# order: the group waits for its tasks at its end
import asyncio
import sys


async def work(name, number):
    await asyncio.sleep(0.001 * number)
    print(name, number)


async def main(number):
    async with asyncio.TaskGroup() as group:
        group.create_task(work("in the group", 1))
        asyncio.create_task(work("beside it", number))
    await asyncio.sleep(0.02)
    print("end")


asyncio.run(main(int(sys.argv[1])))
