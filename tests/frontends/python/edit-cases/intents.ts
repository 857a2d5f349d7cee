/** Which repairs of Python are written where they stand: awaits, runs, threads, groups, loops? */
import type { Repair } from "../../../../src/core/repairs.ts";
import { type Held, hold, LOOP } from "./resources.ts";
import { type Find, momentAt, type Reading, type Written } from "./written.ts";

/** One case: the body of `async def f(a):`, unless it is whole code. */
export interface IntentCase extends Reading {
  readonly title: string;
  readonly verdict: Written["verdict"];
  readonly body?: string;
  readonly code?: string;
  readonly repair: (find: Find) => Repair;
}

const awaited =
  (text: string, proven = true): IntentCase["repair"] =>
  (find) => ({ kind: "await-task", task: momentAt(find(text)), proven });
const inside =
  (text: string): IntentCase["repair"] =>
  (find) => ({ kind: "run-inside", inner: momentAt(find(text)), proven: true });
const waited =
  (task: string, before: string, isScopeEnd = false): IntentCase["repair"] =>
  (find) => ({ kind: "await-before", others: [], task: momentAt(find(task)), before: momentAt(find(before)), isScopeEnd, proven: true });
const removed =
  (event: string, first: string, count = 0): IntentCase["repair"] =>
  (find) => ({ kind: "remove", event: momentAt(find(event, count)), first: momentAt(find(first)) });
const twin =
  (call: string, name = "sleep", from: string | undefined = "asyncio"): IntentCase["repair"] =>
  (find) => ({ kind: "call-twin", call: momentAt(find(call)), name, from });
const offloaded =
  (call: string): IntentCase["repair"] =>
  (find) => ({ kind: "offload", call: momentAt(find(call)) });
const grouped =
  (task: string): IntentCase["repair"] =>
  (find) => ({ kind: "group-task", task: momentAt(find(task)) });
const kept =
  (task: string): IntentCase["repair"] =>
  (find) => ({ kind: "keep-task", task: momentAt(find(task)) });
const factory =
  (policy: string, ...runs: readonly string[]): IntentCase["repair"] =>
  (find) => ({ kind: "loop-factory", policy: momentAt(find(policy)), runs: runs.map((run) => momentAt(find(run))) });
const loop = ({ open = "asyncio.new_event_loop()", ...held }: Held = {}): IntentCase["repair"] => hold({ spec: LOOP, open, ...held });

/** A file with a coroutine function and a plain one that has `body`. */
const script = (body: string, imports = "import asyncio\n"): string =>
  `${imports}\nasync def main(n=1): pass\n\ndef f(a):\n${body.replace(/^(?=.)/gmu, "    ")}`;
const made = { at: "asyncio.new_event_loop()" } as const;

/** A task is awaited where it is started, or before something is closed. */
export const AWAITED: readonly IntentCase[] = [
  { title: "a call that is dropped", verdict: "fix", repair: awaited("g()"), body: "g()\n" },
  { title: "a call that may fail otherwise", verdict: "suggestion", repair: awaited("g()", false), body: "g()\n" },
  { title: "in the middle of an expression", verdict: "fix", repair: awaited("g()"), body: "x = 1 + g() ** 2\n" },
  { title: "in a test", verdict: "fix", repair: awaited("g()"), body: "while not g(): pass\n" },
  { title: "with parentheses where something follows", verdict: "fix", repair: awaited("g()"), body: "x = g().y[1]\n" },
  { title: "or is called", verdict: "fix", repair: awaited("g()"), body: "g()(1)\n" },
  { title: "unless there are some", verdict: "fix", repair: awaited("g()"), body: "x = (g()).y\n" },
  { title: "as an argument it needs none", verdict: "fix", repair: awaited("g()"), body: "a(g())\n" },
  { title: "in a list that is made here", verdict: "fix", repair: awaited("g(i)"), body: "x = [g(i) for i in a]\n" },
  { title: "but not in one inside of another", verdict: "declined", repair: awaited("g(i)"), body: "x = [[g(i) for i in a] for b in a]\n" },
  { title: "nor in a generator expression", verdict: "declined", repair: awaited("g(i)"), body: "x = sum(g(i) for i in a)\n" },
  { title: "which takes what it goes through", verdict: "fix", repair: awaited("g()"), body: "x = list(i for i in g())\n" },
  { title: "several at once", verdict: "suggestion", repair: awaited("[g(i) for i in a]", false), code: "import asyncio\nasync def f(a):\n    [g(i) for i in a]\n" },
  { title: "several at once, with an import", verdict: "suggestion", repair: awaited("[g(i) for i in a]", false), code: "async def f(a):\n    [g(i) for i in a]\n" },
  { title: "several at once, by another name", verdict: "suggestion", repair: awaited("[g(i) for i in a]", false), code: "from asyncio import gather as all_of, run\nasync def f(a):\n    [g(i) for i in a]\n" },
  { title: "several at once, where the name is taken", verdict: "declined", repair: awaited("[g(i) for i in a]", false), code: "async def f(asyncio):\n    [g(i) for i in asyncio]\n".replace("for i in asyncio", "for i in a") },
  { title: "what is returned is the caller's to await", verdict: "suggestion", repair: awaited("g()"), body: "return g()\n" },
  { title: "what is awaited stays", verdict: "declined", repair: awaited("g()"), body: "await g()\n" },
  { title: "in a plain function nothing is awaited", verdict: "declined", repair: awaited("g()"), code: "def f():\n    g()\n" },
  { title: "nor in a lambda", verdict: "declined", repair: awaited("g()"), body: "a(lambda: g())\n" },
  { title: "nor in a class", verdict: "declined", repair: awaited("g()"), body: "class A:\n    x = g()\n" },
  { title: "nor in a default", verdict: "declined", repair: awaited("g()"), body: "def h(x=g()): pass\n" },
  { title: "nor in an f-string", verdict: "declined", repair: awaited("g()"), body: "x = f'{g()}'\n" },
  { title: "at the top of a module it is run", verdict: "suggestion", repair: awaited("main()"), code: "async def main(): pass\n\nif __name__ == '__main__':\n    main()\n" },
  { title: "in a notebook it is awaited there", verdict: "fix", repair: awaited("main()"), runsInLoop: true, code: "async def main(): pass\nmain()\n" },

  { title: "a task in a name, before the close", verdict: "fix", repair: waited("g(x)", "x.close()"), body: "t = g(x)\na()\nawait x.close()  # bye\n" },
  { title: "a list of tasks", verdict: "fix", repair: waited("g(x)", "x.close()"), code: "import asyncio\nasync def f(a, x):\n    ts = [g(x) for i in a]\n    await x.close()\n" },
  { title: "a list that tasks are put into", verdict: "fix", repair: waited("g(x)", "x.close()"), code: "import asyncio\nasync def f(a, x):\n    ts = []\n    for i in a:\n        ts.append(g(x))\n    a(); await x.close()\n" },
  { title: "a task that was dropped", verdict: "fix", repair: waited("g(x)", "x.close()"), body: "g(x)\nawait x.close()\n" },
  { title: "one that was dropped earlier has a name until then", verdict: "fix", repair: waited("g(x)", "x.close()"), body: "g(x)\ntask = a()\nawait x.close()\n" },
  { title: "one that is dropped on some ways only is awaited there", verdict: "suggestion", repair: waited("g(x)", "x.close()"), body: "if a:\n    g(x)\nawait x.close()\n" },
  { title: "a task that was dropped at the end of a block", verdict: "fix", repair: waited("g(x)", "S()", true), body: "async with S() as x:\n    a()\n    g(x)\nreturn 1\n" },
  { title: "in a branch at the end of one", verdict: "fix", repair: waited("g(x)", "S()", true), body: "async with S() as x:\n    if a:\n        g(x)\nreturn 1\n" },
  { title: "earlier in a block, it has a name up to its end", verdict: "fix", repair: waited("g(x)", "S()", true), body: "async with S() as x:\n    g(x)  # go\n    a()\nreturn 1\n" },
  { title: "or up to what leaves it", verdict: "fix", repair: waited("g(x)", "S()", true), body: "async with S() as x:\n    g(x)\n    a()\n    return a\n" },
  { title: "which runs before what is given back does", verdict: "suggestion", repair: waited("g(x)", "S()", true), body: "async with S() as x:\n    g(x)\n    return await x.get(1)\n" },
  { title: "each round of a loop would wait for its own", verdict: "suggestion", repair: waited("g(x)", "S()", true), body: "async with S() as x:\n    for i in a:\n        g(x)\nreturn 1\n" },
  { title: "a task that not all ways start", verdict: "declined", repair: waited("g(x)", "x.close()"), body: "if a:\n    t = g(x)\nawait x.close()\n" },
  { title: "a coroutine that is awaited later", verdict: "declined", repair: waited("g(x)", "x.close()"), body: "t = g(x)\nawait x.close()\nawait t\n" },
  { title: "at the end of a block", verdict: "fix", repair: waited("g(x)", "S()", true), body: "async with S() as x:\n    t = g(x)\n    a()\n    # end\nreturn 1\n" },
  { title: "before what leaves the block", verdict: "fix", repair: waited("g(x)", "S()", true), body: "async with S() as x:\n    t = g(x)\n    return 1\n" },
  { title: "not at the end of one in a branch", verdict: "declined", repair: waited("g(x)", "S()", true), body: "async with S() as x:\n    if a:\n        t = g(x)\n    a()\n" },
];

/** Work that was to be run by a loop of its own is done in the coroutine. */
export const INSIDE: readonly IntentCase[] = [
  { title: "a run", verdict: "fix", repair: inside("asyncio.run(g(1, b=2))"), code: "import asyncio\nasync def f():\n    asyncio.run(g(1, b=2))\n" },
  { title: "whose result is used", verdict: "fix", repair: inside("asyncio.run(g())"), code: "import asyncio\nasync def f():\n    x = asyncio.run(g()).y\n    return -x\n" },
  { title: "over several lines", verdict: "fix", repair: inside("asyncio.run(\n        g(\n            1\n        ),\n    )"), code: "import asyncio\nasync def f():\n    return asyncio.run(\n        g(\n            1\n        ),\n    )\n" },
  { title: "over several lines that only the parentheses held together", verdict: "fix", repair: inside("asyncio.run(a\n        .g())"), code: "import asyncio\nasync def f(a):\n    asyncio.run(a\n        .g())\n" },
  { title: "by another name", verdict: "fix", repair: inside("go(g())"), code: "from asyncio import run as go\nasync def f():\n    go(g())\n" },
  { title: "of a name", verdict: "fix", repair: inside("asyncio.run(work)"), code: "import asyncio\nasync def f(work):\n    asyncio.run(work)\n" },
  { title: "whose failure is suppressed", verdict: "declined", repair: inside("asyncio.run(g())"), code: "import asyncio\nimport contextlib\nasync def f():\n    with contextlib.suppress(RuntimeError):\n        asyncio.run(g())\n" },
  { title: "where something else is suppressed", verdict: "fix", repair: inside("asyncio.run(g())"), code: "import asyncio\nfrom contextlib import suppress\nasync def f():\n    with suppress(KeyError):\n        asyncio.run(g())\n" },
  { title: "on a loop", verdict: "fix", repair: inside("loop.run_until_complete(g())"), code: "import asyncio\nasync def f():\n    loop = asyncio.get_event_loop()\n    x = loop.run_until_complete(g())\n" },
  { title: "on a loop without a name", verdict: "fix", repair: inside("asyncio.get_event_loop().run_until_complete(asyncio.gather(g(), g()))"), code: "import asyncio\nasync def f():\n    asyncio.get_event_loop().run_until_complete(asyncio.gather(g(), g()))\n" },
  { title: "of a coroutine in a name", verdict: "fix", repair: inside("loop.run_until_complete(work)"), code: "async def g(): pass\nasync def f(loop):\n    work = g()\n    loop.run_until_complete(work)\n" },
  { title: "of a task that may be of another loop", verdict: "declined", repair: inside("loop.run_until_complete(work)"), code: "async def g(): pass\nasync def f(loop):\n    work = loop.create_task(g())\n    loop.run_until_complete(work)\n" },
  { title: "of a task on the spot", verdict: "declined", repair: inside("loop.run_until_complete(loop.create_task(g()))"), code: "async def f(loop):\n    loop.run_until_complete(loop.create_task(g()))\n" },
  { title: "of anything", verdict: "declined", repair: inside("loop.run_until_complete(work)"), code: "async def f(loop, work):\n    loop.run_until_complete(work)\n" },
  { title: "with more arguments", verdict: "declined", repair: inside("asyncio.run(g(), debug=True)"), code: "import asyncio\nasync def f():\n    asyncio.run(g(), debug=True)\n" },
  { title: "by a runner", verdict: "declined", repair: inside("runner.run(g())"), code: "import asyncio\nasync def f():\n    with asyncio.Runner() as runner:\n        runner.run(g())\n" },
  { title: "whose failure is expected", verdict: "declined", repair: inside("asyncio.run(g())"), code: "import asyncio\nasync def f():\n    try:\n        asyncio.run(g())\n    except RuntimeError:\n        await g()\n" },
  { title: "whose other failures are expected", verdict: "fix", repair: inside("asyncio.run(g())"), code: "import asyncio\nasync def f():\n    try:\n        asyncio.run(g())\n    except (ValueError, OSError):\n        pass\n" },
  { title: "with a comment inside", verdict: "declined", repair: inside("asyncio.run(  # go\n        g())"), code: "import asyncio\nasync def f():\n    asyncio.run(  # go\n        g())\n" },
  { title: "in a plain function", verdict: "declined", repair: inside("asyncio.run(g())"), code: "import asyncio\ndef f():\n    asyncio.run(g())\n" },
  { title: "in an f-string", verdict: "declined", repair: inside("asyncio.run(g())"), code: "import asyncio\nasync def f():\n    return f'{asyncio.run(g())}'\n" },
];

/** Loops that are made and closed by hand. */
export const LOOPS: readonly IntentCase[] = [
  { title: "one run", verdict: "fix", repair: loop({ closes: ["loop.close()"] }), ...made, code: script("loop = asyncio.new_event_loop()\nloop.run_until_complete(main())\nloop.close()\n") },
  { title: "one run in a `try`", verdict: "fix", repair: loop({ closes: ["loop.close()"] }), ...made, code: script("loop = asyncio.new_event_loop()\nasyncio.set_event_loop(loop)\ntry:\n    # go\n    return loop.run_until_complete(main(a))\nfinally:\n    loop.close()\n    asyncio.set_event_loop(None)\n") },
  { title: "one run, with what asyncio shuts down", verdict: "fix", repair: loop({ closes: ["loop.close()"] }), ...made, code: script("loop = asyncio.new_event_loop()\ntry:\n    x = loop.run_until_complete(main())\nexcept KeyboardInterrupt:\n    x = 0\nfinally:\n    loop.run_until_complete(loop.shutdown_asyncgens())\n    loop.close()\nreturn x\n") },
  { title: "one run at the top of a module", verdict: "fix", repair: loop({ closes: ["loop.close()"] }), ...made, code: "import asyncio\n\nasync def main(): pass\n\nif __name__ == '__main__':\n    loop = asyncio.new_event_loop()\n    loop.run_until_complete(main())\n    loop.close()\n" },
  { title: "one run that nobody closes", verdict: "fix", repair: loop(), ...made, code: script("loop = asyncio.new_event_loop()\nloop.run_until_complete(main())\n") },
  { title: "one run, by another name", verdict: "fix", repair: loop({ open: "new_event_loop()" }), at: "new_event_loop()", code: script("loop = new_event_loop()\nloop.run_until_complete(main())\nloop.close()\n", "from asyncio import new_event_loop\n") },
  { title: "the current loop, which others may have", verdict: "suggestion", repair: loop({ open: "asyncio.get_event_loop()", closes: ["loop.close()"] }), at: "asyncio.get_event_loop()", code: script("loop = asyncio.get_event_loop()\nloop.run_until_complete(main())\nloop.close()\n") },
  { title: "the current loop, left open", verdict: "declined", repair: loop({ open: "asyncio.get_event_loop()" }), at: "asyncio.get_event_loop()", code: script("loop = asyncio.get_event_loop()\nloop.run_until_complete(main())\n") },
  { title: "work that may be a coroutine", verdict: "suggestion", repair: loop({ closes: ["loop.close()"] }), ...made, code: script("loop = asyncio.new_event_loop()\nloop.run_until_complete(a())\nloop.close()\n") },
  { title: "work that is none", verdict: "declined", repair: loop({ closes: ["loop.close()"] }), ...made, code: script("loop = asyncio.new_event_loop()\nloop.run_until_complete(asyncio.gather(main(), main()))\nloop.close()\n") },
  { title: "what is made between may take the loop for the current one", verdict: "suggestion", repair: loop({ closes: ["loop.close()"] }), ...made, code: script("loop = asyncio.new_event_loop()\nasyncio.set_event_loop(loop)\nx = a()\nloop.run_until_complete(main(x))\nloop.close()\n") },
  { title: "several runs", verdict: "fix", repair: loop({ closes: ["loop.close()"] }), ...made, code: script("loop = asyncio.new_event_loop()\nx = loop.run_until_complete(main())\nprint(x)\nloop.run_until_complete(main(x))\nloop.close()\nreturn x\n") },
  { title: "several runs in a `try`", verdict: "fix", repair: loop({ closes: ["loop.close()"] }), ...made, code: script("loop = asyncio.new_event_loop()\nasyncio.set_event_loop(loop)\ntry:\n    loop.run_until_complete(main())\n    loop.run_until_complete(main(2))\nfinally:\n    loop.close()\nreturn 1\n") },
  { title: "several runs in a `try` with handlers", verdict: "fix", repair: loop({ closes: ["loop.close()"] }), ...made, code: script("loop = asyncio.new_event_loop()\ntry:\n    loop.run_until_complete(main())\nexcept OSError:\n    loop.run_until_complete(main(2))\nfinally:\n    loop.close()\n") },
  { title: "runs in a loop of the program", verdict: "fix", repair: loop({ closes: ["loop.close()"] }), ...made, code: script("loop = asyncio.new_event_loop()\nfor i in a:\n    loop.run_until_complete(main(i))\nloop.close()\n") },
  { title: "several runs before there were runners", verdict: "declined", repair: loop({ closes: ["loop.close()"] }), ...made, pythonVersion: "3.10", code: script("loop = asyncio.new_event_loop()\nloop.run_until_complete(main())\nloop.run_until_complete(main(2))\nloop.close()\n") },
  { title: "a run after the close", verdict: "fix", repair: loop({ closes: ["loop.close()"], onlyFails: true }), at: "loop.run_until_complete(main(2))", code: script("loop = asyncio.new_event_loop()\nloop.run_until_complete(main())\nloop.close()\nloop.run_until_complete(main(2))\nreturn 1\n") },
  { title: "a run after the `finally`", verdict: "declined", repair: loop({ closes: ["loop.close()"], onlyFails: true }), at: "loop.run_until_complete(main(2))", code: script("loop = asyncio.new_event_loop()\ntry:\n    loop.run_until_complete(main())\nfinally:\n    loop.close()\nloop.run_until_complete(main(2))\n") },
  { title: "a loop that something else needs", verdict: "declined", repair: loop({ closes: ["loop.close()"] }), ...made, code: script("loop = asyncio.new_event_loop()\na(loop)\nloop.run_until_complete(main())\nloop.close()\n") },
  { title: "a loop that is called", verdict: "declined", repair: loop({ closes: ["loop.close()"] }), ...made, code: script("loop = asyncio.new_event_loop()\nloop.call_later(1, a)\nloop.run_until_complete(main())\nloop.close()\n") },
  { title: "a loop of a coroutine", verdict: "declined", repair: loop({ closes: ["loop.close()"] }), ...made, code: "import asyncio\nasync def main(): pass\nasync def f():\n    loop = asyncio.new_event_loop()\n    loop.run_until_complete(main())\n    loop.close()\n" },
  { title: "a loop of uvloop, in the versions that take it", verdict: "fix", repair: loop({ open: "uvloop.new_event_loop()", closes: ["loop.close()"] }), at: "uvloop.new_event_loop()", pythonVersion: "3.12", code: script("loop = uvloop.new_event_loop()\nloop.run_until_complete(main())\nloop.close()\n", "import asyncio\nimport uvloop\n") },
  { title: "a loop of uvloop in others", verdict: "declined", repair: loop({ open: "uvloop.new_event_loop()", closes: ["loop.close()"] }), at: "uvloop.new_event_loop()", code: script("loop = uvloop.new_event_loop()\nloop.run_until_complete(main())\nloop.close()\n", "import asyncio\nimport uvloop\n") },

  { title: "a policy", verdict: "suggestion", repair: factory("asyncio.set_event_loop_policy(uvloop.EventLoopPolicy())", "asyncio.run(main())"), pythonVersion: "3.12", code: "import asyncio\nimport uvloop\n\nasync def main(): pass\n\nasyncio.set_event_loop_policy(uvloop.EventLoopPolicy())\nasyncio.run(main())\n" },
  { title: "a policy that is installed", verdict: "suggestion", repair: factory("uvloop.install()", "asyncio.run(\n    main(),\n)"), pythonVersion: "3.12", code: "import asyncio\nimport uvloop\n\nasync def main(): pass\n\nif __name__ == '__main__':\n    uvloop.install()\n    asyncio.run(main())\n".replace("asyncio.run(main())", "asyncio.run(\n    main(),\n)") },
  { title: "a policy of asyncio's own", verdict: "suggestion", repair: factory("set_event_loop_policy(WindowsSelectorEventLoopPolicy())", "run(main())"), pythonVersion: "3.14", code: "from asyncio import run, set_event_loop_policy, WindowsSelectorEventLoopPolicy\nasync def main(): pass\nset_event_loop_policy(WindowsSelectorEventLoopPolicy())\nrun(main())\n" },
  { title: "a policy for one system", verdict: "declined", repair: factory("asyncio.set_event_loop_policy(asyncio.WindowsSelectorEventLoopPolicy())", "asyncio.run(main())"), pythonVersion: "3.14", code: "import asyncio, sys\nif sys.platform == 'win32':\n    asyncio.set_event_loop_policy(asyncio.WindowsSelectorEventLoopPolicy())\nasyncio.run(main())\n" },
  { title: "a policy before runs could say it", verdict: "declined", repair: factory("asyncio.set_event_loop_policy(uvloop.EventLoopPolicy())", "asyncio.run(main())"), code: "import asyncio\nimport uvloop\nasyncio.set_event_loop_policy(uvloop.EventLoopPolicy())\nasyncio.run(main())\n" },
];

/** Blocking calls, tasks in groups, and calls that go. */
export const OTHERS: readonly IntentCase[] = [
  { title: "a twin", verdict: "suggestion", repair: twin("time.sleep(1)"), code: "import asyncio, time\nasync def f():\n    time.sleep(1)\n" },
  { title: "a twin with its import", verdict: "suggestion", repair: twin("time.sleep(1)"), code: '#!/usr/bin/env python\n# -*- coding: utf-8 -*-\n"""About."""\n\nfrom __future__ import annotations\n\nimport time\n\nasync def f():\n    time.sleep(1)\n' },
  { title: "a twin in a file without imports of the module", verdict: "suggestion", repair: twin("sleep(1)"), code: "from time import sleep\n\nasync def f():\n    sleep(1)\n" },
  { title: "a twin that is imported", verdict: "suggestion", repair: twin("time.sleep(1)"), code: "import time\nfrom asyncio import sleep\nasync def f():\n    time.sleep(1)\n" },
  { title: "a twin whose name is hidden here", verdict: "suggestion", repair: twin("time.sleep(1)"), code: "import time\nfrom asyncio import sleep\nasync def f(sleep):\n    time.sleep(1)\n" },
  { title: "a twin of a module by another name", verdict: "suggestion", repair: twin("time.sleep(1)"), code: "import time, asyncio as aio\nasync def f():\n    time.sleep(1)\n" },
  { title: "a twin in a function that imports", verdict: "suggestion", repair: twin("time.sleep(1)"), code: "import time\nasync def f():\n    import asyncio\n    time.sleep(1)\n" },
  { title: "a module that another function imports is not there", verdict: "suggestion", repair: twin("time.sleep(1)"), code: "import time\ndef g():\n    import asyncio\nasync def f():\n    time.sleep(1)\n" },
  { title: "a module for type checkers alone is not there", verdict: "declined", repair: twin("time.sleep(1)"), code: "import time\nif TYPE_CHECKING:\n    import asyncio\nasync def f():\n    time.sleep(1)\n" },
  { title: "a name that a star may bring", verdict: "declined", repair: twin("time.sleep(1)"), code: "from mine import *\nasync def f():\n    time.sleep(1)\n    asyncio.wow()\n" },
  { title: "in a plain function", verdict: "declined", repair: twin("time.sleep(1)"), code: "import time\ndef f():\n    time.sleep(1)\n" },
  { title: "a call without a twin", verdict: "declined", repair: (find) => ({ kind: "call-twin", call: momentAt(find("go(1)")), name: "x", from: undefined }), body: "go(1)\n" },
  { title: "in a thread", verdict: "suggestion", repair: offloaded("requests.get(url, timeout=3)"), code: "import asyncio\nimport requests\nasync def f(url):\n    return requests.get(url, timeout=3).text\n" },
  { title: "in a thread without arguments", verdict: "suggestion", repair: offloaded("go()"), body: "x = go()\n" },
  { title: "in a thread, over lines", verdict: "suggestion", repair: offloaded("go(\n        1,  # one\n        *a,\n    )"), code: "import asyncio\nasync def f(a):\n    go(\n        1,  # one\n        *a,\n    )\n" },
  { title: "a generator expression needs parentheses of its own", verdict: "declined", repair: offloaded("go(x for x in a)"), body: "go(x for x in a)\n" },
  { title: "what a block enters is closed otherwise", verdict: "declined", repair: offloaded("open(a)"), body: "with open(a) as x:\n    pass\n" },
  { title: "before 3.9", verdict: "declined", repair: offloaded("go()"), pythonVersion: "3.8", body: "go()\n" },

  { title: "a group", verdict: "suggestion", repair: grouped("asyncio.create_task(g())"), code: "import asyncio\nasync def f():\n    a()\n    asyncio.create_task(g())  # go\n    b()\n    # end\nx = 1\n" },
  { title: "a group around a loop", verdict: "suggestion", repair: grouped("asyncio.create_task(g(i), name='x')"), code: "import asyncio\nasync def f(a, tg):\n    for i in a:\n        if i: asyncio.create_task(g(i), name='x')\n    return 1\n" },
  { title: "a group that is there", verdict: "suggestion", repair: grouped("asyncio.create_task(g(1))"), code: "import asyncio\nasync def f(a):\n    async with asyncio.TaskGroup() as group:\n        if a:\n            asyncio.create_task(g(1))\n" },
  { title: "a task of a loop", verdict: "suggestion", repair: grouped("asyncio.get_running_loop().create_task(g())"), code: "import asyncio\nasync def f():\n    asyncio.get_running_loop().create_task(g())\n    await h()\n" },
  { title: "before there were groups", verdict: "declined", repair: grouped("asyncio.create_task(g())"), pythonVersion: "3.10", code: "import asyncio\nasync def f():\n    asyncio.create_task(g())\n" },
  { title: "not around a `yield`", verdict: "declined", repair: grouped("asyncio.create_task(g())"), code: "import asyncio\nasync def f():\n    asyncio.create_task(g())\n    yield 1\n" },
  { title: "nor around a `raise`, which would cancel the task", verdict: "declined", repair: grouped("asyncio.create_task(g())"), code: "import asyncio\nasync def f():\n    try:\n        a()\n    except PermissionError:\n        asyncio.create_task(g())\n        raise\n" },
  { title: "nor around one in a branch, or in the rounds of a loop", verdict: "declined", repair: grouped("asyncio.create_task(g(i))"), code: "import asyncio\nasync def f(a):\n    for i in a:\n        if not i:\n            raise ValueError(i)\n        asyncio.create_task(g(i))\n" },
  { title: "nor before a `raise` in a group that is there", verdict: "declined", repair: grouped("asyncio.create_task(g(1))"), code: "import asyncio\nasync def f(a):\n    async with asyncio.TaskGroup() as group:\n        if a:\n            asyncio.create_task(g(1))\n            raise ValueError(a)\n" },
  { title: "what a function inside raises is raised where that is called", verdict: "suggestion", repair: grouped("asyncio.create_task(g())"), code: "import asyncio\nasync def f():\n    asyncio.create_task(g())\n    def fail():\n        raise ValueError\n    return fail\n" },
  { title: "a task that is kept is somebody's", verdict: "declined", repair: grouped("asyncio.create_task(g())"), code: "import asyncio\nasync def f():\n    t = asyncio.create_task(g())\n" },

  { title: "a task that is kept until it is done", verdict: "suggestion", repair: kept("asyncio.create_task(g())"), code: "import asyncio\nimport os\n\n\nasync def f():\n    asyncio.create_task(g())  # go\n    b()\n" },
  { title: "in a set that is there", verdict: "suggestion", repair: kept("asyncio.ensure_future(g())"), code: "import asyncio\nbackground_tasks = set()\ndef f(task):\n    if task: asyncio.ensure_future(g())\n" },
  { title: "on a line with others", verdict: "suggestion", repair: kept("loop.create_task(g())"), code: "def f(loop):\n    a(); loop.create_task(g()); b()\n" },
  { title: "not where the name means something else", verdict: "declined", repair: kept("asyncio.create_task(g())"), code: "import asyncio\nasync def f(background_tasks):\n    asyncio.create_task(g())\n" },
  { title: "not where a block around closes what it works with", verdict: "declined", repair: kept("asyncio.create_task(g(x, 1))"), code: "import asyncio\nasync def f():\n    async with S() as x:\n        asyncio.create_task(g(x, 1))\n        b()\n" },
  { title: "nor where the function closes it later", verdict: "declined", repair: kept("asyncio.create_task(x.go())"), code: "import asyncio\nasync def f():\n    x = S()\n    asyncio.create_task(x.go())\n    await x.aclose()\n" },
  { title: "but beside a block that holds something else", verdict: "suggestion", repair: kept("asyncio.create_task(g(x))"), code: "import asyncio\nasync def f(x):\n    async with S() as y:\n        asyncio.create_task(g(x))\n        y.go()\n" },
  { title: "a task with a name is kept already", verdict: "declined", repair: kept("asyncio.create_task(g())"), code: "import asyncio\nasync def f():\n    t = asyncio.create_task(g())\n" },

  { title: "a second close goes", verdict: "suggestion", repair: removed("x.close()", "x.close()", 1), body: "await x.close()\nawait x.close()\n" },
  { title: "the first, when the second is in a `finally`", verdict: "suggestion", repair: removed("x.close()", "x.close()", 1), body: "try:\n    a()\n    x.close()\nfinally:\n    x.close()\n" },
  { title: "with its `finally`", verdict: "suggestion", repair: removed("x.close()", "x.close()", 1), body: "x.close()\ntry:\n    a()\n\n    b('''\n''')\nfinally:\n    x.close()\nreturn 1\n" },
  { title: "with its `finally` behind handlers", verdict: "suggestion", repair: removed("x.close()", "x.close()", 1), body: "x.close()\ntry:\n    a()\nexcept OSError: b()\nfinally: x.close()\nreturn 1\n" },
  { title: "not when it is all that its suite has", verdict: "declined", repair: removed("x.close()", "x.close()", 1), body: "x.close()\nif a:\n    x.close()\n" },
  { title: "not when its result is used", verdict: "declined", repair: removed("x.close()", "x.close()", 1), body: "x.close()\ny = x.close()\n" },
  { title: "nor when its object is the work of a call", verdict: "declined", repair: removed("x().close()", "x().close()", 1), body: "x().close()\nx().close()\n" },

  { title: "a return after an answer", verdict: "suggestion", at: "b.send(2)", repair: (find) => ({ kind: "return-after", event: momentAt(find("b.send(1)")) }), body: "if a:\n    b.send(1)  # no\nb.send(2)\n" },
  { title: "a return after an answer on one line", verdict: "suggestion", at: "b.send(2)", repair: (find) => ({ kind: "return-after", event: momentAt(find("b.send(1)")) }), body: "if a: b.send(1)\nb.send(2)\n" },
  { title: "no return in a function with results", verdict: "declined", at: "b.send(2)", repair: (find) => ({ kind: "return-after", event: momentAt(find("b.send(1)")) }), body: "if a:\n    b.send(1)\nreturn b.send(2)\n" },
];
