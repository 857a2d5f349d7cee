# A loop is closed while one of its tasks is pending.
# way: 1 => fails was destroyed but it is pending
# edits: none, to wait for a task without an end would hang
import asyncio
import sys


async def beat():
    while True:
        await asyncio.sleep(0.01)


async def serve(number):
    await asyncio.sleep(0)
    return number


def main(number):
    loop = asyncio.new_event_loop()
    task = loop.create_task(beat())
    print(loop.run_until_complete(serve(number)), task.done())
    task.cancel()
    loop.close()


main(int(sys.argv[1]))
