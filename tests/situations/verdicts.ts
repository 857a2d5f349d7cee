/** What do the cases say about each situation, and do they say what its marks ask for? */
import type { ESLint } from "eslint";
import plugin from "../../src/index.ts";
import { isPython } from "../../tools/edit-checks/text.ts";
import type { CollectedCase } from "./collect.ts";
import type { Mark, Situation, SituationNumber } from "./situation.ts";
import { SITUATION_GROUPS } from "./situations.ts";

/** What a case shows. Cases about edits (group P) show whether the edit is offered, all others whether the rule reports. */
export type Verdict = "flagged" | "not offered" | "offered" | "silent";

/** A case whose title carries the number of a situation. */
export interface NumberedCase {
  readonly number: SituationNumber;
  /** The title without prefix and number. */
  readonly title: string;
  readonly rule: string;
  readonly file: string;
  readonly verdict: Verdict;
  /** The case holds today's answer, which is not the one that the situation asks for. */
  readonly isLimit: boolean;
  /** The rule has options other than its defaults. */
  readonly isByOption: boolean;
  /** The rule is about style: it prefers one sound form over another, and reports what is no mistake. */
  readonly isStyle: boolean;
}

/** A mark of a situation, the way it is met, and the case that shows it. */
export interface MetMark {
  readonly mark: Mark;
  readonly shownBy: NumberedCase | undefined;
}

/** The one notation of numbers: `102: title`, `P7: title`, `limit: 102: title`, `limit: title`. */
const NUMBERED = /^(?<limit>limit: )?(?<number>P?\d{1,3}): (?<title>.+)$/su;

/** How a title looks that means a number, or a limit, in another notation. */
const MEANT = /^(?:limit\b|#?P?\d+\s*[,.:;)-])/iu;

const { rules = {} }: ESLint.Plugin = plugin;

/** All situations, in the order of their numbers. */
export const SITUATIONS: readonly Situation[] = SITUATION_GROUPS.flatMap(({ rows }) => rows);

/** The cases that carry a number. */
export function numberedCases(cases: readonly CollectedCase[]): readonly NumberedCase[] {
  return cases.flatMap((collected) => {
    const { limit, number: written, title } = NUMBERED.exec(collected.case.title)?.groups ?? {};
    if (written === undefined || title === undefined) return [];
    const number = numberOf(written);
    const { file, rule } = collected;
    return {
      number,
      title,
      rule,
      file,
      verdict: verdictOf(collected, isAboutEdits(number)),
      isLimit: limit !== undefined,
      isByOption: collected.case.options !== undefined,
      isStyle: rules[rule]?.meta?.type === "suggestion",
    };
  });
}

/** A case that holds today's answer although another one is right. */
export interface Limit {
  readonly number: SituationNumber | undefined;
  readonly title: string;
  readonly rule: string;
  readonly file: string;
  readonly isReported: boolean;
  readonly isInPython: boolean;
}

/** All limits: those of numbered situations in the order of the numbers, then the others. */
export function limitsOf(cases: readonly CollectedCase[]): readonly Limit[] {
  const limits = cases.flatMap(({ case: one, file, isReported, rule }): Limit[] => {
    if (!one.title.startsWith("limit: ")) return [];
    const { number, title = one.title.slice("limit: ".length) } = NUMBERED.exec(one.title)?.groups ?? {};
    const isInPython = isPython(one.filename ?? "");
    return [{ number: number === undefined ? undefined : numberOf(number), title, rule, file, isReported, isInPython }];
  });
  return limits.sort((left, right) => placeOf(left) - placeOf(right) || 0);
}

function numberOf(written: string): SituationNumber {
  return written.startsWith("P") ? `P${Number(written.slice(1))}` : Number(written);
}

/** Where a limit stands in the order of the situations. */
function placeOf({ number }: Limit): number {
  return number === undefined ? Infinity : SITUATIONS.findIndex((situation) => situation.number === number);
}

/** Titles that mean a number or a limit, and are not in the one notation. */
export function otherNotations(cases: readonly CollectedCase[]): readonly string[] {
  const titles = cases.map((one) => one.case.title);
  return titles.filter((title) => MEANT.test(title) && !NUMBERED.test(title) && !/^limit: \D/u.test(title));
}

/** How each mark of a situation is met: by an ordinary case, else by a limit; with no case where it is not. */
export function metMarks(situation: Situation, numbered: readonly NumberedCase[]): readonly MetMark[] {
  const own = numbered.filter(({ number }) => number === situation.number);
  return situation.marks.flatMap((mark) => {
    const met = { mark, shownBy: shows(own, mark, situation.policy) ?? limitOf(own, mark) };
    const { option, policy } = situation;
    // A policy that an option turns round is shown both ways.
    if (mark !== "P" || option === undefined) return met;
    return [met, { mark, shownBy: own.find((one) => one.isByOption && one.verdict !== policy && !one.isLimit) }];
  });
}

/** Cases whose verdict is none that their situation asks for. */
export function contradictions(numbered: readonly NumberedCase[]): readonly NumberedCase[] {
  const marks = new Map(SITUATIONS.map((situation) => [situation.number, situation.marks]));
  return numbered.filter((one) => {
    const asked = (marks.get(one.number) ?? []).flatMap((mark) => (mark === "P" ? ["flagged", "silent"] : [VERDICTS[mark]]));
    if (one.isStyle && !isAboutEdits(one.number)) return false;
    // Without its option a rule is silent about what it flags with it.
    const isOff = one.verdict === "silent" && !one.isByOption && numbered.some((other) => isOptionOf(other, one));
    return !isOff && asked.includes(one.verdict) === (one.isLimit && asked.length === 1);
  });
}

const VERDICTS: Readonly<Record<Exclude<Mark, "P">, Verdict>> = { F: "flagged", S: "silent", O: "offered", N: "not offered" };

function isOptionOf(other: NumberedCase, one: NumberedCase): boolean {
  return other.number === one.number && other.rule === one.rule && other.isByOption && other.verdict === "flagged";
}

function shows(own: readonly NumberedCase[], mark: Mark, policy: Situation["policy"]): NumberedCase | undefined {
  const ordinary = own.filter(({ isLimit }) => !isLimit);
  if (mark === "P") return ordinary.find((one) => one.verdict === policy && !one.isByOption);
  // By default is better than by option; a rule about style shows nothing about mistakes.
  const showing = ordinary.filter((one) => one.verdict === VERDICTS[mark] && (mark === "O" || mark === "N" || !one.isStyle));
  return showing.find(({ isByOption }) => !isByOption) ?? showing[0];
}

function limitOf(own: readonly NumberedCase[], mark: Mark): NumberedCase | undefined {
  return own.find(({ isLimit, verdict }) => isLimit && (mark === "P" || verdict !== VERDICTS[mark]));
}

function isAboutEdits(number: SituationNumber): boolean {
  return SITUATION_GROUPS.some(({ letter, rows }) => letter === "P" && rows.some((row) => row.number === number));
}

/** `specify` holds a case to the edits that it states; one about edits has to state them. */
function verdictOf({ case: one, isReported }: CollectedCase, isAboutEdit: boolean): Verdict {
  if (!isAboutEdit) return isReported ? "flagged" : "silent";
  if (!isReported || one.never !== undefined) return "not offered";
  const errors = typeof one.errors === "object" ? one.errors.map((error) => (typeof error === "string" ? {} : error)) : [];
  if (typeof one.output === "string" || errors.some(({ suggestions = 0 }) => suggestions > 0)) return "offered";
  const isNone = one.output === null && errors.length > 0 && errors.every(({ suggestions }) => suggestions === 0);
  if (isNone) return "not offered";
  throw new Error(`The case "${one.title}" is about an edit and has to state it: output, suggestions, or never.`);
}
