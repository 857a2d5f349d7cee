/** Which suggestions repair a finding, and which only keep it quiet? */
import type { Linter } from "eslint";
import { SUPPRESS } from "../../src/kit/define-rule.ts";

/**
 * The messages without suggestions that write a comment against the finding.
 *
 * Every finding in Python has one, whatever it is about. They are tested for themselves, and are no edit that snapshots show,
 * that cases count, or that the tables of edits count.
 */
export function withoutSuppressions(messages: readonly Linter.LintMessage[]): Linter.LintMessage[] {
  return messages.map((message) => {
    const { suggestions = [], ...rest } = message;
    const repairs = suggestions.filter(({ messageId }) => messageId !== SUPPRESS);
    return repairs.length === suggestions.length ? message : { ...rest, ...(repairs.length > 0 && { suggestions: repairs }) };
  });
}
