# Drops a task, prints, and closes the client under it.
# way: 3 => fails client is closed
# way: 0
# edits: fix
# order: a task that is awaited where it starts comes before what follows
import asyncio
import sys

from depot import Client


async def work(client, number):
    for _ in range(number):
        await client.take("nut")
    print("took", number)


async def main(number):
    client = Client("hand")
    asyncio.create_task(work(client, number))
    print("begun")
    await asyncio.sleep(0)
    await client.close()
    await asyncio.sleep(0.01)


asyncio.run(main(int(sys.argv[1])))
