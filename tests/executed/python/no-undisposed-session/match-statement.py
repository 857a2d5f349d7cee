# Answers commands by `match`; each case leaves in another way.
# way: count bolt
# way: take bolt 3
# way: quit
# way: dance
import asyncio
import sys

from depot import Client


async def answer(words):
    client = Client("commands")
    match words:
        case ["count", good]:
            return f"{await client.count(good)} {good}"
        case ["take", good, number] if number.isdigit():
            left = await client.take(good, int(number))
        case ["quit"]:
            await client.close()
            return "bye"
        case _:
            return "what?"
    await client.close()
    return f"{left} left"


print(asyncio.run(answer(sys.argv[1:])))
