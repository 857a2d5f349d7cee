# The client of httpx that blocks, used behind its block.
# way: a => fails the client has been closed
import sys

import httpx


def echo(request):
    return httpx.Response(200, text=request.url.path)


def ask(path):
    with httpx.Client(transport=httpx.MockTransport(echo)) as client:
        first = client.get("http://shop/").text
    return first + client.get(f"http://shop/{path}").text


print(ask(sys.argv[1]))
