# A block holds the file that is opened.
# way: a
# edits: none, the block of the twin is another one
import asyncio
import sys
from pathlib import Path


async def load(path):
    with open(path) as file:
        return file.read()


Path("words.txt").write_text(" ".join(sys.argv[1:]))
print(asyncio.run(load("words.txt")))
