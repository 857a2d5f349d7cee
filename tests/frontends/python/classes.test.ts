/** What does the core learn about the classes of a Python file, and which names do they bind? */
import { describe, expect, it } from "vitest";
import { createCatalog } from "../../../src/catalog/catalog.ts";
import { PYTHON_LIBRARIES } from "../../../src/catalog/python.generated.ts";
import type { ClassShape, FileIr } from "../../../src/core/ir.ts";
import { lowerFile } from "../../../src/frontends/python/lower.ts";
import { parseText } from "../../../src/frontends/python/parser/parse.ts";
import { PythonSourceCode } from "../../../src/frontends/python/source-code.ts";

const catalog = createCatalog(PYTHON_LIBRARIES);

function lower(text: string): FileIr {
  const parsed = parseText(text);
  if (!parsed.ok) throw new Error(parsed.problem.message);
  return lowerFile(new PythonSourceCode(text, parsed), catalog);
}

function shapeOf(name: string, { classes }: FileIr): ClassShape {
  const shape = classes.find((each) => each.name === name);
  if (!shape) throw new Error(`There is no class ${name}.`);
  return shape;
}

/** The class of a field of the class `A`. */
function fieldOf(name: string, text: string): string | undefined {
  const ir = lower(`import aiohttp\nfrom typing import Annotated, Optional, TYPE_CHECKING\n${text}`);
  return ir.knowledge.classOf(ir.member(shapeOf("A", ir).self, name))?.name;
}

describe("the shape of a class", () => {
  it("has the words of the core for Python's own methods", () => {
    const ir = lower(`class A:
    def __init__(self): ...
    def __enter__(self): ...
    def __exit__(self, *error): ...
    async def __aexit__(self, *error): ...
    @property
    def size(self): ...
    @size.setter
    def size(self, value): ...
    @staticmethod
    def make(): ...
    @classmethod
    def build(cls): ...
    def plain(self): ...
    aclose = plain
`);
    expect([...shapeOf("A", ir).methods.keys()]).toEqual([
      "constructor",
      "__enter__",
      "@@dispose",
      "@@asyncDispose",
      "get size",
      "set size",
      "static make",
      "static build",
      "plain",
      "aclose",
    ]);
  });

  it("is a parameter of no method, and captured by all that mention it", () => {
    const ir = lower("class A:\n    def f(self, x): return lambda: self.y\n    @staticmethod\n    def g(x): ...\n    @classmethod\n    def h(cls, x): ...\n");
    const parameters = ir.functions.map(({ name, parameters: given }) => [name, ...given.map((place) => place.name)]);
    expect(parameters).toEqual([["(module)"], ["f", "x"], ["(lambda)"], ["g", "x"], ["h", "cls", "x"]]);
    expect(ir.functions.map(({ captures }) => captures.map(({ name }) => name))).toEqual([[], ["self", "self.y"], ["self", "self.y"], [], []]);
    expect(ir.functions.map((graph) => graph.class)).toEqual([undefined, 0, undefined, 0, 0]);
  });

  it("knows its bases", () => {
    const ir = lower(`from abc import ABC
from typing import Generic, TypeVar
from library import Base
T = TypeVar("T")
class A(ABC): ...
class B(A, Generic[T]): ...
class C(Base, B[int]): ...
def f():
    class D(A): ...
`);
    expect(ir.classes.map(({ base, exported, name, open }) => ({ name, base, open, exported }))).toEqual([
      { name: "A", base: undefined, open: false, exported: true },
      { name: "B", base: 0, open: false, exported: true },
      { name: "C", base: 1, open: true, exported: true },
      { name: "D", base: 0, open: false, exported: false },
    ]);
  });

  it("counts as private what Python hides", () => {
    const ir = lower("class A:\n    def f(self):\n        self.__a = self._b = self.c = self.__d__ = 1\n");
    expect([...shapeOf("A", ir).privateFields]).toEqual(["__a"]);
  });
});

describe("an instance is a resource", () => {
  it.each([
    ["with __exit__", "class A:\n    def __exit__(self, *e): ...\n", { symbol: "sync", obligation: "may" }],
    ["with __aexit__", "class A:\n    async def __aexit__(self, *e): ...\n", { symbol: "async", obligation: "may" }],
    ["with an asynchronous close", "class A:\n    async def close(self): ...\n", { symbol: "none", obligation: "may" }],
    ["with a stop that closes a known field, opened when it is made", "import aiohttp\nclass A:\n    def __init__(self):\n        self.s = aiohttp.ClientSession()\n    async def stop(self):\n        await self.s.close()\n", { symbol: "none", obligation: "must" }],
    ["with a close of what it is given", "import aiohttp\nclass A:\n    def __init__(self, s: aiohttp.ClientSession):\n        self.s = s\n    def close(self):\n        self.s.close()\n", { symbol: "none", obligation: "may" }],
    ["of a base class that is one", "class B:\n    async def close(self): ...\nclass A(B): ...\n", { symbol: "none", obligation: "may" }],
    ["of a known class", "import aiohttp\nclass A(aiohttp.ClientSession): ...\n", { symbol: "async", obligation: "must" }],
  ])("%s", (_title, text, { obligation, symbol }) => {
    const { instance } = shapeOf("A", lower(text));
    expect(instance?.disposal.symbol).toBe(symbol);
    expect(instance?.obligation).toBe(obligation);
  });

  it.each([
    ["without a way of closing it", "class A:\n    def run(self): ...\n"],
    ["with a mere close", "class A:\n    def close(self): ...\n"],
    ["with a stop that closes nothing known", "class A:\n    async def stop(self): ...\n"],
    ["with a close that is a static method, or another value", "class A:\n    @staticmethod\n    async def close(): ...\n    aclose = None\n"],
  ])("not %s", (_title, text) => {
    expect(shapeOf("A", lower(text)).instance).toBeUndefined();
  });
});

describe("a field is of the class", () => {
  it.each([
    ["that all its values have", "class A:\n    s = None\n    def f(self): self.s = aiohttp.ClientSession()\n    def g(self): self.s = aiohttp.ClientSession()\n    def h(self): self.s = None\n"],
    ["that its annotation names", "class A:\n    def f(self, x): self.s: aiohttp.ClientSession | None = x\n    def g(self, x): self.s = x\n"],
    ["that an annotation of the class names", "class A:\n    s: 'Optional[aiohttp.ClientSession]'\n    def f(self, x): self.s = x\n"],
    ["that a parameter's annotation names", "class A:\n    def f(self, s: Annotated[aiohttp.ClientSession, 1]): self.s = s\n"],
    ["that is imported for annotations alone", "if TYPE_CHECKING:\n    from aiohttp import ClientSession\nclass A:\n    def f(self, s: 'ClientSession'): self.s = s\n"],
    ["of one of several values at once", "class A:\n    def f(self): x, self.s = 1, aiohttp.ClientSession()\n"],
    ["that a block enters", "class A:\n    async def f(self):\n        async with aiohttp.ClientSession() as self.s: pass\n"],
    ["that a method is said to give", "class A:\n    def make(self) -> aiohttp.ClientSession: ...\n    async def work(self) -> aiohttp.ClientSession: ...\n    async def f(self): self.s = self.make()\n    async def g(self): self.s = await self.work()\n"],
    ["that a base class gives it", "class B:\n    def __init__(self): self.s = aiohttp.ClientSession()\nclass A(B):\n    def f(self): return self.s\n"],
  ])("%s", (_title, text) => {
    expect(fieldOf("s", text)).toBe("ClientSession");
  });

  it.each([
    ["whose values differ", "class A:\n    def f(self): self.s = aiohttp.ClientSession()\n    def g(self, x): self.s = x\n"],
    ["that a subclass fills otherwise", "class A:\n    def f(self): self.s = aiohttp.ClientSession()\nclass B(A):\n    def f(self): self.s = other()\n"],
    ["that somebody else fills otherwise", "class A:\n    def f(self): self.s = aiohttp.ClientSession()\ndef f(a: A): a.s = other()\n"],
    ["that is added to", "class A:\n    def f(self):\n        self.s = aiohttp.ClientSession()\n        self.s += 1\n"],
    ["that is a method", "class A:\n    def s(self): ...\n    def f(self): self.s = aiohttp.ClientSession()\n"],
    ["whose annotation names two", "class A:\n    def f(self, s: aiohttp.ClientSession | int): self.s = s\n"],
    ["that is made of work not awaited", "class A:\n    async def make(self) -> aiohttp.ClientSession: ...\n    def f(self): self.s = self.make()\n"],
    ["that holds itself", "class A:\n    def f(self): self.s = self.s\n"],
  ])("of no class: one %s", (_title, text) => {
    expect(fieldOf("s", text)).toBeUndefined();
  });
});

describe("names", () => {
  function classOf(name: string, text: string): string | undefined {
    const ir = lower(text);
    const places = ir.functions.flatMap(({ blocks }) => blocks.flatMap(({ events }) => events.flatMap((event) => (event.kind === "bind" ? event.target : []))));
    const place = places.find((each) => each.name === name);
    return place && ir.knowledge.classOf(place)?.name;
  }

  it.each([
    ["of modules with dots", "import aiohttp.client\nx = aiohttp.ClientSession()\n"],
    ["of a module that is imported twice", "import aiohttp\nimport aiohttp\nx = aiohttp.ClientSession()\n"],
    ["that may be missing", "try:\n    import aiohttp\nexcept ImportError:\n    aiohttp = None\nx = aiohttp.ClientSession()\n"],
    ["with an alias of an alias", "from aiohttp import ClientSession as A\nB = A\nx = B()\n"],
    ["beside a star import", "from library import *\nimport aiohttp\nx = aiohttp.ClientSession()\n"],
    ["that is deleted at the end", "import aiohttp\nx = aiohttp.ClientSession()\ndel x\n"],
    ["in a generic function", "import aiohttp\ndef f[T: aiohttp.ClientSession](y: T):\n    x = aiohttp.ClientSession()\n"],
    ["in a method, past a name of its class", "import aiohttp\nclass A:\n    aiohttp = None\n    def f(self):\n        x = aiohttp.ClientSession()\n"],
    ["that walrus binds", "import aiohttp\nif x := aiohttp.ClientSession(): pass\n"],
  ])("are found: %s", (_title, text) => {
    expect(classOf("x", text)).toBe("ClientSession");
  });

  it.each([
    ["of a module of the same package", "from .aiohttp import ClientSession\nx = ClientSession()\n"],
    ["of two imports", "try:\n    from aiohttp import ClientSession\nexcept ImportError:\n    from other import ClientSession\nx = ClientSession()\n"],
    ["of a star import", "from aiohttp import *\nx = ClientSession()\n"],
    ["that a match or a handler binds", "import aiohttp\nx = aiohttp.ClientSession()\nmatch y:\n    case {'a': x}: pass\n"],
    ["of a type parameter", "import aiohttp\ndef f[aiohttp]():\n    x = aiohttp.ClientSession()\n"],
    ["that another function writes", "import aiohttp\nx = aiohttp.ClientSession()\ndef f():\n    global x\n    x = 1\n"],
  ])("have no meaning: %s", (_title, text) => {
    expect(classOf("x", text)).toBeUndefined();
  });
});
