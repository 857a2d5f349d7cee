/** Does ESLint report a directive that silences nothing, and keep one that silences a finding? */
import * as parser from "@typescript-eslint/parser";
import { Linter } from "eslint";
import { describe, expect, it } from "vitest";
import plugin from "../../src/index.ts";
import type { ValidCase } from "../case-checks.ts";
import { isCollected } from "./collect.ts";

const VALID: readonly ValidCase[] = [
  {
    title: "220: a directive for a whole function that reports inside",
    code: `/* eslint-disable async-lifecycle/no-floating-tasks */
export function start(urls) {
  for (const url of urls) fetch(url);
}
/* eslint-enable async-lifecycle/no-floating-tasks */
`,
  },
];

const INVALID = [
  {
    title: "221: a directive on a line that reports nothing",
    code: `export async function load(url) {
  // eslint-disable-next-line async-lifecycle/no-floating-tasks
  return await fetch(url);
}
`,
    errors: { line: 2, message: /^Unused eslint-disable directive \(no problems were reported from 'async-lifecycle\/no-floating-tasks'\)/u },
  },
] as const;

function lintWithDirectives(code: string): Linter.LintMessage[] {
  return new Linter().verify(code, {
    languageOptions: { parser },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    plugins: { "async-lifecycle": plugin },
    rules: { "async-lifecycle/no-floating-tasks": "error" },
  });
}

if (!isCollected({ rule: "ESLint", valid: VALID, invalid: INVALID.map(({ errors, ...one }) => ({ ...one, errors: [errors] })) })) {
  describe("ESLint", () => {
    it.each(VALID)("$title", ({ code }) => {
      expect(lintWithDirectives(code)).toEqual([]);
    });

    it.each(INVALID)("$title", ({ code, errors }) => {
      const found = lintWithDirectives(code);
      expect(found.map(({ line, ruleId }) => ({ line, ruleId }))).toEqual([{ line: errors.line, ruleId: null }]);
      expect(found[0]?.message).toMatch(errors.message);
    });
  });
}
