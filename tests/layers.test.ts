/** Does every file of the source import only what its layer may know? */
import { describe, expect, it } from "vitest";
import { breachesOf, modulesOf } from "./layers.ts";
import { filesUnder, textOf } from "./project-files.ts";

describe("layers of the source", () => {
  it("import only what the table allows", () => {
    const files = filesUnder("src").filter((file) => file.endsWith(".ts"));
    expect(files.length).toBeGreaterThan(0);
    expect(files.flatMap((file) => breachesOf(file, textOf(file)))).toEqual([]);
  });
});

describe("the table", () => {
  it.each([
    ["src/core/analyses/tasks.ts", 'import { solve } from "../solve.ts";'],
    ["src/catalog/javascript/pg.ts", 'import { defineLibrary } from "../schema.ts";'],
    ["src/catalog/schema.ts", 'import type { CallEffect } from "../core/effects.ts";'],
    ["src/frontends/typescript/lower/call.ts", 'import { build } from "../../../core/build.ts";'],
    ["src/frontends/typescript/types.ts", 'import ts from "typescript";'],
    ["src/frontends/typescript/types.ts", 'import { parse } from "@typescript-eslint/parser";'],
    ["src/frontends/typescript/disposal.ts", 'import { readFileSync } from "node:fs";'],
    ["src/kit/define-rule.ts", 'import type { Rule } from "eslint";'],
    ["src/kit/define-rule.ts", 'import { lower } from "../frontends/typescript/lower.ts";'],
    ["src/rules/no-harm.ts", 'import { defineRule } from "../kit/define-rule.ts";'],
    ["src/rules/no-harm.ts", 'import type { Finding } from "../core/findings.ts";'],
    ["src/rules/index.generated.ts", 'import noHarm from "./no-harm.ts";'],
    ["src/index.ts", 'import { lint } from "eslint"; import "./core/solve.ts";'],
    ["src/cli.ts", 'import "anything";'],
  ])("allows %s: %s", (file, text) => {
    expect(breachesOf(file, text)).toEqual([]);
  });

  it.each([
    ["src/core/solve.ts", 'import ts from "typescript";', "typescript"],
    ["src/core/solve.ts", 'import type { Library } from "../catalog/schema.ts";', "../catalog/schema.ts (type)"],
    ["src/core/solve.ts", 'import { join } from "node:path";', "node:path"],
    ["src/catalog/schema.ts", 'import { solve } from "../core/solve.ts";', "../core/solve.ts"],
    ["src/frontends/typescript/types.ts", 'import { a } from "../python/lower.ts";', "../python/lower.ts"],
    ["src/frontends/typescript/types.ts", 'import type { Rule } from "eslint";', "eslint (type)"],
    ["src/frontends/typescript/types.ts", 'import { a } from "../../kit/repair.ts";', "../../kit/repair.ts"],
    ["src/frontends/shared.ts", 'import { a } from "./typescript/types.ts";', "./typescript/types.ts"],
    ["src/kit/define-rule.ts", 'import { Linter } from "eslint";', "eslint"],
    ["src/kit/define-rule.ts", 'import a from "../rules/no-harm.ts";', "../rules/no-harm.ts"],
    ["src/rules/no-harm.ts", 'import { solve } from "../core/solve.ts";', "../core/solve.ts"],
    ["src/rules/no-harm.ts", 'import a from "./no-other-harm.ts";', "./no-other-harm.ts"],
    ["src/rules/no-harm.ts", 'import a from "../catalog/javascript/pg.ts";', "../catalog/javascript/pg.ts"],
    ["src/rules/no-harm.ts", 'import type ts from "typescript";', "typescript (type)"],
    ["src/kit/repair.ts", 'import a from "../other.ts";', "../other.ts"],
  ])("refuses %s: %s", (file, text, found) => {
    expect(breachesOf(file, text)).toEqual([`${file} -> ${found}`]);
  });

  it("has a place for every file", () => {
    expect(breachesOf("src/other.ts", "")).toEqual(["src/other.ts is in no layer"]);
    expect(breachesOf("src/extra/other.ts", "")).toEqual(["src/extra/other.ts is in no layer"]);
  });
});

describe("reading of imports", () => {
  it("finds every way of naming a module", () => {
    const text = `
      import "a"; import b from "b"; import { type C } from "c"; import { type D, d } from "d"; import type { E } from "e";
      export * from "f"; export type { G } from "g"; export { type H } from "h";
      import i = require("i"); type J = import("j").J;
      const k = await import("k"); const l = require("l"); await import(m); await import(\`n\`);
    `;
    expect(modulesOf("file.ts", text).map(({ isTypeOnly, specifier }) => `${specifier}${isTypeOnly ? "!" : ""}`)).toEqual(
      ["a", "b", "c!", "d", "e!", "f", "g!", "h!", "i", "j!", "k", "l", "a computed name: m", "n"],
    );
  });
});
