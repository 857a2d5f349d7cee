/** Does the plugin report what the README says that it reports of the cases that other linters were measured on? */
import * as parser from "@typescript-eslint/parser";
import { Linter } from "eslint";
import { describe, expect, it } from "vitest";
import plugin from "../src/index.ts";
import { FIELD_CASES } from "./field-cases.ts";
import { textOf } from "./project-files.ts";

function reportedFor(code: string): string[] {
  const linter = new Linter();
  const messages = linter.verify(code, [{ ...plugin.configs.recommended, languageOptions: { parser } }], { filename: "file.ts" });
  return [...new Set(messages.map(({ message, ruleId }) => ruleId?.replace("async-lifecycle/", "") ?? message))].sort();
}

describe.each([...new Set(FIELD_CASES.map(({ family }) => family))])("%s", (family) => {
  const cases = FIELD_CASES.filter((one) => one.family === family);

  it.each(cases)("$title", ({ code, reported }) => {
    expect(reportedFor(code)).toEqual(reported);
  });

  it("is counted in the README", () => {
    const count = cases.filter(({ reported }) => reported.length > 0).length;
    const row = new RegExp(`^\\| ${family}[^|]*\\| ${cases.length} \\| ${count} \\|`, "mu");
    expect(textOf("README.md")).toMatch(row);
  });
});
