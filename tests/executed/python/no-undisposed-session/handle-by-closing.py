# Peeks through a handle, which `contextlib.closing` can hold.
# way: bolt
# way: hammer
import sys

from depot import Handle


def peek(good):
    handle = Handle("window")
    seen = handle.peek(good)
    if seen == 0:
        return "none"
    handle.close()
    return str(seen)


print(peek(sys.argv[1]))
