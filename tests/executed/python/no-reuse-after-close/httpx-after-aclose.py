# Asks twice with a client that is closed in between; the second answer decides.
# way: 200 => fails the client has been closed
# way: 404 => fails the client has been closed
import asyncio
import sys

import httpx


def answer(request):
    return httpx.Response(int(sys.argv[1]), text=request.url.path)


async def check():
    client = httpx.AsyncClient(transport=httpx.MockTransport(answer))
    first = await client.get("http://shop/first")
    await client.aclose()
    second = await client.get("http://shop/second")
    return "same" if first.text == second.text else f"{second.text} {second.status_code}"


print(asyncio.run(check()))
