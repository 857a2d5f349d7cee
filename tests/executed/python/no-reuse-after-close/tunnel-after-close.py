# Says goodbye through a tunnel that is closed, in an `else`.
# way: hello => fails tunnel is closed
import asyncio
import sys

from depot import Tunnel


async def talk(word):
    tunnel = Tunnel("phone")
    try:
        print(await tunnel.send(word))
    except ValueError:
        print("bad word")
    await tunnel.close()
    print(await tunnel.send("bye"))


asyncio.run(talk(sys.argv[1]))
