# Shuts a pool down without waiting, and hands it work then.
# way: 4 => fails cannot schedule new futures after shutdown
# edits: none, a block would wait where the program does not
import sys
from concurrent.futures import ThreadPoolExecutor


def compute(number):
    pool = ThreadPoolExecutor(max_workers=2)
    first = pool.submit(abs, number)
    pool.shutdown(wait=False)
    second = pool.submit(abs, number + 1)
    return first.result() + second.result()


print(compute(int(sys.argv[1])))
