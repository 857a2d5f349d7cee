# Closes the client before the task that uses it is awaited.
# way: nut => fails client is closed
# edits: none, the program awaits it itself later
import asyncio
import sys

from depot import Client


async def main(good):
    client = Client("early")
    task = asyncio.create_task(client.count(good))
    await client.close()
    print(await task)


asyncio.run(main(sys.argv[1]))
