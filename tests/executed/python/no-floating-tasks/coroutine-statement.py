# Saves without waiting: nothing of it runs.
# way: a b => fails coroutine 'save' was never awaited
# way: -
import asyncio
import sys

saved = []


async def save(what: str) -> None:
    await asyncio.sleep(0)
    saved.append(what)


async def main(words: list[str]) -> None:
    for word in words:
        save(word)  # one by one
    print("done")


asyncio.run(main(sys.argv[1:]))
assert saved == sys.argv[1:] or not saved
