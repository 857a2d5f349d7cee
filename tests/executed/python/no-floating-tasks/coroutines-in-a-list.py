# Puts coroutines into a list that nobody looks at.
# way: a b => fails coroutine 'send' was never awaited
import asyncio
import sys


async def send(word):
    await asyncio.sleep(0)
    return len(word)


async def main(words):
    sending = [send(word) for word in words]
    print("sent all")


asyncio.run(main(sys.argv[1:]))
