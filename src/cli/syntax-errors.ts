/** Which messages say that something could not be read? */
import type { Linter } from "eslint";

/** Has the file, or a part of it, not been read? ESLint also calls a comment fatal that it no longer supports, and goes on. */
export function isSyntaxError(message: Linter.LintMessage): boolean {
  return message.fatal === true && /^(?:Parsing|Preprocessing) error:/u.test(message.message);
}
