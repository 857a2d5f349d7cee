# Runs in a loop of rounds on a loop that is closed at the end.
# way: 1
# way: 3
import asyncio
import sys


async def fetch(number):
    await asyncio.sleep(0)
    return number * 10


def collect(rounds):
    loop = asyncio.new_event_loop()
    found = []
    for number in range(rounds):
        found.append(loop.run_until_complete(fetch(number)))
        if number == 1:
            print("half way")
    loop.close()
    print("closed")
    return found


print(collect(int(sys.argv[1])))
