# A task of the running loop, started in a block with a name of its own for a task.
# way: x
# edits: suggestion
# order: an awaited task comes before what follows
import asyncio
import sys


async def log(line):
    await asyncio.sleep(0)
    print("log:", line)


async def main(line):
    task = "not a task"
    loop = asyncio.get_running_loop()
    asyncio.get_running_loop().create_task(log(line))
    await asyncio.sleep(0.01)
    print(task, loop.is_running())


asyncio.run(main(sys.argv[1]))
