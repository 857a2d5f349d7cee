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

/** Breaches as sentences. How often each kind of finding occurs is compared: positions move with an edit and are no help. */
export function checkFindings({ after, before, gone }: FindingsAround, cause: string): string[] {
  const known = tally(before);
  const repaired = tally(gone);
  return [...tally(after)].flatMap(([kind, count]) => {
    const had = known.get(kind) ?? 0;
    if (count > had) {
      return [`after ${cause} ${kind} is reported ${String(count)} times, before ${String(had)} times`];
    }
    return count > had - (repaired.get(kind) ?? 0) ? [`after ${cause} the repaired ${kind} is still reported`] : [];
  });
}

function tally(messages: readonly Linter.LintMessage[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { ruleId, messageId, message } of messages) {
    const kind = `${ruleId ?? "the parser"} (${messageId ?? message})`;
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return counts;
}
