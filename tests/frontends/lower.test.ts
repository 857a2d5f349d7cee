/** Is every file lowered, however large, deep or hostile it is? */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { printFile } from "../../src/core/print.ts";
import type { Lowered } from "../../src/frontends/typescript/lower.ts";
import { lower, lowerInEslint } from "./lower/lowered.ts";

describe("any file", () => {
  const incomplete = ({ ir }: Lowered): readonly string[] => ir.functions.flatMap((graph) => (graph.incomplete ? [graph.name] : []));

  it("is lowered alike from both parsers", () => {
    const text = `
      "use strict";
      class Store { static #made = 0; close = () => this.stop(); async stop() { await using x = f(); } static { g(); } }
      export { Store as default };
      const { a = 1, ...rest } = await h?.(Store), list = [a, , ...rest];
      label: for (const x of list) { switch (x) { case 1: continue label; default: break label; } }
    `;
    const { ir } = lowerInEslint(text);
    expect(printFile(ir)).toBe(printFile(lower(text).ir));
    expect(ir.classes[0]?.exported).toBe(true);
  });

  it("of CommonJS is lowered", () => {
    const { ir } = lowerInEslint(`var db = require("db"); function make() { return new db.Pool(); } exports.make = make;`, "script");
    expect(printFile(ir)).toMatchInlineSnapshot(`
      "f0 (module)()
      entry:
        make = closure f1
        t1 = call require("db")
        bind db = t1
        escape make to export
        -> exit
        ~> raise

      f1 make() [captures db]
      entry:
        t1 = call new db.Pool() known
        return t1
        -> exit
        ~> raise"
    `);
  });

  it("gets the same numbers from the same text", () => {
    const text = `function b() { return () => a(); } class C { x = 1; m() { return function () {}; } } const a = () => {};`;
    expect(lower(text).ir.functions.map((graph) => `${graph.id} ${graph.name}`)).toMatchInlineSnapshot(`
      [
        "0 (module)",
        "1 b",
        "2 (anonymous)",
        "3 C.(fields)",
        "4 C.m",
        "5 (anonymous)",
        "6 a",
      ]
    `);
  });

  it.each([
    ["operators", `x = ${Array(3000).fill("f()").join(" + ")};`],
    ["conjunctions", `if (${Array(3000).fill("f()").join(" && ")}) g();`],
    ["alternatives", `x = ${Array(3000).fill("f()").join(" || ")};`],
    ["statements", `f();\n`.repeat(10_000)],
  ])("may have thousands of %s", (_what, text) => {
    expect(incomplete(lowerInEslint(text, "script"))).toEqual([]);
  });

  it.each([
    ["arrays", `x = ${"[".repeat(600)}${"]".repeat(600)};`],
    ["members of members", `x${".a".repeat(700)}();`],
    ["blocks", `${"{".repeat(505)}${"}".repeat(505)}`],
  ])("with %s that nest too deep is given up", (_what, text) => {
    expect(incomplete(lower(text))).toEqual(["(module)"]);
  });

  it("with finalisers in finalisers is given up before it takes long", () => {
    const text = `function f() { ${"try { g(); } finally { ".repeat(40)} ${"}".repeat(40)} }\nfunction other() {}`;
    const started = performance.now();
    expect(incomplete(lower(text))).toEqual(["f"]);
    expect(performance.now() - started).toBeLessThan(5000);
  });

  it("may use the names of what every object has", () => {
    const text = `
      const constructor = { __proto__: null, toString() {}, hasOwnProperty: open() };
      constructor.__proto__.hasOwnProperty();
      class toString { constructor() { this.__proto__ = open(); } valueOf() { this.__proto__.constructor(); } }
    `;
    expect(printFile(lower(text).ir)).toMatchInlineSnapshot(`
      "f0 (module)()
      entry:
        t1 = closure f1
        bind t2.toString = t1
        t3 = call open()
        bind t2.hasOwnProperty = t3
        bind constructor = t2
        t4 = call constructor.__proto__.hasOwnProperty()
        drop t4
        toString = closure f2
        toString = closure f3
        -> exit
        ~> raise

      f1 toString()
      entry:
        -> exit

      method f2 toString.constructor() [captures this, this.__proto__]
      entry:
        t1 = call open()
        assign this.__proto__ = t1
        -> exit
        ~> raise

      method f3 toString.valueOf() [captures this, this.__proto__]
      entry:
        t1 = call this.__proto__.constructor()
        drop t1
        -> exit
        ~> raise"
    `);
  });

  const files = realFiles();

  it("among those that are installed here is lowered without loss", { timeout: 60_000 }, () => {
    let lines = 0;
    for (const file of files) {
      const text = readFileSync(file, "utf8");
      expect({ file, incomplete: incomplete(lower(text)) }).toEqual({ file, incomplete: [] });
      lines += text.split("\n").length;
    }
    expect(lines).toBeGreaterThan(20_000);
  });
});

/** Source files of installed packages: plain, bundled and declared code. */
function realFiles(): readonly string[] {
  const within = (folder: string, suffix: string, most: number): readonly string[] =>
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(suffix))
      .sort()
      .slice(0, most)
      .map((name) => join(folder, name));
  const modules = join(import.meta.dirname, "../../node_modules");
  return [
    ...within(join(modules, "eslint/lib"), ".js", 70),
    ...within(join(modules, "vitest/dist"), ".js", 12),
    ...within(join(modules, "typescript/lib"), "es2015.core.d.ts", 1),
    ...within(join(import.meta.dirname, "../../src"), ".ts", 40),
  ];
}
