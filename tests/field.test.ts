/** Does the plugin report what the README says that it reports of the cases that other linters were measured on? */
import * as parser from "@typescript-eslint/parser";
import { Linter } from "eslint";
import { describe, expect, it } from "vitest";
import plugin from "../src/index.ts";
import { FIELD_CASES, type FieldCase } from "./field-cases.ts";
import { PYTHON_FIELD_CASES } from "./field-cases-python.ts";
import { textOf } from "./project-files.ts";

const { rules } = plugin.configs.python;
const python: Linter.Config = { plugins: { "async-lifecycle": plugin }, language: "async-lifecycle/python", ...(rules && { rules }) };

const LANGUAGES: readonly {
  /** Heading of its table in the README. */
  readonly heading: string;
  readonly cases: readonly FieldCase[];
  readonly filename: string;
  readonly config: Linter.Config;
}[] = [
  {
    heading: "JavaScript and TypeScript",
    cases: FIELD_CASES,
    filename: "file.ts",
    config: { ...plugin.configs.recommended, languageOptions: { parser } },
  },
  { heading: "Python", cases: PYTHON_FIELD_CASES, filename: "file.py", config: { ...python, files: ["**/*.py"] } },
];

describe.each(LANGUAGES)("$heading", ({ cases: all, config, filename, heading }) => {
  describe.each([...new Set(all.map(({ family }) => family))])("%s", (family) => {
    const cases = all.filter((one) => one.family === family);

    it.each(cases)("$title", ({ code, reported }) => {
      const messages = new Linter().verify(code, [config], { filename });
      const found = new Set(messages.map(({ message, ruleId }) => ruleId?.replace("async-lifecycle/", "") ?? message));
      expect([...found].sort()).toEqual(reported);
    });

    it("is counted in the README", () => {
      const count = cases.filter(({ reported }) => reported.length > 0).length;
      const row = new RegExp(`^\\| ${family}[^|]*\\| ${String(cases.length)} \\| ${String(count)} \\|`, "mu");
      expect(sectionOf(heading)).toMatch(row);
    });
  });
});

function sectionOf(heading: string): string {
  const [, after = ""] = textOf("README.md").split(`\n### ${heading}\n`);
  return after.split(/\n##/u)[0] ?? "";
}
