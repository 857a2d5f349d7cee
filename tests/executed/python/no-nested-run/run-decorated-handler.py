# A handler behind a decorator of the standard library, with defaults and a docstring.
# way: a b => fails asyncio.run() cannot be called from a running event loop
import asyncio
import contextlib
import sys


@contextlib.asynccontextmanager
async def transaction(name):
    print("begin", name)
    try:
        yield name.upper()
    finally:
        print("end", name)


async def save(name, *, suffix="!"):
    await asyncio.sleep(0)
    return name + suffix


async def handle(words, sep=", "):
    '''Saves
  every word.'''
    saved = []
    for word in words:
        async with transaction(word) as upper:
            saved.append(asyncio.run(save(upper, suffix="?")) if len(saved) else asyncio.run(save(upper)))
    return sep.join(saved)


print(asyncio.run(handle(sys.argv[1:])))
