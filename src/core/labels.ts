/** How is code shown in messages and graphs? */

const LONGEST_LABEL = 60;

/** The text of an expression in one line, shortened. */
export function shortened(text: string): string {
  const line = text.replace(/\s+/gu, " ").trim();
  return line.length <= LONGEST_LABEL ? line : `${line.slice(0, LONGEST_LABEL - 1)}…`;
}
