# Hands work to a pool of threads that has been shut down.
# way: 4 => fails cannot schedule new futures after shutdown
import sys
from concurrent.futures import ThreadPoolExecutor


def square(number):
    return number * number


def compute(number):
    pool = ThreadPoolExecutor(max_workers=2)
    first = pool.submit(square, number)
    pool.shutdown()
    second = pool.submit(square, number + 1)
    return first.result() + second.result()


print(compute(int(sys.argv[1])))
