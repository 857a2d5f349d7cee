# A handle that `contextlib.closing` can hold, in a function with a docstring and tabs.
# way: bolt
# way: hammer
import sys

from depot import Handle


def peek(good):
	"""How many are there?

	None is none.
	"""
	handle = Handle("tabs")
	try:
		seen = handle.peek(good)
		if not seen:
			return None
		return f'''{good}:
	{seen}'''
	finally:
		handle.close()


print(peek(sys.argv[1]))
