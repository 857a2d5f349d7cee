/** What do the rules find in Python, and where do they keep silent? */
import { Linter } from "eslint";
import { describe, expect, it } from "vitest";
import plugin from "../../../src/index.ts";

const RULES: Linter.RulesRecord = {
  "async-lifecycle/no-blocking-in-async": "error",
  "async-lifecycle/no-close-while-running": "error",
  "async-lifecycle/no-floating-tasks": "error",
  "async-lifecycle/no-nested-run": "error",
  "async-lifecycle/no-reuse-after-close": "error",
  "async-lifecycle/no-undisposed-session": "error",
};

/** Each finding as `line: rule message`. */
function findings(code: string): string[] {
  return new Linter({ configType: "flat" })
    .verify(`import asyncio\nimport aiohttp\n${code}`, [plugin.configs.python, { files: ["**/*.py"], rules: RULES }], "file.py")
    .map(({ line, message, ruleId }) => `${line - 2}: ${ruleId?.replace("async-lifecycle/", "") ?? "error"} ${message}`);
}

const NESTED = 'the call throws "asyncio.run() cannot be called from a running event loop". Do the inner work without a second run.';
const CLOSED = 'on this path asyncio throws "Event loop is closed". Close it after its last use, or hold it with `asyncio.Runner`.';
const GONE = 'on this path aiohttp rejects with "Session is closed". Close it after its last use, or hold it with `async with`.';

describe("reported", () => {
  it.each([
    ["a run in a coroutine", "async def f():\n    asyncio.run(g())\n", [`2: no-nested-run \`asyncio.run\` runs inside \`f\` of line 3; ${NESTED}`]],
    ["a run in a coroutine, by another name", "from asyncio import run as go\nstart = go\nasync def f():\n    start(g())\n", [`4: no-nested-run \`start\` runs inside \`f\` of line 5; ${NESTED}`]],
    ["a run in a helper that a coroutine calls", "def h():\n    asyncio.run(g())\nasync def f():\n    h()\n", [`2: no-nested-run \`asyncio.run\` runs inside \`f\` of line 5 through \`h\` (line 6); ${NESTED}`]],
    ["a run on the loop that runs", "async def f():\n    asyncio.get_event_loop().run_until_complete(g())\n", ['2: no-nested-run `asyncio.get_event_loop().run_until_complete` runs inside `f` of line 3; the call throws "This event loop is already running". Do the inner work without a second run.']],
    ["a run in an async method", "class A:\n    async def f(self):\n        asyncio.run(self.g())\n", [`3: no-nested-run \`asyncio.run\` runs inside \`f\` of line 4; ${NESTED}`]],

    ["a loop that is used after it was closed", "def f():\n    loop = asyncio.new_event_loop()\n    loop.close()\n    loop.run_until_complete(g())\n", [`4: no-reuse-after-close \`loop\` was closed on line 5; ${CLOSED}`]],
    ["a loop of the module, too", "loop = asyncio.new_event_loop()\nloop.close()\nloop.run_until_complete(g())\n", [`3: no-reuse-after-close \`loop\` was closed on line 4; ${CLOSED}`]],
    ["a loop that a finally has closed", "def f():\n    loop = asyncio.new_event_loop()\n    try:\n        loop.run_until_complete(g())\n    finally:\n        loop.close()\n    loop.call_soon(g)\n", [`7: no-reuse-after-close \`loop\` was closed on line 8; ${CLOSED}`]],
    ["a loop that a handler has closed", "def f():\n    loop = asyncio.new_event_loop()\n    try:\n        g()\n    except ValueError:\n        loop.close()\n        loop.run_until_complete(h())\n    else:\n        loop.close()\n", [`7: no-reuse-after-close \`loop\` was closed on line 8; ${CLOSED}`]],
    ["a session that is used after its block", "async def f(url):\n    async with aiohttp.ClientSession() as session:\n        pass\n    await session.get(url)\n", [`4: no-reuse-after-close \`session\` was closed on line 5; ${GONE}`]],
    ["a session that a parameter's annotation tells", "async def f(session: aiohttp.ClientSession):\n    await session.close()\n    await session.get('x')\n", [`3: no-reuse-after-close \`session\` was closed on line 4; ${GONE.replace(", or hold it with `async with`", "")}`]],

    ["a coroutine that is called and left", "async def g(): pass\nasync def f():\n    g()\n", ["3: no-floating-tasks `g()` gives a coroutine, and nothing of it runs until it is awaited. Await it."]],
    ["a known coroutine that is called and left", "async def f():\n    asyncio.sleep(1)\n", ["2: no-floating-tasks `asyncio.sleep()` gives a coroutine, and nothing of it runs until it is awaited. Await it."]],
    ["a task that is dropped", "async def f():\n    asyncio.create_task(g())\n", ["2: no-floating-tasks Nobody keeps `asyncio.create_task()`, so it may vanish before it is done, and its exception is lost. Await it, or keep it until it is done."]],
    ["a task that is kept and forgotten", "async def f():\n    task = asyncio.create_task(g())\n    await h()\n", ["2: no-floating-tasks `task` keeps a task that nobody waits for, and its exception is lost. Await it before the function ends."]],
    ["a coroutine that is kept and forgotten", "async def g(): pass\nasync def f():\n    work = g()\n    await h()\n", ["3: no-floating-tasks `g()` gives a coroutine, and nothing of it runs until it is awaited. Await it."]],

    ["a session that is never closed", "async def f(url):\n    session = aiohttp.ClientSession()\n    await session.get(url)\n", ["2: no-undisposed-session `session` is opened here and never closed. Hold it with `async with`, or call `close()` when it is no longer needed."]],
    ["a close that is not awaited", "async def f():\n    session = aiohttp.ClientSession()\n    session.close()\n", ["3: no-close-while-running `session.close()` is not awaited, so nothing of it runs, and `session` stays open. Await it."]],
  ])("%s", (_title, code, expected) => {
    expect(findings(code)).toEqual(expected);
  });
});

describe("silent about", () => {
  it.each([
    ["a run at the top of a file", "async def main(): pass\nif __name__ == '__main__':\n    asyncio.run(main())\n"],
    ["a run in a plain function", "def f():\n    asyncio.run(g())\n"],
    ["a run in a function that a coroutine hands to a thread", "def h():\n    asyncio.run(g())\nasync def f():\n    await asyncio.to_thread(h)\n"],
    ["a run in a function that a coroutine only defines", "async def f():\n    def h():\n        asyncio.run(g())\n    return h\n"],
    ["a run of another library of that name", "from mine import asyncio\nasync def f():\n    asyncio.run(g())\n"],
    ["a run where loops may nest", "import nest_asyncio\nnest_asyncio.apply()\nasync def f():\n    asyncio.run(g())\n"],
    ["a run under another kind of loop", "import trio\nasync def f():\n    asyncio.run(g())\n"],
    ["a run that is expected to fail", "async def f(self):\n    with self.assertRaises(RuntimeError):\n        asyncio.run(g())\n"],
    ["a helper that has a decorator", "@in_thread\ndef h():\n    asyncio.run(g())\nasync def f():\n    h()\n"],

    ["a loop that is closed last", "def f():\n    loop = asyncio.new_event_loop()\n    try:\n        loop.run_until_complete(g())\n    finally:\n        loop.close()\n"],
    ["a loop that is closed twice", "def f():\n    loop = asyncio.new_event_loop()\n    loop.close()\n    loop.close()\n"],
    ["a loop that is asked whether it is closed", "def f():\n    loop = asyncio.new_event_loop()\n    loop.close()\n    if not loop.is_closed():\n        loop.run_until_complete(g())\n"],
    ["a loop that is made anew", "def f():\n    loop = asyncio.new_event_loop()\n    loop.close()\n    loop = asyncio.new_event_loop()\n    loop.run_until_complete(g())\n    loop.close()\n"],
    ["a loop that is closed on another way", "def f(early):\n    loop = asyncio.new_event_loop()\n    if early:\n        loop.close()\n        return\n    loop.run_until_complete(g())\n    loop.close()\n"],
    ["correlated tests", "def f(early):\n    loop = asyncio.new_event_loop()\n    if early:\n        loop.close()\n    if not early:\n        loop.run_until_complete(g())\n        loop.close()\n"],
    ["a loop that is closed when a loop of the program ends", "def f(xs):\n    loop = asyncio.new_event_loop()\n    for x in xs:\n        loop.run_until_complete(x)\n    else:\n        loop.close()\n"],
    ["a failure that is expected", "import pytest\ndef f():\n    loop = asyncio.new_event_loop()\n    loop.close()\n    with pytest.raises(RuntimeError):\n        loop.run_until_complete(g())\n"],
    ["a lock that is used after its block", "async def f(lock):\n    async with lock as held:\n        pass\n    await held.acquire()\n    return held\n"],

    ["a coroutine that is awaited, returned or run", "async def g(): pass\nasync def f():\n    await g()\n    work = g()\n    await work\n    return g()\ndef h():\n    asyncio.run(g())\n"],
    ["coroutines that are gathered", "async def g(): pass\nasync def f():\n    await asyncio.gather(g(), g())\n    await asyncio.gather(*[g() for _ in range(3)])\n"],
    ["a coroutine that is handed on", "async def g(): pass\ndef f(run):\n    run(g())\n    x = {'a': g()}\n    return x\n"],
    ["a coroutine that becomes a task", "async def g(): pass\nasync def f():\n    await asyncio.create_task(g())\n"],
    ["a task that is kept in a set", "tasks = set()\nasync def f():\n    task = asyncio.create_task(g())\n    tasks.add(task)\n    task.add_done_callback(tasks.discard)\n"],
    ["a task that is cancelled or asked later", "async def f():\n    task = asyncio.create_task(g())\n    await h()\n    task.cancel()\n    other = asyncio.create_task(g())\n    await h()\n    return other.done()\n"],
    ["tasks of a group", "async def f():\n    async with asyncio.TaskGroup() as group:\n        group.create_task(g())\n"],
    ["objects that keep their tasks themselves", "async def f(self):\n    self.mass.create_task(g())\n    hass.async_create_task(g())\n"],
    ["an async generator", "async def g():\n    yield 1\nasync def f():\n    async for x in g():\n        print(x)\n"],
    ["a function of that name elsewhere", "async def g(): pass\nclass A:\n    def f(self, g):\n        g()\n    def h(self):\n        self.g()\n"],
    ["a coroutine function that a decorator changes", "@click.command()\n@run_async\nasync def g(): pass\ndef f():\n    g()\n"],

    ["a session in its block", "async def f(url):\n    async with aiohttp.ClientSession() as session, session.get(url) as answer:\n        return await answer.text()\n"],
    ["a session that is closed in a finally", "async def f(url):\n    session = aiohttp.ClientSession()\n    try:\n        await session.get(url)\n    finally:\n        await session.close()\n"],
    ["a session that is returned, yielded or kept", "class A:\n    async def f(self):\n        self.session = aiohttp.ClientSession()\n    async def g(self):\n        return aiohttp.ClientSession()\n    async def h(self):\n        yield aiohttp.ClientSession()\n"],
    ["a session that a stack takes", "async def f(stack):\n    session = await stack.enter_async_context(aiohttp.ClientSession())\n    await session.get('x')\n"],
    ["a session of the application", "session = None\nasync def f():\n    global session\n    session = aiohttp.ClientSession()\n"],
    ["another one in each round", "def f(xs):\n    loop = asyncio.new_event_loop()\n    for x in xs:\n        if x: loop.close()\n        if x: return\n        loop.run_until_complete(g())\n    loop.close()\n"],
    ["what a handler may not have closed", "def f():\n    loop = asyncio.new_event_loop()\n    try:\n        g()\n    except ValueError:\n        loop.close()\n        raise\n    loop.run_until_complete(g())\n    loop.close()\n"],
    ["one of two in a condition", "async def f(given=None):\n    session = given or aiohttp.ClientSession()\n    return session\n"],
    ["names that only look alike", "import requests as aiohttp\ndef f():\n    s = aiohttp.ClientSession()\n    s.get('x')\n"],
  ])("%s", (_title, code) => {
    expect(findings(code)).toEqual([]);
  });
});

it("reports nothing in a file that mentions nothing", () => {
  expect(new Linter({ configType: "flat" }).verify("x = run(f())\n", [plugin.configs.python, { files: ["**/*.py"], rules: RULES }], "file.py")).toEqual([]);
});
