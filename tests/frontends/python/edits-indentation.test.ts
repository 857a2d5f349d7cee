/** Do statements of Python move into blocks and out of them without a change of what they are? */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { TextChange } from "../../../src/core/repairs.ts";
import { BlockText } from "../../../src/frontends/python/edits/block-text.ts";
import { enclosed, released } from "../../../src/frontends/python/edits/indentation.ts";
import { parseText } from "../../../src/frontends/python/parser/parse.ts";
import { PythonSourceCode } from "../../../src/frontends/python/source-code.ts";
import type { If, Node, Statement } from "../../../src/frontends/python/syntax.ts";
import { findPython, type Python } from "../../../tools/cpython.ts";
import { pythonFiles } from "./cpython.ts";
import { applied, sourceOf } from "./edit-cases/written.ts";

const HEADER = "if 'enclosed':";
/** Files of the standard library to try; spread over it evenly. */
const SAMPLE = 90;

/** Puts statements of the first suite that has one written like `first` into a block, up to one written like `last`. */
function wrapped(code: string, first: string, last = first): string {
  const source = sourceOf(code);
  const lines = new BlockText(source);
  const [from, to] = [first, last].map((text) => statementsIn(source.ast).find(({ range }) => code.slice(...range).startsWith(text)));
  const block = from && lines.blockOf(from);
  if (!block || !to) throw new Error(`There is no ${first} up to ${last}.`);
  const changes = enclosed(lines, { block, first: block.statements.indexOf(from), last: block.statements.indexOf(to), header: HEADER });
  return changes ? applied(code, { changes: inOrder(changes) }) : "declined";
}

/** Takes the statements of all such blocks out again. */
function unwrapped(code: string): string {
  const source = sourceOf(code);
  const lines = new BlockText(source);
  const changes = statementsIn(source.ast).flatMap((statement) => {
    const [first] = isEnclosing(statement) ? statement.body : [];
    const block = first && lines.blockOf(first);
    return block ? (released(lines, block) ?? []) : [];
  });
  return applied(code, { changes: inOrder(changes) });
}

function isEnclosing(node: Node): node is If {
  return node.nodeType === "If" && node.test.nodeType === "Constant" && node.test.value === "enclosed";
}

/** All statements, outer ones first. */
function statementsIn(root: Node): Statement[] {
  const found: Statement[] = [];
  const visit = (node: Node): void => {
    for (const suite of suitesOf(node)) {
      for (const statement of suite) {
        found.push(statement);
        visit(statement);
      }
    }
    for (const clause of clausesOf(node)) visit(clause);
  };
  visit(root);
  return found;
}

function clausesOf(node: Node): Node[] {
  if (node.nodeType === "Match") return [...node.cases];
  return node.nodeType === "Try" || node.nodeType === "TryStar" ? [...node.handlers] : [];
}

function suitesOf(owner: Node | undefined): (readonly Statement[])[] {
  const fields = owner as unknown as Readonly<Record<string, unknown>>;
  return ["body", "orelse", "finalbody"].flatMap((name) => {
    const suite = owner && fields[name];
    return Array.isArray(suite) && suite.length > 0 ? [suite as Statement[]] : [];
  });
}

function inOrder(changes: readonly TextChange[]): TextChange[] {
  return changes.map((change, index) => ({ change, index })).sort((a, b) => a.change.start - b.change.start || a.change.end - b.change.end || a.index - b.index).map(({ change }) => change);
}

describe("statements go into a block", () => {
  it.each([
    ["one line", "a()\nb()\n", "b()", "a()\nif 'enclosed':\n    b()\n"],
    ["a block, by its own measure", "if x:\n  a()\n  if y:\n      b()\nc()\n", "a()", "if x:\n  if 'enclosed':\n    a()\n  if y:\n      b()\nc()\n"],
    ["tabs", "def f():\n\ta()\n\tif x:\n\t\tb()\n", "a()", "def f():\n\tif 'enclosed':\n\t\ta()\n\tif x:\n\t\tb()\n"],
    ["tabs behind blanks", "if x:\n  if y:\n  \ta()\n  \tif z:\n  \t \tb()\n", "if z", "if x:\n  if y:\n  \ta()\n  \tif 'enclosed':\n  \t\tif z:\n  \t\t \tb()\n"],
    ["no last line end", "if x:\n    a()", "a()", "if x:\n    if 'enclosed':\n        a()"],
    ["line ends of Windows", "if x:\r\n  a(1,\r\n2)\r\n\r\nb()\r\n", "a(1", "if x:\r\n  if 'enclosed':\r\n    a(1,\r\n2)\r\n\r\nb()\r\n"],
    ["a form feed", "if x:\n\f  a()\n\f\n  b()\n", "a()", "if x:\n\f  if 'enclosed':\n    a()\n\f\n  b()\n"],
    ["strings over lines", "if x:\n  a('''\n  b\n''')\n", "a('''", "if x:\n  if 'enclosed':\n    a('''\n  b\n''')\n"],
    ["f-strings over lines", 'if x:\n  a(f"""\n  {b}\n""", f"{c}")\n', "a(f", 'if x:\n  if \'enclosed\':\n    a(f"""\n  {b}\n""", f"{c}")\n'],
    ["a string that goes on behind a backslash", "if x:\n  a('b\\\n  c')\n", "a('b", "if x:\n  if 'enclosed':\n    a('b\\\n  c')\n"],
    ["a statement that goes on behind a backslash", "if x:\n  a = 1 + \\\n    2\n", "a = 1", "if x:\n  if 'enclosed':\n    a = 1 + \\\n      2\n"],
    ["a suite on the line of its header", "if x: a()\n", "a()", "if x:\n    if 'enclosed':\n        a()\n"],
    ["right behind the colon", "if x:a()\n", "a()", "if x:\n    if 'enclosed':\n        a()\n"],
    ["the end of such a suite", "if x: a(); b()  # c\n", "b()", "if x:\n    a()\n    if 'enclosed':\n        b()  # c\n"],
    ["the start of such a suite", "if x: a(); b()\nelse: c()\n", "a()", "if x:\n    if 'enclosed':\n        a()\n    b()\nelse: c()\n"],
    ["such a suite of an else", "if x: a()\nelse: b()\n", "b()", "if x: a()\nelse:\n    if 'enclosed':\n        b()\n"],
    ["such a suite of a case", "match x:\n  case 1: a()\n  case _: b()\n", "a()", "match x:\n  case 1:\n    if 'enclosed':\n      a()\n  case _: b()\n"],
    ["between semicolons", "a(); b(); c()\n", "b()", "a()\nif 'enclosed':\n    b()\nc()\n"],
    ["a semicolon at the end", "a();\nb();\n", "a()", "if 'enclosed':\n    a();\nb();\n"],
    ["a function with decorators", "class A:\n    @b(\n        1)\n    # c\n    @d\n    def e(self): pass\n", "def e", "class A:\n    if 'enclosed':\n        @b(\n            1)\n        # c\n        @d\n        def e(self): pass\n"],
    ["comments above stay", "if x:\n    # a\n    a()\n", "a()", "if x:\n    # a\n    if 'enclosed':\n        a()\n"],
    ["comments below the last belong to it", "if x:\n    a()\n\n    # b\n  # c\n    # d\ne()\n", "a()", "if x:\n    if 'enclosed':\n        a()\n\n        # b\n  # c\n    # d\ne()\n"],
    ["comments below another belong to it when they are deeper", "if x:\n    a()\n      # b\n    # c\n    d()\n", "a()", "if x:\n    if 'enclosed':\n        a()\n          # b\n    # c\n    d()\n"],
    ["an else belongs to its statement", "if x:\n  for y in z:\n    a()\n  # b\n  else:\n    c()\n  # d\n  e()\n", "for", "if x:\n  if 'enclosed':\n    for y in z:\n      a()\n    # b\n    else:\n      c()\n  # d\n  e()\n"],
    ["comments at the margin stay there", "if x:\n  a(\n# b\n  1)\n# c\n  d()\n", "a(", "if x:\n  if 'enclosed':\n    a(\n# b\n    1)\n# c\n  d()\n"],
    ["an elif is no statement", "if x: a()\nelif y: b()\n", "b()", "if x: a()\nelif y:\n    if 'enclosed':\n        b()\n"],
    ["letters that count twice", "if x:\n  a = '😀'; b = 'é'; c()\n", "b =", "if x:\n  a = '😀'\n  if 'enclosed':\n    b = 'é'\n  c()\n"],
  ])("%s", (_title, code, first, expected) => {
    expect(wrapped(code, first)).toBe(expected);
  });

  it("several at once", () => {
    expect(wrapped("a()\nb(); c()\n\nd()\n# e\nf()\n", "b()", "d()")).toBe("a()\nif 'enclosed':\n    b(); c()\n\n    d()\n# e\nf()\n");
    expect(wrapped("if x: a(); b(); c(); d()\n", "b()", "c()")).toBe("if x:\n    a()\n    if 'enclosed':\n        b(); c()\n    d()\n");
  });

  it("not where a backslash parts them", () => {
    expect(wrapped("a(); \\\nb()\n", "b()")).toBe("declined");
  });
});

describe("statements come out of a block", () => {
  it.each([
    ["the line of the header goes", "a()\nif 'enclosed':\n    b()\n\n    c()\nd()\n", "a()\nb()\n\nc()\nd()\n"],
    ["a comment on it stays", "if x:\n  if 'enclosed': # a\n      # b\n      c('''\n      ''',\n        1)\n  d()\n", "if x:\n  # a\n  # b\n  c('''\n      ''',\n    1)\n  d()\n"],
    ["on one line", "if 'enclosed': a(); b()\nc()\n", "a(); b()\nc()\n"],
    ["tabs", "if x:\n\tif 'enclosed':\n\t\ta()\n\n\t\t# b\n\t# c\n", "if x:\n\ta()\n\n\t# b\n\t# c\n"],
  ])("%s", (_title, code, expected) => {
    expect(unwrapped(code)).toBe(expected);
  });
});

/** Numbers that look drawn, the same in each run. */
function drawing(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
}

/** Blocks around about every third suite of a text, with how many there are and how many could not be written. */
function blocksIn(code: string, source: PythonSourceCode, draw: (below: number) => number): { text: string; moved: number; declined: number } {
  const lines = new BlockText(source);
  const changes: TextChange[] = [];
  const count = { moved: 0, declined: 0 };
  const visit = (node: Node): void => {
    for (const suite of suitesOf(node)) {
      const [start] = suite;
      const isElif = start !== undefined && code.startsWith("elif", start.range[0]);
      if (isElif || draw(3) > 0) {
        suite.forEach(visit);
        continue;
      }
      const first = draw(suite.length);
      const last = first + draw(suite.length - first);
      const block = suite[first] && lines.blockOf(suite[first]);
      const made = block && enclosed(lines, { block, first, last, header: HEADER });
      if (made) changes.push(...made);
      count[made ? "moved" : "declined"]++;
      suite.forEach((statement, index) => {
        if (index < first || index > last) visit(statement);
      });
    }
    for (const clause of clausesOf(node)) visit(clause);
  };
  visit(source.ast);
  return { text: applied(code, { changes: inOrder(changes) }), ...count };
}

const python = findPython();
if ("missing" in python) {
  it("blocks in the standard library are not compared", (context) => {
    console.warn(`Moved statements are not compared: ${python.missing}.`);
    context.skip(python.missing);
  });
} else {
  compareWith(python);
}

function compareWith({ executable, library }: Python): void {
  it("files of the standard library mean to CPython what they meant", { timeout: 120_000 }, () => {
    const all = pythonFiles(library);
    const step = Math.max(1, Math.floor(all.length / SAMPLE));
    const draw = drawing(7);
    const pairs: { file: string; before: string; after: string }[] = [];
    let moved = 0;
    let declined = 0;
    for (const file of all.filter((_, index) => index % step === 0)) {
      const before = readFileSync(file, "utf8").replace(/^\ufeff/u, "");
      const parsed = parseText(before);
      if (!parsed.ok || before.includes("\ufffd")) continue;
      const source = new PythonSourceCode(before, parsed);
      const { text: after, ...count } = blocksIn(before, source, draw);
      pairs.push({ file, before, after });
      // What was alone on its lines is back where it was.
      if (before.split(/\r\n|\r|\n/u).length + count.moved === after.split(/\r\n|\r|\n/u).length) expect(unwrapped(after), file).toBe(before);
      moved += count.moved;
      declined += count.declined;
    }
    expect(pairs.length).toBeGreaterThan(Math.min(SAMPLE, all.length) / 2);
    expect(moved).toBeGreaterThan(1000);
    expect(declined).toBe(0);
    const { status, stdout, stderr } = spawnSync(executable, ["-I", join(import.meta.dirname, "cpython_blocks.py")], {
      input: JSON.stringify(pairs.map(({ before, after }) => [before, after])),
      encoding: "utf8",
      maxBuffer: 2 ** 30,
    });
    expect(stderr).toBe("");
    expect(status).toBe(0);
    const answers = JSON.parse(stdout) as (string | null)[];
    // Some files are there to be refused.
    expect(answers.filter((answer) => answer !== null).length).toBeGreaterThan(pairs.length * 0.9);
    expect(answers.flatMap((answer, index) => (answer ? [`${pairs[index]?.file ?? ""}: ${answer}`] : []))).toEqual([]);
  });
}
