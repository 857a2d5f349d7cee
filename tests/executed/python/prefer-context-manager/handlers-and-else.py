# A `try` with handlers, an `else` and a `finally`.
# way: bolt
# way: hammer
# way: -
import asyncio
import sys

from depot import Client


async def look(arguments):
    client = Client("clauses")
    try:
        good = arguments[0]
        number = await client.count(good)
    except IndexError:
        print("no good named")
        number = -1
    except KeyError as missing:
        print("unknown:", missing)
        number = 0
    else:
        print("known")
        number += await client.count("nut")
    finally:
        await client.close()
    return number


print(asyncio.run(look(sys.argv[1:])))
