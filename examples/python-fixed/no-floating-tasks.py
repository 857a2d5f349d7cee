"""A small newsletter service."""
import asyncio


async def send(address, text):
    await asyncio.sleep(0)
    print("sent", text, "to", address)


async def is_blocked(address):
    await asyncio.sleep(0)
    return address.endswith("@example.com")


async def welcome(address):
    if await is_blocked(address):
        return
    await send(address, "Welcome!")
    await asyncio.create_task(send("sales@example.org", f"new reader: {address}"))


async def publish(addresses, text):
    await asyncio.gather(*[asyncio.create_task(send(address, text)) for address in addresses])
    print("published")


async def main():
    await welcome("ada@example.net")
    await publish(["ada@example.net", "alan@example.net"], "News")


if __name__ == "__main__":
    asyncio.run(main())
