# Makes a loop of its own where one runs.
# way: 3 => fails Cannot run the event loop while another loop is running
import asyncio
import sys


async def work(number):
    return number


async def main(number):
    loop = asyncio.new_event_loop()
    try:
        print(loop.run_until_complete(work(number)))
    finally:
        loop.close()


asyncio.run(main(int(sys.argv[1])))
