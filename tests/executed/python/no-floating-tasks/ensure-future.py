# A future of a coroutine that nobody keeps, in a method with a docstring.
# way: 2
# edits: suggestion
# order: an awaited task comes before what follows
import asyncio
import sys


class Bot:
    """Answers."""

    answers = 0

    async def _answer(self, number):
        await asyncio.sleep(0)
        self.answers += number

    async def on_message(self, number):
        """Answers later."""
        asyncio.ensure_future(self._answer(number))
        return "later"


async def main(number):
    bot = Bot()
    print(await bot.on_message(number))
    await asyncio.sleep(0.02)
    print(bot.answers)


asyncio.run(main(int(sys.argv[1])))
