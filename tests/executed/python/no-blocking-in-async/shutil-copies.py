# Copies a tree of files and removes it.
# way: a b
# edits: suggestion
import asyncio
import shutil
import sys
from pathlib import Path


async def copy(names):
    Path("from").mkdir()
    for name in names:
        (Path("from") / name).write_text(name)
    shutil.copytree("from", "to")
    found = sorted(path.name for path in Path("to").iterdir())
    shutil.rmtree("to")
    return found, Path("to").exists()


print(asyncio.run(copy(sys.argv[1:])))
