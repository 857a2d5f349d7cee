# Peeks again after the close, in a branch that some runs take.
# way: 3
# way: 9 => fails handle is closed
# edits: suggestion
import sys

from depot import Handle


def peek(wanted):
    handle = Handle()
    seen = handle.peek("bolt")
    handle.close()
    if seen < wanted:
        return handle.peek("screw")
    return seen


print(peek(int(sys.argv[1])))
