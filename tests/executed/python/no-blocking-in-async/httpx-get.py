# The functions of httpx that block, with an error that is handled.
# way: 1
# edits: suggestion
import asyncio
import sys

import httpx


async def ask(port):
    try:
        return httpx.get(f"http://127.0.0.1:{port}/", timeout=2).text
    except httpx.ConnectError:
        return "nobody there"


print(asyncio.run(ask(int(sys.argv[1]))))
