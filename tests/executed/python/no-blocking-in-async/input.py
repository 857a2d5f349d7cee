# Asks for a line, where there is none.
# way: name
# edits: suggestion
import asyncio
import sys


async def ask(what):
    try:
        return input(f"{what}? ")
    except EOFError:
        print()
        return "nobody"


print(asyncio.run(ask(sys.argv[1])))
