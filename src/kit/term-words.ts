/** How do messages quote what an author says about ownership, and tell what is wrong with it? */
import type { Term, TermProblem } from "../core/terms.ts";
import type { Report } from "./define-rule.ts";

/** Messages of problems that no function can cure, by kind. */
export const termMessages: Readonly<Record<TermProblem["kind"], string>> = {
  contradiction: "`{{said}}` and `{{other}}` exclude each other, so neither of them counts. Say one of them.",
  nameless: "`{{said}}` has to name a parameter of `{{function}}`. Write the name behind it.",
  override: "`{{said}}` contradicts `{{from}}`, which `{{function}}` overrides and which says `{{other}}`. Say the same as it does.",
  "unknown-name": "`{{said}}` names no parameter of `{{function}}`{{other}}, so it says nothing. Write the name of a parameter.",
  unrelated: "`{{said}}` cannot be true: `{{function}}` never mentions it. Pass it on to what is returned, or remove the tag.",
};

/** The report of such a problem. */
export function reportTerm(problem: TermProblem): Report {
  const { said, site, kind, from = "" } = problem;
  const other = kind === "unknown-name" && problem.other !== undefined ? ` ${problem.other}` : (problem.other ?? "");
  return { at: site, message: kind, data: { said, other, from, function: problem.function } };
}

/** What an author says, as messages quote it: `@owns pool`, with the method that it comes from. */
export function quoted({ from, name, word }: Term): string {
  const said = `\`@${word}${name === "" ? "" : ` ${name}`}\``;
  return from === undefined ? said : `${said} of \`${from}\``;
}
