# Ticks with a sleep that keeps the loop.
# way: 2
# way: 0
# edits: suggestion
import asyncio
import sys
import time


async def tick(name, rounds):
    for number in range(rounds):
        print(name, number)
        time.sleep(0.001)
    return name


async def main(rounds):
    print(await tick("a", rounds))


asyncio.run(main(int(sys.argv[1])))
