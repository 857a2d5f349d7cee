"""Where is the space station? The answer is asked for again when the session has gone."""
import asyncio

import aiohttp

NOW = "http://api.open-notify.org/iss-now.json"


async def position():
    async with aiohttp.ClientSession() as session:
        async with session.get(NOW) as response:
            first = await response.json()
    async with session.get(NOW) as response:  # expect: no-reuse-after-close
        second = await response.json()
    return first["iss_position"], second["iss_position"]


if __name__ == "__main__":
    print(asyncio.run(position()))
