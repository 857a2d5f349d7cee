# Enters one more store into a stack that is closed, which closes it at no time.
# way: north
# edits: none, the late store lives on
import contextlib
import sys

from depot import Store


def visit(name):
    with contextlib.ExitStack() as stack:
        store = stack.enter_context(Store(name))
        number = store.get("bolt")
    try:
        return number + store.get("nut")
    except Exception as error:
        return str(error)


print(visit(sys.argv[1]))
