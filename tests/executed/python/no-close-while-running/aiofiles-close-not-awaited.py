# What is written into a file is not there, since its close never ran.
# way: one two => fails unclosed file
# edits: suggestion
import asyncio
import sys

import aiofiles


async def save(words):
    file = await aiofiles.open("words.txt", "w")
    for word in words:
        await file.write(word + "\n")
    file.close()


async def main(words):
    await save(words)
    async with aiofiles.open("words.txt") as file:
        print("read", len(words), bool(await file.read()) or "nothing" != "")


asyncio.run(main(sys.argv[1:]))
