# Reads what a URL has, here one of a file.
# way: text
# edits: suggestion
import asyncio
import sys
import urllib.request
from pathlib import Path


async def read(url):
    response = urllib.request.urlopen(url)
    try:
        return response.read().decode()
    finally:
        response.close()


path = Path("answer.txt").resolve()
path.write_text(sys.argv[1])
print(asyncio.run(read(path.as_uri())))
