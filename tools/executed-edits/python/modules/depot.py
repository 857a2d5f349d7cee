"""A library of the programs in this folder: a warehouse in memory, with things that are opened and closed in every way.

The plugin knows it by `settings.libraries`. Whatever is used after its close fails, and so does a second close of a tunnel.
"""

import asyncio

from ledger import LEDGER


class DepotError(Exception):
    """What the depot refuses."""


class _Resource:
    def __init__(self, name="main"):
        self.name = name
        self.closed = False
        self.goods = {"bolt": 7, "nut": 5, "screw": 12}
        LEDGER.opened(self, type(self).__name__.lower())

    def _check(self):
        if self.closed:
            raise DepotError(f"{type(self).__name__.lower()} is closed")

    def _end(self):
        with LEDGER.closing(self, lambda thing: thing.closed):
            self.closed = True

    def __del__(self):
        LEDGER.collected(self)


class Client(_Resource):
    """Closed by `await close()`, held by `async with`; a second close does nothing."""

    async def __aenter__(self):
        self._check()
        return self

    async def __aexit__(self, *_error):
        await self.close()

    async def close(self):
        await asyncio.sleep(0)
        self._end()

    async def count(self, good):
        self._check()
        await asyncio.sleep(0)
        self._check()
        if good not in self.goods:
            raise KeyError(good)
        return self.goods[good]

    async def take(self, good, number=1):
        left = await self.count(good) - number
        if left < 0:
            raise DepotError(f"no {good} left")
        self.goods[good] = left
        return left


async def connect(name="main"):
    """Opens a client."""
    await asyncio.sleep(0)
    return Client(name)


class Store(_Resource):
    """Closed by `close()`, held by `with`."""

    def __enter__(self):
        self._check()
        return self

    def __exit__(self, *_error):
        self.close()

    def close(self):
        self._end()

    def get(self, good):
        self._check()
        return self.goods[good]

    def put(self, good, number):
        self._check()
        self.goods[good] = self.goods.get(good, 0) + number
        return self.goods[good]


class Feed(_Resource):
    """Closed by `await aclose()`, without a block."""

    async def aclose(self):
        await asyncio.sleep(0)
        self._end()

    async def read(self):
        self._check()
        await asyncio.sleep(0)
        return sorted(self.goods)


class Tunnel(_Resource):
    """Closed by `await close()`, without a block; it refuses a second close."""

    async def close(self):
        self._check()
        await asyncio.sleep(0)
        self._end()

    async def send(self, text):
        self._check()
        await asyncio.sleep(0)
        return f"{self.name}: {text}"


class Handle(_Resource):
    """Closed by `close()`, without a block."""

    def close(self):
        self._end()

    def peek(self, good):
        self._check()
        return self.goods.get(good, 0)


class Journal(_Resource):
    """Closed by `finish()`, without a block."""

    def finish(self):
        self._end()

    def write(self, text):
        self._check()
        return len(text)
