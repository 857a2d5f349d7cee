# Writes lines into a file and reads them back.
# way: a b
# way: -
import asyncio
import sys

import aiofiles


async def save(path, lines):
    file = await aiofiles.open(path, "w")
    for line in lines:
        await file.write(f"{line}\n")
    if not lines:
        print("nothing written")
        await file.close()
        return 0
    await file.flush()
    return len(lines)


async def main():
    print(await save("lines.txt", sys.argv[1:]))
    async with aiofiles.open("lines.txt") as file:
        print((await file.read()).split())


asyncio.run(main())
