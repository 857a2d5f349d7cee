# A method of a class runs its own coroutine.
# way: Oslo => fails asyncio.run() cannot be called from a running event loop
# edits: none, a comment would be lost
import asyncio
import sys


class Weather:
    """Asks for the weather."""

    def __init__(self):
        self.asked = []

    async def fetch(self, city):
        self.asked.append(city)
        await asyncio.sleep(0)
        return f"{city}: sunny"

    async def report(self, *cities):
        lines = []
        for city in cities:
            lines.append(
                asyncio.run(
                    self.fetch(city),  # one at a time
                )
            )
        return lines


print(asyncio.run(Weather().report(*sys.argv[1:], "Bergen")))
