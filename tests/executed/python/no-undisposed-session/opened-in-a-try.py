# A store that is opened in a `try` whose handler looks at it.
# way: bolt
# way: hammer
# edits: suggestion
import sys

from depot import Store


def look(good):
    try:
        store = Store("tried")
        number = store.get(good)
        print("found")
    except KeyError as missing:
        print("no", missing)
        return 0
    return number


print(look(sys.argv[1]))
