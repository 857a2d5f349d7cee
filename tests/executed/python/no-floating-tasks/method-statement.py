# A method that nobody waits for.
# way: 2 => fails coroutine 'Store.flush' was never awaited
import asyncio
import sys


class Store:
    def __init__(self):
        self.rows = []
        self.flushed = 0

    async def flush(self):
        await asyncio.sleep(0)
        self.flushed += len(self.rows)
        self.rows.clear()

    async def add(self, row):
        self.rows.append(row)
        if len(self.rows) == 2:
            self.flush()


async def main(number):
    store = Store()
    for row in range(number):
        await store.add(row)
    print("added")


asyncio.run(main(int(sys.argv[1])))
