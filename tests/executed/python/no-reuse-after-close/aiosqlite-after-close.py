# Asks a database once more after its close.
# way: 2 => fails Connection closed
import asyncio
import sys

import aiosqlite


async def rows(number):
    connection = await aiosqlite.connect(":memory:")
    await connection.execute("create table orders (id)")
    await connection.executemany("insert into orders values (?)", [(n,) for n in range(number)])
    await connection.close()
    return await connection.execute_fetchall("select id from orders")


print(asyncio.run(rows(int(sys.argv[1]))))
