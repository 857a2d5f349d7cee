# A store that is closed at the end, where nothing has failed before.
# way: bolt 3
# way: hammer 1 => throws KeyError
# later: where it failed, it was not closed at all
import sys

from depot import Store


def sell(good, number):
    store = Store("shop")
    price = {"bolt": 3, "nut": 2}[good]
    left = store.put(good, -number)
    store.close()
    return price * number, left


print(*sell(sys.argv[1], int(sys.argv[2])))
