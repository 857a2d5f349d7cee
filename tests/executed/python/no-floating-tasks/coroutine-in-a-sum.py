# Adds a coroutine to a number.
# way: 4 => fails unsupported operand
import asyncio
import sys


async def price(number):
    await asyncio.sleep(0)
    return number * 3


async def main(number):
    total = 10 + price(number)
    print(total)


asyncio.run(main(int(sys.argv[1])))
