# Opens several stores on a stack that nobody closes.
# way: north south
# way: -
# edits: suggestion
import contextlib
import sys

import depot


def total(names, good):
    stack = contextlib.ExitStack()
    stores = [stack.enter_context(depot.Store(name)) for name in names]
    if not stores:
        return "no stores"
    return sum(store.get(good) for store in stores)


print(total(sys.argv[1:], "nut"))
