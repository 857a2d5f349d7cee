"""A small newsletter service."""
import asyncio

background_tasks = set()


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
    task = asyncio.create_task(send("sales@example.org", f"new reader: {address}"))
    background_tasks.add(task)
    task.add_done_callback(background_tasks.discard)


async def publish(addresses, text):
    await asyncio.gather(*[asyncio.create_task(send(address, text)) for address in addresses])
    print("published")


async def main():
    await welcome("ada@example.net")
    await publish(["ada@example.net", "alan@example.net"], "News")


if __name__ == "__main__":
    asyncio.run(main())
