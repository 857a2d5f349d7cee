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

/** How much a file has to show. */
export interface SpecificationOptions {
  /** Least number of cases in this file; 40 by default. A second file of a rule gives a smaller one. */
  readonly minimum?: number;
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
export function specify(rule: string, { invalid, valid }: Specification, options: SpecificationOptions = {}): void {
  if (isCollected({ rule, valid, invalid })) return;
  describe(rule, () => {
    it("has enough titled cases", () => {
      const cases = [...valid, ...invalid];
      expect(cases.length).toBeGreaterThanOrEqual(options.minimum ?? ENOUGH_CASES);
      expect(valid.length, "at least half of the cases are valid").toBeGreaterThanOrEqual(cases.length / 2);
      expect(repeated(cases.map(({ title }) => title.trim())), "titles").toEqual([]);
      expect(repeated(cases.map(({ title: _title, ...rest }) => JSON.stringify(rest))), "cases").toEqual([]);
    });

    describe("is silent", () => {
      for (const testCase of valid) {
        it(testCase.title, () => {
          expect(checkValidCase(plugin, rule, testCase)).toEqual([]);
        });
      }
    });

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

/** The texts that are empty or occur a second time. */
function repeated(texts: readonly string[]): string[] {
  return texts.filter((text, index) => text === "" || texts.indexOf(text) !== index);
}
