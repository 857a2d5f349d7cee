# Opens a file in a coroutine and reads it.
# way: a b
# way: -
# edits: suggestion
import asyncio
import sys
from pathlib import Path


async def load(path):
    file = open(path)
    try:
        return file.read().split()
    finally:
        file.close()


Path("words.txt").write_text(" ".join(sys.argv[1:]))
print(asyncio.run(load("words.txt")))
