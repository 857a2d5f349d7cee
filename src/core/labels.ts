/** How is code shown in messages and graphs? */

const LONGEST_LABEL = 60;

/** The text of an expression in one line, shortened. */
export function shortened(text: string): string {
  // Most stand on one line, and a graph has many of them.
  const line = text.includes("\n") || text.includes("\r") ? onOneLine(text) : text;
  return line.length <= LONGEST_LABEL ? line : `${line.slice(0, LONGEST_LABEL - 1)}…`;
}

/** A chain of calls, a line for each, is written as `pool.query()`. */
function onOneLine(text: string): string {
  return text.replace(/\s+(?=\??\.\w)/gu, "").replace(/\s+/gu, " ").trim();
}
