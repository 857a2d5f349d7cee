# Runs a command and waits for it in the loop.
# way: hello
# way: -
# edits: suggestion
import asyncio
import subprocess
import sys


async def echo(words):
    done = subprocess.run(["echo", *words], capture_output=True, text=True, check=True)
    return done.stdout.strip() or "nothing"


print(asyncio.run(echo(sys.argv[1:])))
