# Fetches numbers, closes the loop, and then writes a report on it.
# way: 7 => fails Event loop is closed
# way: 0 => fails Event loop is closed
import asyncio
import sys


async def fetch_numbers(day: int) -> list[int]:
    await asyncio.sleep(0)
    return [day, day * 2]


async def write_report(numbers: list[int]) -> int:
    await asyncio.sleep(0)
    return sum(numbers)


def main(day: int) -> None:
    loop = asyncio.new_event_loop()
    numbers = loop.run_until_complete(fetch_numbers(day))
    loop.close()
    # the report comes last
    print(loop.run_until_complete(write_report(numbers)))


main(int(sys.argv[1]))
