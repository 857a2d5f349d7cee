# A client that is opened in the `try`, after an empty name.
# way: 1
# way: 5
import asyncio
import sys

from depot import Client


async def work(rounds):
    client = None
    try:
        client = Client("inside")
        for number in range(rounds):
            if number == 3:
                return "enough"
            print(await client.take("screw"))
        return "done"
    finally:
        if client is not None:
            await client.close()


print(asyncio.run(work(int(sys.argv[1]))))
