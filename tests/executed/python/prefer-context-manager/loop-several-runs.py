# Makes a loop, sets it, runs three times, and cleans up after it.
# way: 2
# way: 0
# edits: suggestion
import asyncio
import sys


class Counter:
    def __init__(self):
        self.number = 0

    async def add(self, step):
        await asyncio.sleep(0)
        self.number += step
        return self.number

    async def ticks(self):
        for _ in range(3):
            yield self.number
            await asyncio.sleep(0)

    async def first_tick(self):
        async for tick in self.ticks():
            return tick


def main(step):
    counter = Counter()
    loop = asyncio.new_event_loop()
    asyncio.set_event_loop(loop)
    try:
        print(loop.run_until_complete(counter.add(step)))
        if step > 0:
            print(loop.run_until_complete(counter.first_tick()))
        return loop.run_until_complete(counter.add(1))
    finally:
        loop.run_until_complete(loop.shutdown_asyncgens())
        loop.close()


print(main(int(sys.argv[1])))
