# A command of the shell, as part of an expression.
# way: 0
# way: 3
# edits: suggestion
import asyncio
import os
import sys


class Shell:
    def __init__(self, quiet=True):
        self.quiet = quiet

    async def status(self, code):
        # the code is in the upper byte
        return os.system(
            f"exit {code}"
        ) >> 8


print(asyncio.run(Shell().status(int(sys.argv[1]))))
