/** Which ways does control go through Python statements, and which events lie on them? */
import { describe, expect, it } from "vitest";
import { createCatalog } from "../../../src/catalog/catalog.ts";
import { PYTHON_LIBRARIES } from "../../../src/catalog/python.generated.ts";
import type { FileIr } from "../../../src/core/ir.ts";
import { printGraph } from "../../../src/core/print.ts";
import { lowerFile } from "../../../src/frontends/python/lower.ts";
import { parseText } from "../../../src/frontends/python/parser/parse.ts";
import { PythonSourceCode } from "../../../src/frontends/python/source-code.ts";

const catalog = createCatalog(PYTHON_LIBRARIES);

function lower(text: string): FileIr {
  const parsed = parseText(text);
  if (!parsed.ok) throw new Error(parsed.problem.message);
  return lowerFile(new PythonSourceCode(text, parsed), catalog);
}

/** The graph of the function `f`. */
function graphOf(text: string): string {
  const ir = lower(text);
  const graph = ir.functions.find(({ name }) => name === "f");
  if (!graph) throw new Error("There is no function f.");
  return printGraph(graph);
}

describe("the graph of", () => {
  it.each([
    ["assignments", "def f(x):\n    a = b = x\n    c, d = x(), a\n    (e, *g), x.h = c\n    i: int = None\n    a += 1\n    if (j := x()): return j\n"],
    ["an if with elif", "def f(a, b):\n    if a is None: one()\n    elif not b and two(): three()\n    else: four()\n    five()\n"],
    ["a while with else", "def f(a):\n    while a():\n        if b(): break\n        if c(): continue\n        d()\n    else:\n        e()\n    g()\n"],
    ["an endless loop", "def f():\n    while True:\n        if a(): break\n    b()\n"],
    ["a for with else", "def f(xs):\n    for x in xs:\n        if x: break\n    else:\n        a()\n    b()\n"],
    ["an async for", "async def f(xs):\n    async for x in xs():\n        await x()\n"],
    ["a try with handlers and else", "def f():\n    try:\n        a()\n    except ValueError as e:\n        b(e)\n    except (OSError, Exception):\n        c()\n    else:\n        d()\n    e()\n"],
    ["a try whose handler passes others on", "def f():\n    try:\n        a()\n    except ValueError:\n        b()\n"],
    ["a try with finally, left in three ways", "def f():\n    while a():\n        try:\n            if b(): return c()\n            if d(): break\n        finally:\n            e()\n"],
    ["an async with over a known class", "import aiohttp\nasync def f(u):\n    async with aiohttp.ClientSession() as s:\n        return await s.get(u)\n"],
    ["a with over anything else", "def f(x):\n    with x() as a, a.b():\n        return a\n"],
    ["blocks that end exceptions", "import contextlib\ndef f(self):\n    with contextlib.suppress(OSError):\n        a()\n    with self.assertRaises(ValueError):\n        b()\n    c()\n"],
    ["a match", "def f(x):\n    match x():\n        case 1 if a(): b()\n        case [y, *_]: c(y)\n        case _: d()\n    e()\n"],
    ["raise and assert", "def f(x):\n    assert x, a()\n    raise x() from b\n"],
    ["choices", "def f(x):\n    a = x() if b() else None\n    c = a or x() or d()\n    return a and c\n"],
    ["a comprehension", "async def f(xs):\n    return [await g(x) for x in xs() if x]\n"],
    ["a generator", "def f():\n    try:\n        x = yield a()\n    finally:\n        b()\n"],
    ["calls of functions of the file", "async def g(a, b=1, *, c): pass\nasync def f():\n    await g(1, c=x())\n    work = g(x(), 2, c=3)\n    await work\n    await g(*work)\n"],
    ["functions, lambdas and classes inside", "def f():\n    x = a()\n    def g(y=b()): return x\n    class A(c()):\n        z = d()\n        def h(self): return z\n    return lambda: g\n"],
  ])("%s", (_title, text) => {
    expect(graphOf(text)).toMatchSnapshot();
  });
});

describe("names", () => {
  it.each([
    ["belong to the function that binds them anywhere", "x = 1\ndef f():\n    print(x)\n    x = 2\n", "x", { owner: 1, moduleLevel: false }],
    ["may be sent to the module", "def f():\n    global x\n    x = 2\n", "x", { owner: 0, moduleLevel: true, writtenElsewhere: true }],
    ["may be sent to the function around", "def g():\n    x = 1\n    def f():\n        nonlocal x\n        x = 2\n", "x", { owner: 1, writtenElsewhere: true, constant: false }],
    ["of a class are not seen by its methods", "x = 0\nclass A:\n    x = 1\n    def f(self): return x\n", "x", { owner: 0, moduleLevel: true, captured: true }],
    ["of a comprehension are its own", "def f(x):\n    y = [x for x in x]\n    return y\n", "y", { owner: 1, constant: true }],
    ["that walrus binds in a comprehension are the function's", "def f(xs):\n    a = [y := x for x in xs]\n    return y\n", "y", { owner: 1, constant: true }],
  ])("%s", (_title, text, name, expected) => {
    const places = lower(text).functions.flatMap(({ blocks, captures }) => [
      ...captures,
      ...blocks.flatMap(({ events }) => events.flatMap((event) => (event.kind === "bind" ? [event.target] : event.kind === "return" && event.place ? [event.place] : []))),
    ]);
    const found = places.findLast((place) => place.kind === "variable" && place.name === name);
    expect(found?.variable).toMatchObject(expected);
  });
});

it("gives up what was generated, and says so", () => {
  const deep = `def f():\n    return ${"g() + ".repeat(600)}1\n`;
  expect(lower(deep).functions.find(({ name }) => name === "f")?.incomplete).toBe(true);
});
