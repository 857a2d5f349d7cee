# Closes a database and counts its rows then.
# way: 3 => fails Cannot operate on a closed database
# way: 0 => fails Cannot operate on a closed database
import sqlite3
import sys


def count(rows):
    database = sqlite3.connect(":memory:")
    database.execute("create table orders (id)")
    database.executemany("insert into orders values (?)", [(n,) for n in range(rows)])
    database.commit()
    database.close()
    (found,) = database.execute("select count(*) from orders").fetchone()
    return found


print(count(int(sys.argv[1])))
