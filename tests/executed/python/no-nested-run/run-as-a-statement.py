# A run whose result nobody needs, in a loop with an `else`.
# way: x y => fails asyncio.run() cannot be called from a running event loop
import asyncio as aio
import sys

sent = []


async def send(word):
    await aio.sleep(0)
    sent.append(word)


async def main(words):
    for word in words:
        aio.run(send(word))
    else:
        print("all", end=" ")
    print(sent)


aio.run(main(sys.argv[1:]))
