# Writes a report with a text of several lines, which must stay as it is.
# way: short
# way: long
import asyncio
import sys

from depot import Client

TITLE = """\
  Stock
    of the depot"""


async def report(is_long):
    client = Client()
    head = f"""{TITLE}
      on {client.name}
"""
    lines = [head]
    if is_long:
        for good in ("bolt", "nut"):
            lines.append(
                f"""  {good}:
{await client.count(good)}""")
    else:
        lines.append('''   too
short ''')
    return "\n".join(lines)


print(asyncio.run(report(sys.argv[1] == "long")))
