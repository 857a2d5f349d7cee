"""Two reports in one run, the way a tutorial of 2016 began it."""
import asyncio


async def fetch_numbers(day):
    await asyncio.sleep(0)
    return [day, day * 2, day * 3]


async def write_report(numbers):
    await asyncio.sleep(0)
    print("total", sum(numbers))


def main():
    with asyncio.Runner() as runner:
        numbers = runner.run(fetch_numbers(7))
        runner.run(write_report(numbers))


if __name__ == "__main__":
    main()
