# A plain store that is used after its block; the rest needs nothing of it.
# way: washer 5 => fails store is closed
import sys

from depot import Store


def book(good, number):
    with Store("books") as store:
        before = store.goods.get(good, 0)
        print(f"""{good}:
  {before}""")
    after = store.put(good, number)
    if after > before:
        print("grown")
    return after


print(book(sys.argv[1], int(sys.argv[2])))
