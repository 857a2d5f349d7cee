# Reads the head of a file, closes it, and reads the rest, in a thread.
# way: a b c => fails I/O operation on closed file
# way: a => fails I/O operation on closed file
import asyncio
import sys
from pathlib import Path


def parse(path):
    file = open(path)
    head = file.readline().strip()
    file.close()
    rows = file.read().split()
    return head, rows


async def main():
    print(*await asyncio.to_thread(parse, "table.txt"))


Path("table.txt").write_text("\n".join(sys.argv[1:]) + "\n")
asyncio.run(main())
