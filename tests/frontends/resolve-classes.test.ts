/** Does the resolver know the fields, classes and functions of a file? */
import type { TSESTree } from "@typescript-eslint/utils";
import { describe, expect, it } from "vitest";
import type { ResourceSpec } from "../../src/core/effects.ts";
import { classOf, open } from "./resolve-file.ts";

describe("fields and own classes", () => {
  function field(body: string, name: string): string | undefined {
    const file = open(`import { Pool, Client, createPool } from "pg"; class It${body}`);
    const node = (file.find(`class It${body}`) as TSESTree.ClassDeclaration);
    return file.resolver.classOfField(node, name)?.name;
  }

  it.each([
    ["initialiser", " { pool = new Pool(); }", "pool", "Pool"],
    ["private name", " { #pool = new Pool(); }", "#pool", "Pool"],
    ["annotation", " { pool: Pool | undefined; }", "pool", "Pool"],
    ["assignment", " { constructor() { this.pool = new Pool(); } }", "pool", "Pool"],
    ["assignment in an arrow", " { run() { f(() => { this.pool = new Pool(); }); } }", "pool", "Pool"],
    ["awaited assignment", " { pool; async open() { this.pool = await createPool(); } }", "pool", "Pool"],
    ["reset to null", " { pool = null; open() { this.pool = new Pool(); } shut() { this.pool = null; } }", "pool", "Pool"],
    ["lazily", " { get() { return (this.pool ??= new Pool()); } }", "pool", "Pool"],
    ["parameter property", " { constructor(private readonly pool: Pool) {} }", "pool", "Pool"],
    ["parameter", " { constructor(pool: Pool) { this.pool = pool; } }", "pool", "Pool"],
    ["getter", " { #p = new Pool(); get pool() { return this.#p; } }", "pool", "Pool"],
  ])("knows a field: %s", (_title, body, name, known) => {
    expect(field(body, name)).toBe(known);
  });

  it.each([
    ["two classes", " { pool = new Pool(); f() { this.pool = new Client(); } }", "pool"],
    ["an unknown value", " { pool = new Pool(); f(x) { this.pool = x; } }", "pool"],
    ["a static one", " { static pool = new Pool(); }", "pool"],
    ["another object's", " { f() { function g() { this.pool = new Pool(); } } }", "pool"],
    ["hostile names", " { f() {} }", "constructor"],
    ["hostile names", " { f() {} }", "__proto__"],
  ])("does not know a field: %s", (_title, body, name) => {
    expect(field(body, name)).toBeUndefined();
  });

  it("follows fields of instances and of base classes", () => {
    const text = `import { Pool } from "pg"; class A { pool = new Pool(); } class B extends A { f() { this.pool; } } const b = new B(); b.pool;`;
    expect(classOf(text, "this.pool")).toBe("Pool");
    expect(classOf(text, "b.pool")).toBe("Pool");
  });

  function own(body: string): ResourceSpec | undefined {
    const file = open(`import { Pool, Client } from "pg"; class It${body}`);
    return file.resolver.ownClass((file.find(`class It${body}`) as TSESTree.ClassDeclaration));
  }

  it("describes a class with dispose symbols", () => {
    expect(own(" { close() {} async [Symbol.asyncDispose]() {} [Symbol.dispose]() {} }")).toMatchObject({
      name: "It",
      closers: { close: {}, "@@asyncDispose": { async: true }, "@@dispose": {} },
      disposal: { symbol: "both", closer: "close" },
      obligation: "must",
      reuse: { effect: "unknown" },
    });
    expect(own(" { [Symbol.dispose]() {} }")?.disposal).toEqual({ symbol: "sync" });
  });

  it.each([
    ["it opens and closes a field", " { pool = new Pool(); close() { return this.pool.end(); } }", "must"],
    ["a constant is bound to the field", " { #p = new Pool(); async close() { const p = this.#p; await p.end(); } }", "must"],
    ["the field is destructured", " { p = new Pool(); close() { const { p } = this; p.end(); } }", "must"],
    ["the field is opened later", " { p: Pool; open() { this.p = new Pool(); } close() { this.p?.end(); } }", "must"],
    ["the field is handed in", " { constructor(private p: Pool) {} async close() { await this.p.end(); } }", "may"],
    ["it is asynchronous", " { async dispose() {} }", "may"],
  ])("sees a resource when %s", (_title, body, obligation) => {
    expect(own(body)?.obligation).toBe(obligation);
  });

  it.each([
    ["closes nothing that is known", " { close() { this.visible = false; } }"],
    ["has no closing method", " { pool = new Pool(); run() {} }"],
    ["has a private one", " { private async close() {} }"],
    ["has a static one", " { static async close() {} }"],
    ["has a field of its own class", " { next = new It(); close() { this.next.close(); } }"],
  ])("sees no resource when a class %s", (_title, body) => {
    expect(own(body)).toBeUndefined();
  });

  it("inherits ways of closing", () => {
    const text = `import { Pool } from "pg"; class A { async [Symbol.asyncDispose]() {} } class B extends A { close() {} } class C extends B {} class P extends Pool { async close() {} } class Q extends Pool { [Symbol.dispose]() {} }`;
    const file = open(text);
    const [a, b, c, p, q] = file.nodes.filter((node) => node.type === "ClassDeclaration").map((node) => file.resolver.ownClass(node));
    expect(b).toMatchObject({ name: "B", closers: { close: {}, "@@asyncDispose": {} }, obligation: "must" });
    expect(b).not.toBe(a);
    expect(c).toBe(b);
    expect(p?.name).toBe("Pool");
    expect(q).toMatchObject({ name: "Q", closers: { end: {}, "@@dispose": {} } });
  });

  it("gives instances of own classes their class", () => {
    const text = "class It { async close() {} static async open() { return new It(); } }";
    expect(classOf(`${text} const x = new It(); x;`, "x")).toBe("It");
    expect(classOf(`${text} function f(x: It) { x; }`, "x")).toBe("It");
    expect(classOf(`${text} const x = await It.open(); x;`, "x")).toBe("It");
    expect(classOf(`class Plain {} const x = new Plain(); x;`, "x")).toBeUndefined();
  });
});

describe("functions", () => {
  function functions(text: string, call: string): readonly string[] {
    const file = open(text);
    return file.resolver
      .functions((file.find(call) as TSESTree.CallExpression))
      .map((node) => `${String(node.loc.start.line)}:${String(node.loc.start.column)}`);
  }

  it.each([
    ["a declaration", "f();\nfunction f() {}", "f()", ["2:0"]],
    ["a constant", "const f = \nasync () => {};\nf();", "f()", ["2:0"]],
    ["an alias", "function g() {}\nconst f = g; f();", "f()", ["1:0"]],
    ["a variable with two functions", "let f =\n() => 1; if (x) f =\n() => 2; f();", "f()", ["2:0", "3:0"]],
    ["a choice", "function a() {}\nfunction b() {}\n(x ? a : b)(1);", "(x ? a : b)(1)", ["1:0", "2:0"]],
    ["a call in place", "(() => {})();", "(() => {})()", ["1:1"]],
    ["a method of this", "class A { f() { this.g(); }\ng() {} }", "this.g()", ["2:1"]],
    ["a private method", "class A { f() { this.#g(); }\n#g() {} }", "this.#g()", ["2:2"]],
    ["a method that is overridden", "class A { f() { this.g(); }\ng() {} }\nclass B extends A { g() {} }", "this.g()", ["2:1", "3:21"]],
    ["a field with a function", "class A { f() { this.g(); }\ng =\n() => {}; }", "this.g()", ["3:0"]],
    ["an inherited method", "class A {\ng() {} }\nclass B extends A { f() { this.g(); } }", "this.g()", ["2:1"]],
    ["super", "class A {\ng() {} }\nclass B extends A { g() { super.g(); } }", "super.g()", ["2:1"]],
    ["a method of an instance", "class A {\ng() {} }\nconst a = new A(); a.g();", "a.g()", ["2:1"]],
    ["a static method", "class A { static\ng() {} }\nA.g();", "A.g()", ["2:1"]],
    ["a constructor", "class A {\nconstructor() {} }\nnew A();", "new A()", ["2:11"]],
    ["an inherited constructor", "class A {\nconstructor() {} }\nclass B extends A {}\nnew B();", "new B()", ["2:11"]],
    ["a method of an object", "const s = {\ng() {} };\ns.g();", "s.g()", ["2:1"]],
    ["an export", "exports.f =\nfunction () {};\nexports.f();", "exports.f()", ["2:0"]],
    ["an overloaded function", "function f(a: 1): void;\nfunction f(a: 2): void;\nfunction f() {}\nf();", "f()", ["3:0"]],
  ])("finds %s", (_title, text, call, sites) => {
    expect(functions(text, call)).toEqual(sites);
  });

  it.each([
    ["an import", `import { f } from "x"; f();`, "f()"],
    ["a parameter", "function g(f) { f(); }", "f()"],
    ["a variable that may be something else", "let f = () => 1; f = other; f();", "f()"],
    ["a replaced method", "class A { f() { this.g(); } g() {} } const a = new A(); a.g = x;", "this.g()"],
    ["a wrapped function", "const f = memo(() => 1); f();", "f()"],
    ["a class without a constructor", "class A {} new A();", "new A()"],
    ["a class that extends another", `import B from "b"; class A extends B { f() { this.g(); } }`, "this.g()"],
    ["a name bound to itself", "const a = b, b = a; a();", "a()"],
    ["hostile names", "class A { f() { this.__proto__(); this.toString(); } }", "this.toString()"],
  ])("is silent about %s", (_title, text, call) => {
    expect(functions(text, call)).toEqual([]);
  });

  it("finds the function that an argument is", () => {
    const file = open("const f = () => 1; let g = () => 2; g = x; use(f, g, async () => 3, f.bind(y));");
    const name = (text: string): string | undefined => file.resolver.functionOf(file.find(text))?.body.type;
    expect(name("f")).toBe("Literal");
    expect(name("g")).toBeUndefined();
    expect(name("async () => 3")).toBe("Literal");
    expect(name("f.bind(y)")).toBe("Literal");
  });
});
