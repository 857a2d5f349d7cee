# What is to be done at the end is not, whatever happened.
# way: 1 => fails coroutine 'tidy' was never awaited
# way: 0 => fails coroutine 'tidy' was never awaited
import asyncio
import sys


async def tidy(log):
    await asyncio.sleep(0)
    log.append("tidied")


async def work(number, log):
    try:
        log.append(1 / number)
    except ZeroDivisionError:
        log.append("divided by zero")
        return
    else:
        log.append("fine")
    finally:
        tidy(log)


async def main(number):
    log = []
    await work(number, log)
    print(*log[:2], sep="\n")


asyncio.run(main(int(sys.argv[1])))
