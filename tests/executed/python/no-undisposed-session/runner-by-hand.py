# A runner that is opened without its block.
# way: 1
# way: 4
import asyncio
import sys


async def step(number):
    await asyncio.sleep(0)
    return number + 1


def climb(steps):
    runner = asyncio.Runner()
    height = 0
    for _ in range(steps):
        height = runner.run(step(height))
    if height > 3:
        print("high")
        runner.close()
        return height
    return height


print(climb(int(sys.argv[1])))
