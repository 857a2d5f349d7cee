# A try with all its clauses around the use of a client.
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
        return
    except KeyError:
        print("unknown")
        number = 0
    else:
        print("known")
    finally:
        print("looked")
    print(number)


asyncio.run(look(sys.argv[1:]))
