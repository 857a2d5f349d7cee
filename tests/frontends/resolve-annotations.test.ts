/** Does the resolver understand annotations, JSDoc and the parameters of callbacks? */
import { describe, expect, it } from "vitest";
import { classOf } from "./resolve-file.ts";

describe("annotations", () => {
  const types = `import type { Pool, PoolClient } from "pg"; import type * as pg from "pg"; import type { Server } from "node:http";`;
  it.each([
    ["name", "function f(p: Pool) { p; }", "Pool"],
    ["optional", "function f(p?: Pool) { p; }", "Pool"],
    ["with null", "function f(p: Pool | null | undefined) { p; }", "Pool"],
    ["qualified", "function f(p: pg.Pool) { p; }", "Pool"],
    ["import type", `function f(p: import("pg").Pool) { p; }`, "Pool"],
    ["not exported by value", "function f(p: PoolClient) { p; }", "PoolClient"],
    ["built-in module", "function f(p: Server) { p; }", "Server"],
    ["readonly utility", "function f(p: Readonly<Pool>) { p; }", "Pool"],
    ["alias", "type P = Pool | undefined; function f(p: P) { p; }", "Pool"],
    ["type parameter", "function f<P extends Pool>(p: P) { p; }", "Pool"],
    ["interface that extends", "interface P extends Pool { more: 1 } function f(p: P) { p; }", "Pool"],
    ["awaited promise", "async function f(q: Promise<Pool>) { const p = await q; p; }", "Pool"],
    ["typed result", "declare const x: any; async function g(): Promise<Pool> { return x; } const p = await g(); p;", "Pool"],
    ["typeof", "declare const q: Pool; function f(p: typeof q) { p; }", "Pool"],
    ["instance of a type", "function f(p: InstanceType<typeof pg.Pool>) { p; }", "Pool"],
    ["result of a factory", "async function f(q: ReturnType<typeof pg.createPool>) { const p = await q; p; }", "Pool"],
    ["module object", `function f(m: typeof import("pg")) { const p = new m.Pool(); p; }`, "Pool"],
    ["pattern", "function f({ p }: { p: Pool }) { p; }", "Pool"],
    ["pattern with an interface", "interface Deps { p: Pool } function f({ p }: Deps) { p; }", "Pool"],
    ["pattern of a variable", "declare const x: any; const { p }: { p: Pool } = x; p;", "Pool"],
    ["indexed access", `interface Deps { pool: Pool } function f(p: Deps["pool"]) { p; }`, "Pool"],
    ["variable", "declare const x: any; const p: Pool = x; p;", "Pool"],
    ["global", "function f(p: Response) { p; }", "Response"],
    ["intersection", "function f(p: Pool & { extra: 1 }) { p; }", "Pool"],
  ])("understands %s", (_title, text, name) => {
    expect(classOf(types + text, "p")).toBe(name);
  });

  it("reads members of a typed parameter", () => {
    expect(classOf(`${types} interface Deps { pool: Pool } function f(deps: Deps) { deps.pool; }`, "deps.pool")).toBe("Pool");
  });

  it.each([
    ["a union of two", "function f(p: Pool | Server) { p; }"],
    ["a type of the file", "namespace a { type Pool = string; function f(p: Pool) { p; } }"],
    ["a promise", "function f(p: Promise<Pool>) { p; }"],
    ["an array", "function f(p: Pool[]) { p; }"],
    ["a cycle", "type A = B; type B = A; function f(p: A) { p; }"],
    ["a shadowed global", "interface Response { x: 1 } function f(p: Response) { p; }"],
  ])("does not match %s", (_title, text) => {
    expect(classOf(types + text, "p")).toBeUndefined();
  });

  it.each([
    ["@param", `/** @param {import("pg").Pool} p */ function f(p) { p; }`],
    ["@param, optional", `/**\n * Does it.\n * @param {import('pg').Pool | null} [p] the pool\n */\nexport async function f(p) { p; }`],
    ["@param of a constant", `/** @param {import("pg").Pool} p */ const f = (p) => { p; };`],
    ["@param of a method", `class A { /** @param {import("pg").Pool} p */ f(p) { p; } }`],
    ["@type", `/** @type {import("pg").Pool} */ let p; p;`],
    ["@type by an imported name", `import { Pool } from "pg"; /** @type {Pool | undefined} */ let p = x; p;`],
    ["@typedef", `/** @typedef {import("pg").Pool} P */\n\n/** @type {?P} */ let p = x; p;`],
    ["@import", `/** @import { Pool as P } from "pg" */\n\n/** @param {P} p */ function f(p) { p; }`],
    ["@returns", `/** @returns {Promise<import("pg").Pool>} */ function g() { return x; } const p = await g(); p;`],
    ["a cast", `const p = /** @type {import("pg").Pool} */ (x); p;`],
  ])("understands JSDoc: %s", (_title, text) => {
    expect(classOf(text, "p", { name: "file.js" })).toBe("Pool");
  });

  it.each([
    ["a comment further up", `/** @type {import("pg").Pool} */ let q;\nlet p = x; p;`],
    ["another parameter", `/** @param {import("pg").Pool} q */ function f(q, p) { p; }`],
    ["an endless typedef", `/** @typedef {A} A */ /** @type {A} */ let p = x; p;`],
    ["broken braces", `/** @type {{{{ */ let p = x; p;`],
    ["an array", `/** @type {import("pg").Pool[]} */ let p = x; p;`],
  ])("does not match JSDoc: %s", (_title, text) => {
    expect(classOf(text, "p", { name: "file.js" })).toBeUndefined();
  });
});

describe("callback parameters", () => {
  it.each([
    ["inline", `import http from "http"; http.createServer((req, it) => { it; });`],
    ["in a variable", `import http from "http"; const handle = (req, it) => { it; }; http.createServer(handle);`],
    ["declared", `import http from "http"; http.createServer(handle); function handle(req, it) { it; }`],
    ["exported", `import http from "http"; const handle = (req, it) => { it; }; export { handle }; http.createServer(handle);`],
    ["behind options", `import http from "http"; http.createServer({}, async (req, it) => { it; });`],
    ["in an object", `import { serve } from "http"; serve({ async fetch(it) { it; } });`],
    ["of a method", `import express from "express"; const app = express(); app.get("/", (req, it) => { it; });`],
  ])("knows what a callback receives: %s", (_title, text) => {
    expect(classOf(text)).toBe("ServerResponse");
  });

  it.each([
    ["the wrong parameter", `import http from "http"; http.createServer((it, res) => { it; });`],
    ["the wrong argument", `import http from "http"; http.createServer((req, it) => { it; }, {});`],
    ["an unknown callee", `createServer((req, it) => { it; });`],
    ["a function with another use", `import http from "http"; const f = (req, it) => { it; }; http.createServer(f); f(1, 2);`],
    ["behind a spread", `import http from "http"; http.createServer(...a, (req, it) => { it; });`],
  ])("does not guess: %s", (_title, text) => {
    expect(classOf(text)).toBeUndefined();
  });
});
