# Starts a task and goes on; it may be collected while it works.
# way: 2
# edits: suggestion
# order: a task that is awaited where it starts comes before what follows
import asyncio
import sys


async def beat(number):
    for each in range(number):
        print("beat", each)
        await asyncio.sleep(0.001)


async def serve():
    print("serving")
    await asyncio.sleep(0.05)
    print("served")


async def main(number):
    asyncio.create_task(beat(number))
    await serve()


asyncio.run(main(int(sys.argv[1])))
