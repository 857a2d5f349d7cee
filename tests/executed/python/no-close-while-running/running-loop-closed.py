# Closes the loop that runs.
# way: - => fails Cannot close a running event loop
# edits: none, nothing is right there
import asyncio


async def stop():
    asyncio.get_running_loop().close()


asyncio.run(stop())
