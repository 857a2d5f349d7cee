# A handler inside a function uses the client as long as the function runs.
# way: 3
import asyncio
import sys

from depot import Client


async def serve(requests):
    client = Client("handlers")
    answers = []

    async def handle(number: int) -> None:
        good = ("bolt", "nut", "screw")[number % 3]
        answers.append(f"{number}: {await client.count(good)}")

    try:
        await asyncio.gather(*(handle(number) for number in range(requests)))
        return sorted(answers)
    finally:
        await client.close()


print(asyncio.run(serve(int(sys.argv[1]))))
