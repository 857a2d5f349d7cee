# A coroutine function of the file closes, and its own call is not awaited.
# way: hi => fails coroutine 'Tunnel.close' was never awaited
# edits: suggestion
import asyncio
import sys

from depot import Tunnel


async def talk(word):
    tunnel = Tunnel("helper")
    answer = await tunnel.send(word)
    tunnel.close()
    return answer


print(asyncio.run(talk(sys.argv[1])))
