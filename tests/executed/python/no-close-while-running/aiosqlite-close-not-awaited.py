# A database whose close is not awaited keeps the process alive.
# way: 2 => hangs
# edits: suggestion
import asyncio
import sys

import aiosqlite


async def count(rows):
    db = await aiosqlite.connect(":memory:")
    await db.execute("create table orders (id)")
    await db.executemany("insert into orders values (?)", [(n,) for n in range(rows)])
    [(found,)] = await db.execute_fetchall("select count(*) from orders")
    db.close()
    return found


print(asyncio.run(count(int(sys.argv[1]))))
