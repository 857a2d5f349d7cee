/** Is the tree of a Python file the one that CPython itself makes? */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseText } from "../../../src/frontends/python/parser/parse.ts";
import { findPython, type Python } from "../../../tools/cpython.ts";
import { cpythonTrees, describeTree, pythonFiles } from "./cpython.ts";
import { newerSyntax, refused, refusedFiles, syntaxCases } from "./syntax-cases.ts";

const python = findPython();

/** Files of the standard library to compare; spread over it evenly. */
const SAMPLE = 200;

if ("missing" in python) {
  it("is not compared, for want of a Python", (context) => {
    console.warn(`Trees are not compared with CPython's: ${python.missing}.`);
    context.skip(python.missing);
  });
} else {
  describe("CPython's own parser agrees", () => {
    compareWith(python);
  });
}

function compareWith({ version, library }: Python): void {
  const trees = treesOf(syntaxCases.map(([, text]) => text));

  it.each(syntaxCases.map(([title, text], index) => ({ title, text, tree: trees[index] })))("on $title", ({ text, tree }) => {
    expect(tree, "CPython takes the case").toBeTruthy();
    expect(oursOf(text, version)).toEqual(tree);
  });

  const newer = newerSyntax.filter(({ since }) => version[1] >= since);
  const newerTrees = treesOf(newer.map(({ text }) => text));

  it("on the syntax of later versions, as far as it knows them", () => {
    expect(newer.map(({ text }) => oursOf(text, version))).toEqual(newerTrees);
  });

  it("and takes what is refused here, with an error that says whose limit it may be", () => {
    const valid = refused.filter(({ since }) => version[1] >= since);
    expect(treesOf(valid.map(({ text }) => text))).not.toContain(null);
    for (const { title, text } of refused) {
      expect(oursOf(text, version), title).toEqual([expect.stringMatching(/^refused: .*\. If Python accepts this, it is a limit of the parser\.$/u)]);
    }
  });

  it("on what belongs where, however it is indented", () => {
    const indentation = fc.array(fc.constantFrom(" ", "    ", "        ", "\t"), { maxLength: 3 }).map((parts) => parts.join(""));
    const line = fc.tuple(indentation, fc.constantFrom("if x:", "y", "(", "1)", "", "# c", "z; \\\n  w")).map((parts) => parts.join(""));
    const texts = fc.sample(fc.array(line, { minLength: 2, maxLength: 5 }).map((lines) => `if x:\n${lines.join("\n")}\n`), { numRuns: 600, seed: 7 });
    const found = treesOf(texts);
    expect(found.filter((tree) => tree !== null).length).toBeGreaterThan(30);
    const known = texts.map((text) => {
      const ours = oursOf(text, version);
      return ours[0]?.startsWith("refused") === true ? null : ours;
    });
    expect(texts.filter((_, index) => JSON.stringify(known[index]) !== JSON.stringify(found[index]))).toEqual([]);
  });

  it("on files of the standard library", { timeout: 300_000 }, () => {
    const all = pythonFiles(library);
    const step = Math.max(1, Math.floor(all.length / SAMPLE));
    const files = all.filter((_, index) => index % step === 0);
    expect(files.length).toBeGreaterThanOrEqual(Math.min(SAMPLE, all.length));
    const differences: string[] = [];
    let nodes = 0;
    for (const [index, tree] of cpythonTrees(files).entries()) {
      const file = files[index] ?? "";
      // Some files are there to be refused.
      if (!tree || refusedFiles.has(relative(library, file))) continue;
      const ours = oursOf(readFileSync(file, "utf8").replace(/^\ufeff/u, ""), version);
      const at = tree.findIndex((line, position) => line !== ours[position]);
      if (at >= 0 || ours.length !== tree.length) {
        differences.push(`${relative(library, file)}: ${ours[at] ?? "nothing"}, CPython ${tree[at] ?? "nothing"}`);
      }
      nodes += tree.length;
    }
    expect(nodes).toBeGreaterThan(100_000);
    expect(differences).toEqual([]);
  });
}

function treesOf(texts: readonly string[]): (readonly string[] | null)[] {
  const folder = mkdtempSync(join(tmpdir(), "async-lifecycle-"));
  try {
    const files = texts.map((text, index) => {
      const file = join(folder, `case-${index}.py`);
      writeFileSync(file, text);
      return file;
    });
    return cpythonTrees(files);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Our description of a text, or the error. */
function oursOf(text: string, version: Python["version"]): readonly string[] {
  const parsed = parseText(text);
  return parsed.ok ? describeTree(parsed.ast, { version }) : [`refused: ${parsed.problem.message}`];
}
