# The sleep is imported by its name, beside a local one.
# way: 0.001
# edits: suggestion
import asyncio
import sys
from time import monotonic, sleep


async def pause(seconds):
    begin = monotonic()
    sleep(seconds)
    return monotonic() - begin >= seconds * 0.5


print(asyncio.run(pause(float(sys.argv[1]))))
