# Loads and stores on one loop, which stays open.
# way: 2
# way: 5
# edits: suggestion
import asyncio
import sys


class Cache:
    def __init__(self):
        self.values = {}

    async def load(self, key):
        await asyncio.sleep(0)
        return self.values.get(key, key)

    async def store(self, key, value):
        await asyncio.sleep(0)
        self.values[key] = value


def fill(cache, rounds):
    loop = asyncio.new_event_loop()
    for key in range(rounds):
        value = loop.run_until_complete(cache.load(key))
        loop.run_until_complete(cache.store(key, value + 1))
    return cache.values


print(fill(Cache(), int(sys.argv[1])))
