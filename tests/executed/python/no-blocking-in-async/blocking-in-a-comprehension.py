# Blocks in a comprehension and in a condition.
# way: a b
# edits: suggestion
import asyncio
import subprocess
import sys


async def lengths(words):
    sizes = [len(subprocess.check_output(["echo", word])) for word in words]
    if subprocess.call(["true"]) == 0 and sizes:
        print("all well")
    return sizes


print(asyncio.run(lengths(sys.argv[1:])))
