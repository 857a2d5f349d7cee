"""A client for scripts, with one method that is called from the bot as well."""
import asyncio


class Weather:
    def now(self, city):
        return asyncio.run(self.fetch(city))  # expect: no-nested-run

    async def fetch(self, city):
        await asyncio.sleep(0)
        return f"{city}: sunny"


async def on_message(text):
    city = text.removeprefix("!weather ")
    print(Weather().now(city))


async def main():
    greeting = await Weather().fetch("Oslo")
    print(greeting)
    await on_message("!weather Bergen")


if __name__ == "__main__":
    asyncio.run(main())
