# A transaction by hand in a database that a `finally` closes.
# way: 3
# way: 0
import asyncio
import sys

import aiosqlite


async def fill(rows):
    db = await aiosqlite.connect(":memory:")
    try:
        await db.execute("create table orders (id integer check (id >= 0))")
        try:
            await db.executemany("insert into orders values (?)", [(n - (rows == 0),) for n in range(rows + 1)])
        except aiosqlite.IntegrityError:
            await db.rollback()
            print("rolled back")
        else:
            await db.commit()
        [(count,)] = await db.execute_fetchall("select count(*) from orders")
        return count
    finally:
        await db.close()


print(asyncio.run(fill(int(sys.argv[1]))))
