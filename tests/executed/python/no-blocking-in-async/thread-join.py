# Waits for threads in a coroutine.
# way: 2
# edits: suggestion
import asyncio
import sys
import threading


async def work(number):
    found = []
    threads = [threading.Thread(target=found.append, args=(n,)) for n in range(number)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    event = threading.Event()
    event.set()
    if event.wait(1):
        print("set")
    return sorted(found)


print(asyncio.run(work(int(sys.argv[1]))))
