/** What an examination of uses comes to, and what several of them come to. */

/** See `usage.ts`. */
export type Verdict = "given-away" | "kept" | "unclear";

/** The verdict about all, given those about each. */
export function worst(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.includes("given-away")) return "given-away";
  return verdicts.includes("unclear") ? "unclear" : "kept";
}
