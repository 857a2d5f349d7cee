# Gathers work and does not wait for it.
# way: 2
# edits: suggestion
# order: awaited work comes before what follows
import asyncio
import sys


async def step(number):
    await asyncio.sleep(0)
    print("step", number)


async def main(number):
    asyncio.gather(*(step(n) for n in range(number)))
    await asyncio.sleep(0.02)
    print("end")


asyncio.run(main(int(sys.argv[1])))
