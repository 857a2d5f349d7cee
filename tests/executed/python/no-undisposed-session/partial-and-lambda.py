# Calls that are put together first and made later.
# way: bolt
# edits: suggestion
import functools
import sys

from depot import Store


def later(good):
    store = Store("partial")
    ask = functools.partial(store.get, good)
    grow = lambda number: store.put(good, number)
    first = ask()
    second = grow(3)
    print(first, second)
    return ask()


print(later(sys.argv[1]))
