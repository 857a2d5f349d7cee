/** Does the resolver find what imports, globals and values mean, and does it end on any code? */
import type { TSESTree } from "@typescript-eslint/utils";
import { describe, expect, it } from "vitest";
import { callee, classOf, open } from "./resolve-file.ts";

describe("imports", () => {
  it.each([
    ["named", `import { Pool } from "pg"; new Pool();`, "new Pool()"],
    ["renamed", `import { Pool as P } from "pg"; new P();`, "new P()"],
    ["named by a string", `import { "Pool" as P } from "pg"; new P();`, "new P()"],
    ["namespace", `import * as pg from "pg"; new pg.Pool();`, "new pg.Pool()"],
    ["default of a CommonJS module", `import pg from "pg"; new pg.Pool();`, "new pg.Pool()"],
    ["default of a namespace", `import * as pg from "pg"; new pg.default.Pool();`, "new pg.default.Pool()"],
    ["default as a name", `import { default as pg } from "pg"; new pg.Pool();`, "new pg.Pool()"],
    ["import equals", `import pg = require("pg"); new pg.Pool();`, "new pg.Pool()"],
    ["alias of a namespace member", `import pg from "pg"; import P = pg.Pool; new P();`, "new P()"],
    ["require", `const pg = require("pg"); new pg.Pool();`, "new pg.Pool()"],
    ["require, template", "const pg = require(`pg`); new pg.Pool();", "new pg.Pool()"],
    ["required member", `const Pool = require("pg").Pool; new Pool();`, "new Pool()"],
    ["required in place", `new (require("pg").Pool)();`, `new (require("pg").Pool)()`],
    ["destructured require", `const { Pool: P } = require("pg"); new P();`, "new P()"],
    ["destructured default", `import pg from "pg"; const { Pool } = pg; new Pool();`, "new Pool()"],
    ["createRequire", `import { createRequire } from "node:module"; const require = createRequire(import.meta.url); const { Pool } = require("pg"); new Pool();`, "new Pool()"],
    ["dynamic", `const pg = await import("pg"); new pg.Pool();`, "new pg.Pool()"],
    ["dynamic, in place", `const { Pool } = await import("pg"); new Pool();`, "new Pool()"],
    ["dynamic, default", `new (await import("pg")).default.Pool();`, `new (await import("pg")).default.Pool()`],
    ["dynamic, then", `import("pg").then(({ Pool }) => new Pool());`, "new Pool()"],
    ["assigned later", `let Pool; Pool = require("pg").Pool; new Pool();`, "new Pool()"],
    ["assigned by a pattern", `let Pool; ({ Pool } = require("pg")); new Pool();`, "new Pool()"],
    ["alias of an alias", `import { Pool } from "pg"; const A = Pool; const B = A; new B();`, "new B()"],
    ["member by string", `import * as pg from "pg"; new pg["Pool"]();`, `new pg["Pool"]()`],
    ["cast", `import * as pg from "pg"; new (pg as any).Pool();`, "new (pg as any).Pool()"],
    ["exports", `exports.Pool = require("pg").Pool; new exports.Pool();`, "new exports.Pool()"],
    ["module.exports", `module.exports = { Pool: require("pg").Pool }; new module.exports.Pool();`, "new module.exports.Pool()"],
  ])("finds a class: %s", (_title, text, call) => {
    expect(callee(text, call)).toBe("pg Pool");
  });

  it("finds functions, members and built-in modules with either specifier", () => {
    expect(callee(`import { createServer } from "node:http"; createServer();`, "createServer()")).toBe("node-http Server");
    expect(callee(`import { promises as fs } from "http"; fs.open("x");`, `fs.open("x")`)).toBe("node-http Server");
    expect(callee(`import express from "express"; express();`, "express()")).toBe("express Application");
    expect(callee(`import * as express from "express"; express();`, "express()")).toBe("express Application");
    expect(callee(`const express = require("express"); express.Router();`, "express.Router()")).toBe("express Application");
    expect(callee(`import { Router } from "express"; Router();`, "Router()")).toBe("express Application");
  });

  it.each([
    ["another module", `import { Pool } from "other"; new Pool();`, "new Pool()"],
    ["a shadowed import", `import { Pool } from "pg"; function f(Pool) { new Pool(1); }`, "new Pool(1)"],
    ["a shadowed require", `const require = (name) => ({}); new (require("pg").Pool)();`, `new (require("pg").Pool)()`],
    ["a class of the same name", `class Pool {} new Pool();`, "new Pool()"],
    ["two different values", `import { Pool } from "pg"; let P = Pool; P = Other; new P();`, "new P()"],
    ["a computed specifier", `const pg = require(name); new pg.Pool();`, "new pg.Pool()"],
    ["a loop variable", `import { Pool } from "pg"; for (const P of [Pool]) new P();`, "new P()"],
    ["a rest", `const { ...pg } = require("other"); new pg.Pool();`, "new pg.Pool()"],
    ["a call of a class", `import { Pool } from "pg"; Pool();`, "Pool()"],
    ["a method of a resource", `import { Pool } from "pg"; const p = new Pool(); p.connect();`, "p.connect()"],
  ])("does not match %s", (_title, text, call) => {
    expect(callee(text, call)).toBeUndefined();
  });

  it("says which module an expression comes from", () => {
    const file = open(`import * as pg from "pg"; pg.Pool; other;`);
    expect(file.resolver.moduleOf(file.find("pg.Pool"))).toBe("pg");
    expect(file.resolver.moduleOf(file.find("other"))).toBeUndefined();
  });
});

describe("globals", () => {
  it.each([
    ["fetch", `fetch("x");`, `fetch("x")`, "web Response"],
    ["globalThis", `globalThis.fetch("x");`, `globalThis.fetch("x")`, "web Response"],
    ["an alias", `const get = fetch; get("x");`, `get("x")`, "web Response"],
    ["a member", `Promise.all([]);`, `Promise.all([])`, "web -"],
    ["a member of a resource", `navigator.locks.request("a");`, `navigator.locks.request("a")`, "web -"],
    ["a declared global", `declare const fetch: any; fetch("x");`, `fetch("x")`, "web Response"],
  ])("finds %s", (_title, text, call, known) => {
    expect(callee(text, call)).toBe(known);
  });

  it.each([
    ["a variable", `const fetch = () => {}; fetch("x");`],
    ["a parameter", `function f(fetch) { fetch("x"); }`],
    ["an import", `import fetch from "other"; fetch("x");`],
    ["a function below", `fetch("x"); function fetch() {}`],
    ["a write to the global", `fetch = other; fetch("x");`],
  ])("does not match when it is shadowed by %s", (_title, text) => {
    expect(callee(text, `fetch("x")`)).toBeUndefined();
  });

  it("tells whether a name is shadowed", () => {
    const file = open(`fetch; function f(fetch) { inside; } declare const Deno: any; outside;`);
    expect(file.resolver.isShadowed("fetch", file.find("inside"))).toBe(true);
    expect(file.resolver.isShadowed("fetch", file.find("outside"))).toBe(false);
    expect(file.resolver.isShadowed("Deno", file.find("outside"))).toBe(false);
  });

  it("knows an exported or global resource", () => {
    expect(classOf(`import { shared } from "pg"; shared;`, "shared")).toBe("Pool");
    expect(classOf(`navigator.locks;`, "navigator.locks")).toBe("LockManager");
  });
});

describe("values", () => {
  const pool = `import { Pool, createPool, parse } from "pg"; import type { PoolClient } from "pg";`;
  it.each([
    ["construction", "const it_ = new Pool(); it_;", "it_", "Pool"],
    ["awaited factory", "const p = await createPool(); p;", "p", "Pool"],
    ["parenthesised await", "(await createPool());", "await createPool()", "Pool"],
    ["promise in a variable", "const q = createPool(); const p = await q; p;", "p", "Pool"],
    ["method result", "const p = new Pool(); const c = await p.connect(); c;", "c", "PoolClient"],
    ["dotted method", "const p = new Pool(); const c = p.inner.open(); c;", "c", "PoolClient"],
    ["dotted method through a variable", "const p = new Pool(); const i = p.inner; const c = i.open(); c;", "c", "PoolClient"],
    ["fluent method", "const p = new Pool().on('a').on('b'); p;", "p", "Pool"],
    ["argument that is given back", "const p = new Pool(); const r = p.use(await p.connect()); r;", "r", "PoolClient"],
    ["declared global", "declare const p: Pool; p;", "p", "Pool"],
    ["property of the result", "const { pool: p } = parse(); p;", "p", "Pool"],
    ["catch", "const p = await createPool().catch(() => undefined); p;", "p", "Pool"],
    ["finally", "const p = await createPool().finally(f); p;", "p", "Pool"],
    ["then", "const c = await createPool().then((p) => p.connect()); c;", "c", "PoolClient"],
    ["then's parameter", "createPool().then((p) => { p; });", "p", "Pool"],
    ["Promise.all", "const [a, p] = await Promise.all([x(), createPool()]); p;", "p", "Pool"],
    ["assignment later", "let p; p = new Pool(); p;", "p", "Pool"],
    ["null first", "let p: any = null; p = new Pool(); p;", "p", "Pool"],
    ["or undefined", "const p = ok ? new Pool() : undefined; p;", "p", "Pool"],
    ["itself or new", "let p; p = p ?? new Pool(); p;", "p", "Pool"],
    ["lazily", "let p; p ??= new Pool(); p;", "p", "Pool"],
    ["assignment expression", "let p; use(p = new Pool());", "p = new Pool()", "Pool"],
    ["non-null", "let p; p = new Pool(); p!;", "p!", "Pool"],
    ["satisfies", "const p = new Pool() satisfies object; p;", "p", "Pool"],
    ["as", "const p = x as Pool; p;", "p", "Pool"],
    ["as unknown as", "const p = x as unknown as Pool; p;", "p", "Pool"],
    ["object literal", "const deps = { pool: new Pool() }; deps.pool;", "deps.pool", "Pool"],
    ["object literal, later", "const deps = { pool: null }; deps.pool = new Pool(); deps.pool;", "deps.pool", "Pool"],
    ["exports", "exports.pool = new Pool(); exports.pool;", "exports.pool", "Pool"],
    ["function of the file", "function make() { return new Pool(); } const p = make(); p;", "p", "Pool"],
    ["async function of the file", "const make = async () => { const p = new Pool(); return p; }; const q = await make(); q;", "q", "Pool"],
    ["object method", "const s = { pool: new Pool(), run() { this.pool; } };", "this.pool", "Pool"],
    ["called in place", "((p) => { p; })(new Pool());", "p", "Pool"],
    ["default of a parameter", "function f(p = new Pool()) { p; }", "p", "Pool"],
    ["using", "await using p = await createPool(); p;", "p", "Pool"],
    ["method of a subclass", "class Mine extends Pool { extra() {} } const c = await new Mine().connect(); c;", "c", "PoolClient"],
    ["method inside a subclass", "class Mine extends Pool { async f() { const c = await this.connect(); c; } }", "c", "PoolClient"],
    ["subclass", "class Mine extends Pool {} const p = new Mine(); p;", "p", "Pool"],
  ])("knows the class: %s", (_title, text, wanted, name) => {
    expect(classOf(pool + text, wanted)).toBe(name);
  });

  it.each([
    ["a promise", "const p = createPool(); p;", "p"],
    ["two classes", "let p = new Pool(); p = new Other(); p;", "p"],
    ["the class itself", "const P = Pool; P;", "P"],
    ["an element of a loop", "for (const p of [new Pool()]) { p; }", "p"],
    ["a property of a result", "const r = parse(); r;", "r"],
    ["a generator's result", "function* f() { return new Pool(); } const p = f(); p;", "p"],
    ["an unknown method's result", "const p = new Pool(); const q = p.other(); q;", "q"],
    ["a function with two results", "function f() { if (x) return new Pool(); return y; } const p = f(); p;", "p"],
    ["a mutated counter", "let p = new Pool(); p++; p;", "p"],
  ])("does not know the class of %s", (_title, text, wanted) => {
    expect(classOf(pool + text, wanted)).toBeUndefined();
  });
});

describe("hostile and endless code", () => {
  const names = ["__proto__", "constructor", "hasOwnProperty", "toString", "valueOf"];
  it.each(names)("%s is nobody's export, global, member or class", (name) => {
    const text = `import * as ns from "pg"; import { ${name} as it } from "pg"; const { ${name}: q } = ns;
      it(); q(); ns.${name}(); ${name}(); new it().${name}(); const o = { ${name}: 1 }; o.${name}(); [].${name}();`;
    const file = open(text);
    for (const call of ["it()", "q()", `ns.${name}()`, `${name}()`, `o.${name}()`]) {
      const node = (file.find(call) as TSESTree.CallExpression);
      expect(file.resolver.callee(node)).toBeUndefined();
      expect(file.resolver.classOf(node)).toBeUndefined();
      expect(file.resolver.functions(node)).toEqual([]);
    }
  });

  it.each([
    ["const a = b, b = a; a;", "a"],
    ["let a = b; let b = c; let c = a; a;", "a"],
    ["function f() { return f(); } const a = f(); a;", "a"],
    ["function f() { return g(); } function g() { return f(); } const a = f(); a;", "a"],
    ["class A extends B {} class B extends A {} const a = new A(); a;", "a"],
    ["class A extends A {} const a = new A(); a;", "a"],
    ["const a = { a: a.a }; a.a;", "a.a"],
    ["let a = x; a = a.next; a;", "a"],
    ["class A { x = this.y; y = this.x; f() { this.x; } }", "this.x"],
    ["interface A extends A {} function f(a: A) { a; }", "a"],
    ["const { a } = { a }; a;", "a"],
    ["const [a] = [a]; a;", "a"],
    ["exports.a = exports.a; exports.a;", "exports.a"],
    ["function f(a = f(a)) { return a; }", "a"],
  ])("terminates on %s", (text, wanted) => {
    expect(classOf(text, wanted)).toBeUndefined();
  });

  it("does not let a long way round decide", () => {
    const text = `import { Pool, Client } from "pg"; let x, y; x = y; x = new Pool(); y = x; y = new Client(); x; y;`;
    const file = open(text);
    const inOrder = ["x", "y"].map((name) => file.resolver.classOf(file.find(name) as TSESTree.Expression)?.name);
    expect(inOrder).toEqual([undefined, undefined]);
  });

  it("answers for long chains in bounded time", () => {
    const chain = Array.from({ length: 3000 }, (_, index) => `const v${String(index + 1)} = v${String(index)} ?? v${String(index)};`);
    const text = `import { Pool } from "pg"; const v0 = new Pool(); ${chain.join("\n")} v20; v3000;`;
    expect(classOf(text, "v20")).toBe("Pool");
    expect(classOf(text, "v3000")).toBeUndefined();
    expect(classOf(`x${".next()".repeat(300)};`, `x${".next()".repeat(300)}`)).toBeUndefined();
  });

  it("answers every question about every node of odd programs", () => {
    const text = `var a; var a = require(); ({ a, ...a } = a); [a, ...a] = [, ...a]; for (a.b in c); for (var d of e);
      class F { [x] = 1; static { this.q = super.z; } get g() { return this.g } set g(v) {} @dec m() {} }
      label: while (1) { try { throw a } catch ({ b: [z] }) { z() } } new.target; import.meta.x; a?.b?.[c]?.();
      export default class extends (a, F) {} export * from "pg"; export { F as "x y" };
      namespace N { export const p = 1; } enum E { A = 1 } N.p; E.A; abstract class G { abstract close(): void; accessor k = 1 }
      \`\${a}\`; a\`b\`; (function () { arguments[0](); this.x = this; }).call(this); delete a.b; a.b++; void 0; [,] = a;`;
    const file = open(text);
    expect(() => {
      for (const node of file.nodes) {
        file.resolver.classOf(node as TSESTree.Expression);
        file.resolver.functionOf(node);
        file.resolver.moduleOf(node);
        if (node.type === "CallExpression" || node.type === "NewExpression") {
          file.resolver.callee(node);
          file.resolver.functions(node);
        }
        if (node.type === "ClassDeclaration" || node.type === "ClassExpression") {
          file.resolver.ownClass(node);
          file.resolver.classOfField(node, "g");
        }
      }
      for (const scope of file.scopeManager.scopes) for (const variable of scope.variables) file.resolver.classOfVariable(variable);
    }).not.toThrow();
  });
});
