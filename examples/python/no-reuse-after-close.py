"""Two reports in one run, the way a tutorial of 2016 began it."""
import asyncio


async def fetch_numbers(day):
    await asyncio.sleep(0)
    return [day, day * 2, day * 3]


async def write_report(numbers):
    await asyncio.sleep(0)
    print("total", sum(numbers))


def main():
    loop = asyncio.new_event_loop()  # expect: prefer-context-manager
    numbers = loop.run_until_complete(fetch_numbers(7))
    loop.close()
    loop.run_until_complete(write_report(numbers))  # expect: no-reuse-after-close


if __name__ == "__main__":
    main()
