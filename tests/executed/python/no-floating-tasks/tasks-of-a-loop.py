# Starts a task for each word, in a loop, and waits a moment.
# way: a b c
# way: -
# edits: suggestion
# order: tasks of a group and awaited ones come in another order
import asyncio
import sys


async def shout(word: str) -> None:
    await asyncio.sleep(0.001)
    print(word.upper())


async def main(words: list[str]) -> None:
    for word in words:
        asyncio.create_task(shout(word))
    await asyncio.sleep(0.05)
    print("""
  all
heard""")


asyncio.run(main(sys.argv[1:]))
