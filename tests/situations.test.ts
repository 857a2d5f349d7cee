/** Is every situation shown by a case, and does each case say what its situation asks for? */
import { expect, it } from "vitest";
import { type CollectedCase, collectCases } from "./situations/collect.ts";
import { LIMIT_REASONS } from "./situations/limits.ts";
import type { SituationNumber } from "./situations/situation.ts";
import { contradictions, limitsOf, metMarks, numberedCases, otherNotations, SITUATIONS } from "./situations/verdicts.ts";

/** Most limits that the rules may have, in Python and elsewhere. They only ever go down. */
const MOST_LIMITS = { python: 1, typescript: 16 };

const CASES = await collectCases();
const NUMBERED = numberedCases(CASES);

it("has all numbers, in order", () => {
  const common = Array.from({ length: 240 }, (_value, index) => index + 1);
  const ofPython = Array.from({ length: 16 }, (_value, index) => `P${index + 1}`);
  expect(SITUATIONS.map(({ number }) => number)).toEqual([...common, ...ofPython]);
  expect(SITUATIONS.filter(({ marks }) => marks.length === 0 || marks.some((mark) => !"FNOPS".includes(mark)))).toEqual([]);
  expect(SITUATIONS.filter(({ marks, policy }) => marks.includes("P") !== (policy !== undefined))).toEqual([]);
});

it("has one notation of numbers in titles", () => {
  expect(otherNotations(CASES)).toEqual([]);
  const known = new Set(SITUATIONS.map(({ number }) => number));
  expect(NUMBERED.filter(({ number }) => !known.has(number)).map(titleOf)).toEqual([]);
});

it("reads a notation of its own as one that is not known", () => {
  const titles = ["50, a field", "P5, a field", "p5: a field", "limit 50: a field", "#50: a field", "50 - a field", "Limit: 50: a field", "limit: 50, a field"];
  expect(otherNotations(titles.map(caseOf))).toEqual(titles);
  expect(otherNotations(["50: a field", "P5: a field", "limit: 50: a field", "limit: P5: a field", "limit: a field", "two fields"].map(caseOf))).toEqual([]);
});

it("shows every mark of every situation by a case, or by a limit", () => {
  const unmet = SITUATIONS.flatMap((situation) =>
    metMarks(situation, NUMBERED).flatMap(({ mark, shownBy }) => (shownBy === undefined ? [{ number: situation.number, mark }] : [])),
  );
  expect(unmet).toEqual([]);
});

it("has no case that contradicts its situation", () => {
  expect(contradictions(NUMBERED).map(titleOf)).toEqual([]);
});

it("has no limit where silence is asked for", () => {
  const silent = new Set(SITUATIONS.flatMap(({ marks, number }) => (marks.every((mark) => mark === "S") ? [number] : [])));
  expect(NUMBERED.filter(({ isLimit, number }) => isLimit && silent.has(number)).map(titleOf)).toEqual([]);
});

it("has few limits, and a reason for each", () => {
  const limits = limitsOf(CASES);
  const titles = limits.map(({ title }) => title);
  expect(titles.filter((title) => LIMIT_REASONS[title] === undefined)).toEqual([]);
  expect(Object.keys(LIMIT_REASONS).filter((title) => !titles.includes(title))).toEqual([]);
  const ofPython = limits.filter(({ isInPython }) => isInPython);
  expect(ofPython.length).toBeLessThanOrEqual(MOST_LIMITS.python);
  expect(limits.length - ofPython.length).toBeLessThanOrEqual(MOST_LIMITS.typescript);
});

it("finds the case that breaks a claim", () => {
  const wrong = caseOf("210: a resource that is used after its close");
  expect(contradictions(numberedCases([{ ...wrong, case: { ...wrong.case, title: "3: never closed" } }])).map(({ number }) => number)).toEqual([3]);
  expect(contradictions(numberedCases([caseOf("limit: 3: never closed")]))).toEqual([]);
  expect(metMarks({ number: 3, marks: ["F"], sentence: "" }, numberedCases([caseOf("3: never closed")]))).toEqual([
    { mark: "F", shownBy: undefined },
  ]);
});

function titleOf({ number, rule, title }: { readonly number: SituationNumber; readonly rule: string; readonly title: string }): string {
  return `${rule}: ${String(number)}: ${title}`;
}

/** A silent case of a rule. */
function caseOf(title: string): CollectedCase {
  return { rule: "no-undisposed-session", file: "tests/rules/no-undisposed-session.test.ts", case: { title, code: "" }, isReported: false };
}
