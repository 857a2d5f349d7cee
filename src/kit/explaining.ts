/**
 * Who wants to hear what lies behind the findings?
 *
 * ESLint's messages have no room for the way to a finding. Who explains listens while ESLint lints, and gets an
 * explanation for each report, by the same analysis that the rules ask. While nobody listens, nothing is explained.
 */
import type { Arrow, Box } from "../core/picture.ts";
import type { Step } from "../core/findings.ts";

/** A stretch of one of the texts of an explanation. Offsets in UTF-16 units. */
export interface Place {
  /** Index in `Explanation.texts`. */
  readonly text: number;
  readonly start: number;
  readonly end: number;
}

/** A text in which an explanation has places: the file, or a cell of a notebook. */
export interface ExplainedText {
  /** `cell 3`; empty for the file itself. */
  readonly part: string;
  readonly text: string;
}

/** A step of the way, in words. */
export interface ExplainedStep {
  readonly what: Step["what"];
  readonly words: string;
  readonly place: Place;
}

/** A function on the way, to be drawn. Steps are indices in `Explanation.steps`. */
export interface ExplainedPicture {
  readonly name: string;
  readonly place: Place;
  readonly boxes: readonly ExplainedBox[];
  readonly arrows: readonly ExplainedArrow[];
}

/** A box of a picture, whose rows have their places in the texts. */
export interface ExplainedBox extends Omit<Box, "rows"> {
  readonly rows: readonly { readonly place: Place; readonly isTest: boolean; readonly steps: readonly number[] }[];
}

/** An arrow of a picture, with what it says. */
export interface ExplainedArrow extends Omit<Arrow, "answer"> {
  readonly words: string;
}

/** All that is known about one report of a rule. */
export interface Explanation {
  /** Path of the file. */
  readonly file: string;
  /** The rule, without the plugin's prefix. */
  readonly rule: string;
  readonly messageId: string;
  /** Where ESLint's message stands, both from 1. */
  readonly line: number;
  readonly column: number;
  readonly texts: readonly ExplainedText[];
  /** What is reported. */
  readonly at: Place;
  /** The way, in order. */
  readonly steps: readonly ExplainedStep[];
  /** What is worth knowing beside the way. */
  readonly asides: readonly { readonly words: string; readonly place: Place }[];
  readonly pictures: readonly ExplainedPicture[];
  /** What the fix does, where there is one; ESLint keeps titles of suggestions alone. */
  readonly fix?: string;
}

/** Gets an explanation for each report. */
export type Listener = (explanation: Explanation) => void;

let listener: Listener | undefined;

/** Lints by `work`, and lets `heard` have an explanation for each report. One at a time. */
export async function explaining<T>(work: () => Promise<T>, heard: Listener): Promise<T> {
  listener = heard;
  try {
    return await work();
  } finally {
    listener = undefined;
  }
}

/** Whether anybody listens. */
export function isExplaining(): boolean {
  return listener !== undefined;
}

/** Tells whoever listens. */
export function tell(explain: () => Explanation | undefined): void {
  const explanation = listener && explain();
  if (explanation !== undefined) listener?.(explanation);
}
