/** What is a situation, and what does it ask of the rules? */

/**
 * What a situation asks of the rules. `F`: it is flagged. `S`: all stay silent. `P`: a matter of policy, which has a
 * default and may have an option. `O`: an edit is offered. `N`: that edit is not offered.
 */
export type Mark = "F" | "N" | "O" | "P" | "S";

/** Number of a situation. Those that only Python has are counted apart: `P1`, `P2`, … */
export type SituationNumber = number | `P${number}`;

/** One situation, or a few that belong together. */
export interface Situation {
  readonly number: SituationNumber;
  /** One mark for each of the variants, which the sentence separates by semicolons. */
  readonly marks: readonly Mark[];
  readonly sentence: string;
  /** What a variant with the mark `P` is by default. */
  readonly policy?: "flagged" | "silent";
  /** Option of a rule that turns the policy round. */
  readonly option?: string;
  /** How clear the mistake is: only when something throws, only on some paths, or by weak evidence. */
  readonly tier?: "exception" | "info" | "low" | "maybe";
}

/** Situations about one matter. */
export interface SituationGroup {
  /** The group of what only Python has is in no row of letters. */
  readonly letter: string | undefined;
  readonly title: string;
  readonly rows: readonly Situation[];
}

/** Writes a situation down; the marks are its letters in a row. */
export function row(number: SituationNumber, marks: string, sentence: string, more: Pick<Situation, "option" | "policy" | "tier"> = {}): Situation {
  return { number, marks: Array.from(marks) as Mark[], sentence, ...more };
}
