# Sets a policy for the whole process before its only run.
# way: 3
# edits: suggestion
# settings: {"pythonVersion": "3.13"}
# runtime: python3.13, older ones have no loop_factory
import asyncio
import sys

asyncio.set_event_loop_policy(asyncio.DefaultEventLoopPolicy())


async def main(number):
    await asyncio.sleep(0)
    return type(asyncio.get_running_loop()).__name__, number


print(asyncio.run(main(int(sys.argv[1]))))
