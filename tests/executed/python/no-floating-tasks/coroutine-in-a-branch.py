# A branch forgets to wait; the other one does.
# way: mail => fails coroutine 'mail' was never awaited
# way: phone
# way: pigeon
import asyncio
import sys


async def mail(text):
    await asyncio.sleep(0)
    return f"mailed {text}"


async def phone(text):
    await asyncio.sleep(0)
    print(f"phoned {text}")


async def notify(how, text):
    match how:
        case "mail":
            mail(text)
        case "phone":
            await phone(text)
        case _:
            print("no way")
            return False
    return True


print(asyncio.run(notify(sys.argv[1], "hello")))
