# A session of SQLAlchemy that an early return leaves open.
# way: 2
# way: 0
import asyncio
import sys

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession, create_async_engine


async def count(engine, rows):
    session = AsyncSession(engine)
    await session.execute(text("create table orders (id)"))
    for number in range(rows):
        await session.execute(text("insert into orders values (:id)"), {"id": number})
    if rows == 0:
        return "none"
    found = await session.scalar(text("select count(*) from orders"))
    await session.close()
    return found


async def main():
    engine = create_async_engine("sqlite+aiosqlite:///:memory:")
    try:
        print(await count(engine, int(sys.argv[1])))
    finally:
        await engine.dispose()


asyncio.run(main())
