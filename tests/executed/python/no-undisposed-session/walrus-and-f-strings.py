# Names that are bound in conditions and looked at later.
# way: bolt 3
# way: bolt 30
import sys

from depot import Store


def sell(good, wanted):
    store = Store("walrus")
    if (number := store.get(good)) < wanted:
        print(f"only {number} of {good}, not {wanted!r:>4}")
    else:
        print(f"{store.put(good, -wanted)} left")
    return f"{good}: {number}"


print(sell(sys.argv[1], int(sys.argv[2])))
