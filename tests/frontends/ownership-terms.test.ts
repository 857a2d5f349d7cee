/** Which terms do functions and calls of a file come out with? */
import { describe, expect, it } from "vitest";
import type { CallEvent, FlowGraph } from "../../src/core/ir.ts";
import { lower } from "./lower/lowered.ts";

/** What each function says, as `name: word about`. */
function terms(text: string): string[] {
  return lower(text).ir.functions.flatMap((graph) =>
    graph.terms.map(({ about, from, word }) => `${graph.name}: ${word} ${about}${from === undefined ? "" : ` from ${from}`}`),
  );
}

/** What is said about each call that is under a contract. */
function contracts(text: string): unknown[] {
  return lower(text).ir.functions.flatMap(calls).flatMap(({ contract, name }) => {
    if (contract === undefined) return [];
    const said = Object.entries<string | readonly string[]>({ ...contract }).filter(([, value]) => value.length > 0);
    return [[name, Object.fromEntries(said)]];
  });
}

function calls({ blocks }: FlowGraph): CallEvent[] {
  return blocks.flatMap(({ events }) => events.filter((event) => event.kind === "call"));
}

describe("functions", () => {
  it.each([
    ["a declaration", "/** @owns b */ function f(a, b) {}", ["f: owns 1"]],
    ["an exported one", "/** @owns b */ export async function f(a, b) {}", ["f: owns 1"]],
    ["one in a variable", "/** @closes a */ const f = async (a) => a;", ["f: closes 0"]],
    ["one that begins with its parameter", "const f = /** @closes a */ a => a;", ["f: closes 0"]],
    ["a method", "class A { /** @borrows a @closes this.b */ f(a) {} }", ["A.f: borrows 0", "A.f: closes this.b"]],
    ["a method that closes its object", "class A { /** @closes */ f() {} }", ["A.f: closes this"]],
    ["a getter", "class A { /** @borrows */ get f() { return 1; } }", ["A.get f: borrows result"]],
    ["a constructor", "class A { /** @wraps a */ constructor(a) { this.a = a; } }", ["A.constructor: wraps 0"]],
    ["a parameter property", "class A { constructor(b, /** @owns */ private a) {} }", ["A.constructor: owns 1"]],
    ["a parameter", "function f(a, /** @closes */ b = 1) {}", ["f: closes 1"]],
    ["a pattern", "/** @owns b, d */ function f({ a: b, c: { d } }) {}", ["f: owns 0.a", "f: owns 0.c.d"]],
    ["a result", "/** @owns - of the caller */ function f() {}", ["f: owns result"]],
    ["a method of an object", "const o = { /** @owns a */ f(a) {} };", ["f: owns 0"]],
    ["an overload", "/** @owns a */ function f(a: 1): void; function f(a) {}", ["f: owns 0"]],
    ["an override", "class A { /** @owns a */ f(a) {} } class B extends A { f(b) {} }", ["A.f: owns 0", "B.f: owns 0 from A.f"]],
    ["an implementation", "interface I { /** @owns a */ f(a: 1): void } class B implements I { f(b) {} }", ["B.f: owns 0 from I.f"]],
  ])("speak: %s", (_title, text, expected) => {
    expect(terms(text)).toEqual(expected);
  });

  it.each([
    ["a rest parameter", "/** @owns a */ function f(...a) {}"],
    ["the comment of another declaration", "/** @owns a */\nconst b = 1;\nfunction f(a) {}"],
    ["a contradiction", "/** @owns a @borrows a */ function f(a) {}"],
    ["a sentence", "/** @owns a lot of things */ function f(b) {}"],
    ["a static method that would close its object", "class A { /** @owns x */ static f() {} }"],
  ])("are silent: %s", (_title, text) => {
    expect(terms(text)).toEqual([]);
  });
});

describe("calls", () => {
  it.each([
    ["a function", "/** @owns a */ function f(a) {} f(1);", [["f", { owns: ["0"] }]]],
    ["a declared function", "/** @closes a */ declare function f(a: 1): void; f(1);", [["f", { closes: ["0"] }]]],
    ["a method of an interface", "interface I { /** @borrows a */ f(a: 1): void } function g(i: I) { i.f(1); }", [["i.f", { borrows: ["0"] }]]],
    ["an abstract method", "abstract class A { /** @owns a */ abstract f(a: 1): void } function g(x: A) { x.f(1); }", [["x.f", { owns: ["0"] }]]],
    ["a constructor", "class A { /** @wraps a */ constructor(a) { this.a = a; } } new A(1);", [["A", { wraps: ["0"] }]]],
    ["a result", "/** @borrows */ function f() {} f();", [["f", { gives: "borrowed" }]]],
    [
      "methods that agree",
      "class A { /** @owns a */ f(a) {} } class B extends A { f(b) {} } function g(x: A) { x.f(1); }",
      [["x.f", { owns: ["0"] }]],
    ],
  ])("are under the contract of %s", (_title, text, expected) => {
    expect(contracts(text)).toEqual(expected);
  });

  it.each([
    ["functions that do not agree", "/** @owns a */ function f(a) {} function h(a) {} const g = Math.random() ? f : h; g(1);"],
    ["a catalogued function", `import { Pool } from "db"; /** @owns a */ function f(a) {} new Pool(1);`],
    ["an imported function", `import { g } from "./g.js"; /** @owns a */ function f(a) {} g(1);`],
  ])("are under none: %s", (_title, text) => {
    expect(contracts(text)).toEqual([]);
  });
});

describe("problems", () => {
  it("stand where they are said, in source order", () => {
    const text = "/** @owns pol */ function f(pool) {}\n/**\n * @wraps\n */\nfunction g(pool) {}\n";
    const { termProblems } = lower(text).ir;
    expect(termProblems.map(({ kind, site, said }) => [kind, said, text.slice(site.start, site.end), site.line, site.column])).toEqual([
      ["unknown-name", "@owns pol", "@owns pol", 1, 4],
      ["nameless", "@wraps", "@wraps", 3, 3],
    ]);
  });

  it("do not come from files that say nothing", () => {
    expect(lower("/** Plain. */ function f(pool) {}").ir.termProblems).toEqual([]);
  });
});
