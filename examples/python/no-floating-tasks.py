"""A small newsletter service."""
import asyncio


async def send(address, text):
    await asyncio.sleep(0)
    print("sent", text, "to", address)


async def is_blocked(address):
    await asyncio.sleep(0)
    return address.endswith("@example.com")


async def welcome(address):
    if is_blocked(address):  # expect: no-floating-tasks
        return
    send(address, "Welcome!")  # expect: no-floating-tasks
    asyncio.create_task(send("sales@example.org", f"new reader: {address}"))  # expect: no-floating-tasks


async def publish(addresses, text):
    [asyncio.create_task(send(address, text)) for address in addresses]  # expect: no-floating-tasks
    print("published")


async def main():
    await welcome("ada@example.net")
    await publish(["ada@example.net", "alan@example.net"], "News")


if __name__ == "__main__":
    asyncio.run(main())
