"""A shop on a port of its own, for the programs in this folder that are clients of one."""

import contextlib

from aiohttp import web

PRICES = {"bolt": 3, "nut": 2, "screw": 1}


async def _price(request):
    good = request.match_info["good"]
    if good not in PRICES:
        return web.json_response({"error": f"no {good}"}, status=404)
    return web.json_response({"good": good, "price": PRICES[good]})


async def _order(request):
    order = await request.json()
    return web.json_response({"ordered": order["good"], "number": order.get("number", 1)}, status=201)


@contextlib.asynccontextmanager
async def open_shop():
    """The address of a shop that is open as long as the block."""
    app = web.Application()
    app.router.add_get("/prices/{good}", _price)
    app.router.add_post("/orders", _order)
    runner = web.AppRunner(app)
    await runner.setup()
    try:
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    finally:
        await runner.cleanup()
