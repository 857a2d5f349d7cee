# Only some orders run nested; the others worked before.
# way: small
# way: large => fails asyncio.run() cannot be called from a running event loop
import asyncio
import sys


async def approve(name):
    await asyncio.sleep(0)
    print("approved", name)
    return True


async def order(name):
    if name == "large" and not asyncio.run(approve(name)):
        return "refused"
    return "ordered"


async def main():
    print(await order(sys.argv[1]))


asyncio.run(main())
