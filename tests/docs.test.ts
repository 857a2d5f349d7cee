/** Do the pages of the rules tell the truth? Every block of code is linted and has to behave as it is marked. */
import { basename } from "node:path";
import type { ESLint } from "eslint";
import { describe, expect, it } from "vitest";
import plugin from "../src/index.ts";
import { checkInvalidCase, checkValidCase, type ValidCase } from "./case-checks.ts";
import { readPage, type DocBlock } from "./doc-blocks.ts";
import { applyEdit } from "../tools/edit-checks/text.ts";
import { filenameOf, fix, lint, type LintRequest } from "./lint-case.ts";
import { filesUnder, textOf } from "./project-files.ts";
import { optionNames } from "./rule-options.ts";

const { rules = {} }: ESLint.Plugin = plugin;

const HEADINGS = [
  "What it reports",
  "Why",
  "Incorrect",
  "Correct",
  "What the fix does",
  "In Python",
  "Options",
  "When not to use it",
  "Known limits",
];

const PAGES = filesUnder("docs/rules").filter((file) => file.endsWith(".md"));

it("there is a page for every rule", () => {
  expect(PAGES.map((file) => basename(file, ".md"))).toEqual(Object.keys(rules).sort());
  expect(PAGES).not.toEqual([]);
});

describe.each(PAGES)("%s", (file) => {
  const rule = basename(file, ".md");
  const text = textOf(file);
  const { blocks, headings } = readPage(text);

  it("has the sections that every page has, in their order", () => {
    expect(headings.filter((heading) => HEADINGS.includes(heading))).toEqual(HEADINGS);
  });

  it("shows code that is reported and code that is not", () => {
    const marks = blocks.map(({ mark }) => mark);
    expect(marks).toContain("incorrect");
    expect(marks).toContain("correct");
  });

  it("shows both in Python", () => {
    const marks = blocks.filter(({ language }) => language === "py").map(({ mark }) => mark);
    expect(marks).toContain("incorrect");
    expect(marks).toContain("correct");
  });

  it("names every option", () => {
    const section = text.slice(text.indexOf("\n## Options"), text.indexOf("\n## When not to use it"));
    const schema = Object.entries(rules).find(([name]) => name === rule)?.[1].meta?.schema;
    expect(optionNames(schema).filter((name) => !section.includes(`\`${name}\``))).toEqual([]);
  });

  for (const [index, block] of blocks.entries()) {
    it(`line ${String(block.line)} is ${block.mark ?? "marked"}`, () => {
      const incorrect = blocks.slice(0, index).findLast(({ mark }) => mark === "incorrect");
      expect(problemsOf(rule, block, incorrect)).toEqual([]);
    });
  }
});

/** What is not as the page says. A result is held against the last incorrect block before it. */
function problemsOf(rule: string, block: DocBlock, incorrect: DocBlock | undefined): string[] {
  switch (block.mark) {
    case "config":
      return [];
    case "correct":
      return checkValidCase(plugin, rule, caseOf(block));
    case "incorrect":
      return checkInvalidCase(plugin, rule, caseOf(block)).problems;
    case "fixed":
    case "suggested": {
      if (incorrect === undefined) return ["a result follows the incorrect block that it comes from"];
      const result = resultOf({ ...caseOf(incorrect), filename: filenameOf(caseOf(incorrect)), plugin, rule }, block.mark);
      return result === block.code ? [] : [`the ${block.mark} code is:\n${result}`];
    }
    case undefined:
      return ["the block says neither by its fence nor by its heading whether it is correct or incorrect"];
  }
}

function resultOf(request: LintRequest, mark: "fixed" | "suggested"): string {
  if (mark === "fixed") return fix(request);
  const suggestion = lint(request).flatMap(({ suggestions = [] }) => suggestions)[0];
  return suggestion === undefined ? "nothing is suggested" : applyEdit(request.code, suggestion.fix);
}

function caseOf({ code, isTyped, language, line, options, settings }: DocBlock): ValidCase {
  return {
    title: `line ${String(line)}`,
    code,
    // The typed fixture has one file for each of the languages with types.
    filename: isTyped && language === "tsx" ? "react.tsx" : `file.${language}`,
    options,
    settings: { "async-lifecycle": settings },
    typed: isTyped,
  };
}
