# A coroutine as the test of a loop, which never ends.
# way: 3 => hangs
import asyncio
import sys


class Queue:
    def __init__(self, number):
        self.number = number

    async def has_more(self):
        await asyncio.sleep(0)
        self.number -= 1
        return self.number >= 0


async def main(number):
    queue = Queue(number)
    rounds = 0
    while queue.has_more():
        rounds += 1
        await asyncio.sleep(0.005)
    print(rounds)


asyncio.run(main(int(sys.argv[1])))
