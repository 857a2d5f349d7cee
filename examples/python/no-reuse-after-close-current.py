"""A script that grew: the second part asks for the loop that the first part has taken away."""
import asyncio


async def migrate():
    await asyncio.sleep(0)
    print("migrated")


async def serve():
    await asyncio.sleep(0)
    print("served")


asyncio.run(migrate())
loop = asyncio.get_event_loop()  # expect: no-reuse-after-close
loop.run_until_complete(serve())
