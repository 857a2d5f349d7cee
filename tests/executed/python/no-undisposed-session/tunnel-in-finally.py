# Sends lines through a tunnel without a block; an empty one stops early.
# way: a b
# way: a "" c
# way: -
import asyncio
import sys

from depot import Tunnel


async def send_all(lines):
    tunnel = Tunnel("mail")
    sent = []
    for number, line in enumerate(lines):
        if line == '""':
            print("stopped at", number)
            return sent
        sent.append(await tunnel.send(line))
    await tunnel.close()
    return sent


async def main():
    for line in await send_all(sys.argv[1:]):
        print(line)


asyncio.run(main())
