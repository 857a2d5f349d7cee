# A stack of clients that only the good way closes.
# way: 2
# way: 0
# edits: suggestion
import asyncio
import sys
from contextlib import AsyncExitStack

from depot import Client


async def counts(number):
    stack = AsyncExitStack()
    clients = []
    for index in range(number):
        clients.append(await stack.enter_async_context(Client(f"depot {index}")))
    if not clients:
        print("nothing to do")
        return []
    found = [await client.count("screw") for client in clients]
    await stack.aclose()
    return found


print(asyncio.run(counts(int(sys.argv[1]))))
