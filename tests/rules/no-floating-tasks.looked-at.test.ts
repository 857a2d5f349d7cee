/** When is a task that is given to somebody else taken for a value in a way that they cannot repair? */
import { specify } from "../specify.ts";

const CREATE = "async function create(p) {\n  return { size: await fetch(p) };\n}\n";
const PYTHON = "async def load(name):\n    return {\"name\": name}\n\n\n";

specify(
  "no-floating-tasks",
  {
    valid: [
      {
        title: "a promise or nothing, which a test tells apart",
        code: `${CREATE}export async function start(p, list) {\n  let track;\n  if (p) track = create(p);\n  if (track) list.push(track);\n  return list;\n}\n`,
      },
      {
        title: "a promise of a cache, which is there or not",
        code: `${CREATE}const cache = new Map();\nexport async function start(p) {\n  const cached = cache.get(p);\n  if (cached) return cached;\n  const track = create(p);\n  cache.set(p, track);\n  return track;\n}\n`,
      },
      {
        title: "a promise on one way, a value on another",
        code: `${CREATE}export async function start(p) {\n  const track = p.early ? p.known : create(p);\n  console.log(track.size);\n  return track;\n}\n`,
      },
      {
        title: "the test of a hook that gives nothing, which another class defines as a plain method",
        code: `class Base {\n  async ready() {}\n  async start(list) {\n    const going = this.ready();\n    if (going) list.push(going);\n  }\n}\nexport { Base };\n`,
      },
      {
        title: "a function that is given the promise may have added the member",
        code: `${CREATE}export async function start(p, withCancel) {\n  const track = create(p);\n  withCancel(track);\n  track.cancel();\n  return track;\n}\n`,
      },
      {
        title: "a promise is asked for its class, and one for its kind",
        code: `${CREATE}export async function start(p, list) {\n  const track = create(p);\n  if (track instanceof p.Tracked) list.push(track.size);\n  const other = create(p);\n  if (typeof other === "object") list.push(other.size);\n  return [track, other];\n}\n`,
      },
      {
        title: "a property that may be missing, with a default value",
        code: `${CREATE}export async function start(p) {\n  const track = create(p);\n  const { stop = () => 0 } = track;\n  stop();\n  return track;\n}\n`,
      },
      {
        title: "a text tells of a promise that is given away",
        code: `${CREATE}export async function start(p, list) {\n  const track = create(p);\n  list.debug(\`has started \${track}\`);\n  list.push(track);\n}\n`,
      },
      {
        title: "a promise that is looked at, awaited on one way and returned on the other",
        code: `${CREATE}export async function start(p) {\n  const track = create(p);\n  console.log(track.size);\n  if (p.now) await track;\n  return track;\n}\n`,
      },
      {
        title: "a promise that has members, and is returned",
        code: `import got from "got";\nexport async function start(url) {\n  const track = got(url);\n  track.on("progress", console.log);\n  return track;\n}\n`,
      },
      {
        title: "a promise that is shown, and returned",
        code: `${CREATE}export async function start(p) {\n  const track = create(p);\n  console.log(track);\n  return track;\n}\n`,
      },
      {
        title: "Python: a coroutine or None, which a test tells apart",
        filename: "file.py",
        code: `${PYTHON}async def start(wanted, spawn):\n    work = load("a") if wanted else None\n    if work:\n        spawn(work)\n    other = None\n    if wanted:\n        other = load("b")\n    if not other:\n        return\n    spawn(other)\n`,
      },
      {
        title: "Python: the test of a hook that gives nothing",
        filename: "file.py",
        code: `class Base:\n    async def ready(self):\n        pass\n\n    async def start(self, spawn):\n        if work := self.ready():\n            spawn(work)\n`,
      },
      {
        title: "Python: a coroutine that is compared with None",
        filename: "file.py",
        code: `${PYTHON}async def start(spawn):\n    work = load("a")\n    assert work is not None\n    spawn(work)\n`,
      },
      {
        title: "Python: a handler for what is no list, and one for what has no attribute",
        filename: "file.py",
        code: `${PYTHON}async def start(spawn):\n    work = load("a")\n    try:\n        first, second = work\n    except TypeError:\n        spawn(work)\n    other = load("b")\n    try:\n        print(other.name)\n    except (AttributeError, KeyError):\n        spawn(other)\n`,
      },
      {
        title: "Python: an attribute that is asked for with a default value",
        filename: "file.py",
        code: `${PYTHON}async def start(spawn):\n    work = load("a")\n    if getattr(work, "name", None) is not None:\n        print(work.name)\n    spawn(work)\n`,
      },
      {
        title: "Python: a text tells of a coroutine that is given away",
        filename: "file.py",
        code: `${PYTHON}async def start(spawn, logger):\n    work = load("a")\n    logger.debug(f"starting {work}")\n    logger.debug("starting %s" % work)\n    logger.debug("starting %s", work)\n    spawn(work)\n`,
      },
      {
        title: "Python: a coroutine that is looked at, and run as a task",
        filename: "file.py",
        code: `import asyncio\n\n\n${PYTHON}async def start():\n    work = load("a")\n    if work:\n        await asyncio.create_task(work)\n`,
      },
    ],
    invalid: [
      {
        title: "a number is read behind a test, and the promise is passed on",
        code: `${CREATE}export async function start(p, draw) {\n  const track = create(p);\n  if (p.quiet) return null;\n  if (track.size < 1) throw new Error("empty");\n  return draw(track);\n}\n`,
        errors: [{ line: 5 }],
      },
      {
        title: "a promise of a library is read, and passed on",
        code: `export async function start(url, draw) {\n  const answer = fetch(url);\n  if (answer.status === 404) return null;\n  draw(answer);\n  return answer;\n}\n`,
        errors: [{ line: 2 }],
      },
      {
        title: "the truth of a promise decides, and it is returned",
        code: `${CREATE}export async function start(p) {\n  const track = create(p);\n  if (track) return track;\n  p.stop();\n  return null;\n}\n`,
        errors: [{ line: 5 }],
      },
      {
        title: "the length of a promise is tested, and it is passed on",
        code: `import { readdir } from "node:fs/promises";\nexport async function list(folder, show) {\n  const names = readdir(folder);\n  if (!names?.length) return null;\n  return show(names);\n}\n`,
        errors: [{ line: 3 }],
      },
      {
        title: "a promise is taken apart, and gone through, and each is returned",
        code: `${CREATE}export async function start(p) {\n  const track = create(p);\n  const { size } = track;\n  const others = create(p);\n  for (const other of others) console.log(other, size);\n  return [track, others];\n}\n`,
        errors: [{ line: 5 }, { line: 7 }],
      },
      {
        title: "the promise is there where its member is read",
        code: `${CREATE}export async function start(p, draw) {\n  let track;\n  if (p) track = create(p);\n  if (track && track.size > 0) draw(track);\n}\n`,
        errors: [{ line: 6 }],
      },
      {
        title: "a promise that only the console is given",
        code: `${CREATE}export async function start(p) {\n  const track = create(p);\n  console.log(track);\n}\n`,
        errors: [{ line: 5 }],
      },
      {
        title: "Python: the truth of a coroutine decides, and it is passed on",
        filename: "file.py",
        code: `class Flow:\n    async def validate(self, client):\n        return {}\n\n    async def step(self, client):\n        errors = self.validate(client)\n        if not errors:\n            return self.done()\n        return self.show_form(errors=errors)\n`,
        errors: [{ line: 6 }],
      },
      {
        title: "Python: a coroutine gets a name in a test, and goes into a dictionary",
        filename: "file.py",
        code: `${PYTHON}async def start(known, name):\n    if work := load(name):\n        known[name] = work\n    else:\n        known[name] = await load("other")\n`,
        errors: [{ line: 6 }],
      },
      {
        title: "Python: an element, an operand and a loop, and each is passed on",
        filename: "file.py",
        code: `${PYTHON}async def start(draw):\n    first = load("a")\n    print(first["name"])\n    draw(first)\n    second = load("b")\n    print(second + 1)\n    draw(second)\n    third = load("c")\n    for each in third:\n        print(each)\n    draw(third)\n`,
        errors: [{ line: 6 }, { line: 9 }, { line: 12 }],
      },
      {
        title: "Python: an attribute of an attribute is written, and the coroutine is passed on",
        filename: "file.py",
        code: `${PYTHON}async def start(handler, chat):\n    request = load("a")\n    request.state.chat = chat\n    await handler(request)\n`,
        errors: [{ line: 6 }],
      },
      {
        title: "Python: a coroutine of a library is read behind an assertion, changed, and returned",
        filename: "file.py",
        code: `from sqlalchemy.ext.asyncio import AsyncSession\n\n\nasync def change(session: AsyncSession, key, limit):\n    found = session.get("x", key)\n    assert found is not None\n    if found.limit == limit:\n        return None\n    found.limit = limit\n    return found\n`,
        errors: [{ line: 5 }],
      },
      {
        title: "Python: a coroutine that only a log is given, and a text",
        filename: "file.py",
        code: `import logging\n\nlogger = logging.getLogger(__name__)\n\n\n${PYTHON}async def start():\n    text = load("a")\n    logger.error(text)\n    raise ValueError(f"bad: {text}")\n`,
        errors: [{ line: 11 }],
      },
    ],
  },
  { minimum: 31 },
);
