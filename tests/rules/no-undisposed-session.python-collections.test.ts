/** Which sessions of Python are closed through the list, the tuple or the dictionary that holds them? */
import { specify } from "../specify.ts";

specify(
  "no-undisposed-session",
  {
    valid: [
      {
        title: "a session that was appended, closed by its index",
        code: `import aiohttp

async def main():
    sessions = []
    sessions.append(aiohttp.ClientSession())
    await sessions[0].close()
`,
      },
      {
        title: "a session under a key, closed by the key",
        code: `import aiohttp

async def main():
    state = {}
    state["session"] = aiohttp.ClientSession()
    await state["session"].close()
`,
      },
      {
        title: "a list of sessions that is taken apart",
        code: `import aiohttp

async def main():
    sessions = []
    sessions.append(aiohttp.ClientSession())
    sessions.append(aiohttp.ClientSession())
    first, *others = sessions
    await first.close()
    for session in others:
        await session.close()
`,
      },
      {
        title: "sessions that a comprehension closes",
        code: `import asyncio
import aiohttp

async def main():
    a = aiohttp.ClientSession()
    b = aiohttp.ClientSession()
    await asyncio.gather(*[session.close() for session in (a, b)])
`,
      },
    ],
    invalid: [
      {
        title: "a session beside the one that a comprehension closes",
        code: `import asyncio
import aiohttp

async def main():
    a = aiohttp.ClientSession()
    b = aiohttp.ClientSession()
    await asyncio.gather(*[session.close() for session in (a,)])
`,
        errors: [{ line: 6 }],
      },
      {
        title: "the second of two sessions that a list was made of",
        code: `import aiohttp

async def main():
    sessions = [aiohttp.ClientSession(), aiohttp.ClientSession()]
    await sessions[0].close()
`,
        errors: [{ line: 4 }],
      },
    ],
  },
  { language: "python", minimum: 6 },
);
