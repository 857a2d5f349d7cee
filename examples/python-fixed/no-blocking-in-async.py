"""A bot that polls a page; while it waits, nobody else of the loop gets a turn."""
import asyncio
import time

import requests


async def poll(url):
    while True:
        answer = await asyncio.to_thread(requests.get, url, timeout=10)
        print(answer.status_code)
        await asyncio.sleep(30)


if __name__ == "__main__":
    asyncio.run(poll("https://example.org"))
