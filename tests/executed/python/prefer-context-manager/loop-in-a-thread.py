# A thread with a loop of its own, which it sets and closes.
# way: 2
# edits: suggestion
import asyncio
import sys
import threading

found = []


async def work(number):
    await asyncio.sleep(0)
    return number * 2


def run(number):
    loop = asyncio.new_event_loop()
    asyncio.set_event_loop(loop)
    try:
        found.append(loop.run_until_complete(work(number)))
    finally:
        asyncio.set_event_loop(None)
        loop.close()


for each in range(int(sys.argv[1])):
    thread = threading.Thread(target=run, args=(each,))
    thread.start()
    thread.join()
print(found)
