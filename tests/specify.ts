/**
 * How is a rule specified by examples?
 *
 * `specify` turns titled cases into tests. A valid case is silent. An invalid case reports; its snapshot shows the code
 * with carets, the message, and what each edit leaves; and every edit is held to the promises of `tools/edit-checks`.
 */
import { describe, expect, it } from "vitest";
import plugin from "../src/index.ts";
import { checkInvalidCase, checkValidCase, type InvalidCase, type ValidCase } from "./case-checks.ts";
import { isCollected } from "./situations/collect.ts";

/** Number of cases that a rule has to have, when a test file does not say otherwise. */
const ENOUGH_CASES = 40;

/** The examples of one rule. */
export interface Specification {
  readonly valid: readonly ValidCase[];
  readonly invalid: readonly InvalidCase[];
}

/** What holds for all cases of a file, and how much it has to show. */
export interface SpecificationOptions {
  /** Least number of cases in this file; 40 by default. A second file of a rule gives a smaller one. */
  readonly minimum?: number;
  /** The language of the cases that name no file; TypeScript by default. */
  readonly language?: "python" | "typescript";
}

/** A text that a snapshot shows as it is, without quotation marks. */
class Report {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

expect.addSnapshotSerializer({
  test: (value: unknown) => value instanceof Report,
  serialize: (value: Report) => value.text,
});

/** Declares the tests of a rule. */
export function specify(rule: string, cases: Specification, { language, minimum }: SpecificationOptions = {}): void {
  const { invalid, valid } = language === "python" ? { valid: cases.valid.map(inPython), invalid: cases.invalid.map(inPython) } : cases;
  if (isCollected({ rule, valid, invalid })) return;
  describe(rule, () => {
    it("has enough titled cases", () => {
      const all = [...valid, ...invalid];
      expect(all.length).toBeGreaterThanOrEqual(minimum ?? ENOUGH_CASES);
      expect(valid.length, "at least half of the cases are valid").toBeGreaterThanOrEqual(all.length / 2);
      expect(repeated(all.map(({ title }) => title.trim())), "titles").toEqual([]);
      expect(repeated(all.map(({ title: _title, ...rest }) => JSON.stringify(rest))), "cases").toEqual([]);
    });

    describe("is silent", () => {
      for (const testCase of valid) {
        it(testCase.title, () => {
          expect(checkValidCase(plugin, rule, testCase)).toEqual([]);
        });
      }
    });

    // A file may show nothing but silence; a group without tests is refused.
    if (invalid.length === 0) return;
    describe("reports", () => {
      for (const testCase of invalid) {
        it(testCase.title, () => {
          const { problems, report } = checkInvalidCase(plugin, rule, testCase);
          expect(problems).toEqual([]);
          expect(new Report(report)).toMatchSnapshot();
        });
      }
    });
  });
}

function inPython<Case extends ValidCase>(testCase: Case): Case {
  return { filename: "file.py", ...testCase };
}

/** The texts that are empty or occur a second time. */
function repeated(texts: readonly string[]): string[] {
  return texts.filter((text, index) => text === "" || texts.indexOf(text) !== index);
}
