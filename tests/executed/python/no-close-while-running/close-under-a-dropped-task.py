# Closes the client while a task that nobody awaits still uses it.
# way: nut => fails client is closed
import asyncio
import sys

from depot import Client


async def work(client, good):
    for _ in range(3):
        await client.take(good)
    print("took three")


async def main(good):
    client = Client("late")
    task = asyncio.create_task(work(client, good))
    print("started", not task.done())
    await client.close()
    await asyncio.sleep(0.01)


asyncio.run(main(sys.argv[1]))
