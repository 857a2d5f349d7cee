# Closes a client of httpx by a name that it does not have.
# way: 200 => fails has no attribute 'close'
# way: 404 => fails has no attribute 'close'
import asyncio
import sys

import httpx


def answer(request):
    return httpx.Response(int(sys.argv[1]), json={"path": request.url.path})


async def ping():
    client = httpx.AsyncClient(transport=httpx.MockTransport(answer), base_url="http://shop")
    try:
        response = await client.get("/ping")
        print(response.status_code)
        return response.json()
    finally:
        # the connections go too
        await client.close()


print(asyncio.run(ping()))
