# A client inside of a `try` that has handlers of its own around.
# way: bolt
# way: hammer
# way: -
import asyncio
import sys

from depot import Client


async def main(words):
    try:
        client = Client("nested")
        try:
            print(await client.count(words[0]))
        finally:
            await client.close()
            # closed whatever happens
    except KeyError as missing:
        print("no", missing)
    except IndexError:
        print("nothing to count")
    else:
        print("counted")
    finally:
        print("bye")


asyncio.run(main(sys.argv[1:]))
