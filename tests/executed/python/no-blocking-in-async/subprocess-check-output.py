# A failing command raises, and the caller handles it.
# way: true
# way: false
# edits: suggestion
import asyncio
import subprocess
import sys


async def run(command):
    try:
        return subprocess.check_output([command])
    except subprocess.CalledProcessError as error:
        return f"exit {error.returncode}"


print(asyncio.run(run(sys.argv[1])))
