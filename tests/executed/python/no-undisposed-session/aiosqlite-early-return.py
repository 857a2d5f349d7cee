# Reads rows of a database; few of them leave before the close.
# way: 3 => hangs
# way: 0
import asyncio
import sys

import aiosqlite


async def count(rows):
    connection = await aiosqlite.connect(":memory:")
    await connection.execute("create table orders (id)")
    await connection.executemany("insert into orders values (?)", [(n,) for n in range(rows)])
    if rows == 0:
        await connection.close()
        return "none"
    async with connection.execute("select id from orders order by id") as cursor:
        async for (each,) in cursor:
            print("row", each)
    [(found,)] = await connection.execute_fetchall("select count(*) from orders")
    return found


async def main():
    print(await asyncio.wait_for(count(int(sys.argv[1])), 5))


asyncio.run(main())
