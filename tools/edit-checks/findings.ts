/**
 * Does an edit keep what it promises about findings: that the one that offered it is gone, and that nothing new is
 * reported?
 */
import type { Linter } from "eslint";

/** The findings of all rules in a text, before and after one or several edits. */
export interface FindingsAround {
  readonly before: readonly Linter.LintMessage[];
  /** Those of `before` that the edits are to repair. */
  readonly gone: readonly Linter.LintMessage[];
  readonly after: readonly Linter.LintMessage[];
}

/**
 * Breaches as sentences. How often each kind of finding occurs is compared: positions move with an edit and are no help.
 *
 * A finding that stays may be told in other words afterwards, so a kind that occurs more often is new only where its rule
 * has more findings than those that were to stay.
 */
export function checkFindings({ after, before, gone }: FindingsAround, cause: string): string[] {
  const known = tally(before, kindOf);
  const repaired = tally(gone, kindOf);
  const staying = tally(before, ruleOf);
  for (const [rule, count] of tally(gone, ruleOf)) staying.set(rule, (staying.get(rule) ?? 0) - count);
  const found = tally(after, ruleOf);
  const kinds = new Map(after.map((message) => [kindOf(message), ruleOf(message)]));
  return [...tally(after, kindOf)].flatMap(([kind, count]) => {
    const rule = kinds.get(kind) ?? "";
    const had = known.get(kind) ?? 0;
    const isRetold = (found.get(rule) ?? 0) <= (staying.get(rule) ?? 0);
    if (count > had) {
      return isRetold ? [] : [`after ${cause} ${kind} is reported ${String(count)} times, before ${String(had)} times`];
    }
    return count > had - (repaired.get(kind) ?? 0) ? [`after ${cause} the repaired ${kind} is still reported`] : [];
  });
}

function ruleOf({ ruleId }: Linter.LintMessage): string {
  return ruleId ?? "the parser";
}

function kindOf(message: Linter.LintMessage): string {
  return `${ruleOf(message)} (${message.messageId ?? message.message})`;
}

function tally(messages: readonly Linter.LintMessage[], keyOf: (message: Linter.LintMessage) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const message of messages) counts.set(keyOf(message), (counts.get(keyOf(message)) ?? 0) + 1);
  return counts;
}
