# A `finally` that does more than to close.
# way: 2
# way: 9
import asyncio
import sys

from depot import Client

log = []


async def work(number):
    client = Client("more")
    try:
        return await client.take("bolt", number)
    finally:
        log.append("closing")
        print("log:", len(log))
        await client.close()


async def main(number):
    try:
        print(await work(number))
    except Exception as error:
        print("error:", error)
    print(log)


asyncio.run(main(int(sys.argv[1])))
