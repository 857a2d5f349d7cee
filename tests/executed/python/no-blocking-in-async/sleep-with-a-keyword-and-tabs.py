# Tabs, a decorator, a comment behind the call, and a string of several lines.
# way: 1
# way: 2
# edits: suggestion
import asyncio
import functools
import sys
import time


def counted(function):
	count = 0

	@functools.wraps(function)
	async def inner(*args):
		nonlocal count
		count += 1
		result = await function(*args)
		return f"{result}{count}"

	return inner


@counted
async def wait(rounds):
	text = """
	waited """
	while rounds:
		time.sleep(0.001)  # too long
		rounds -= 1
	else:
		time.sleep(0)
	return text


print(asyncio.run(wait(int(sys.argv[1]))))
