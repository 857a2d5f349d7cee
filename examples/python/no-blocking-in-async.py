"""A bot that polls a page; while it waits, nobody else of the loop gets a turn."""
import asyncio
import time

import requests


async def poll(url):
    while True:
        answer = requests.get(url, timeout=10)  # expect: no-blocking-in-async
        print(answer.status_code)
        time.sleep(30)  # expect: no-blocking-in-async


if __name__ == "__main__":
    asyncio.run(poll("https://example.org"))
