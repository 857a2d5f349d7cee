# Values that are made of a store only when they are looked at.
# way: bolt nut
# way: -
# edits: suggestion
import sys

from depot import Store


def total(goods):
    store = Store("lazy")
    numbers = map(store.get, goods)
    print("asked for", len(goods))
    found = sum(numbers)
    return found


def largest(goods):
    store = Store("later")
    numbers = (store.get(good) for good in goods)
    print("looking")
    return max(numbers, default=0)


def bound(goods):
    store = Store("bound")
    get = store.get
    lines = []
    for good in goods:
        lines.append(f"{good}: {get(good)}")
    return lines


print(total(sys.argv[1:]), largest(sys.argv[1:]), bound(sys.argv[1:]))
