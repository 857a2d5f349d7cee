# A client of httpx whose close is forgotten, behind a return in a branch.
# way: 200 => fails coroutine 'AsyncClient.aclose' was never awaited
# way: 404
# edits: suggestion
import asyncio
import sys

import httpx


def answer(request):
    return httpx.Response(int(sys.argv[1]), text="answer")


async def ask():
    client = httpx.AsyncClient(transport=httpx.MockTransport(answer))
    response = await client.get("http://shop/")
    if response.status_code == 404:
        await client.aclose()
        return None
    client.aclose()
    return response.text


print(asyncio.run(ask()))
