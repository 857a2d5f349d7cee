# Maps over a pool behind the block that has ended it.
# way: 1 2 3 => fails cannot schedule new futures after shutdown
import sys
from concurrent.futures import ThreadPoolExecutor


def lengths(words):
    with ThreadPoolExecutor() as pool:
        first = list(pool.map(len, words))
    second = list(pool.map(str.upper, words))
    return first, second


print(lengths(sys.argv[1:]))
