/**
 * Where is a text indented in a way that depends on how wide a tab is?
 *
 * CPython measures indentation twice, with tabs to the next multiple of eight and with tabs of one column. Where the two do not
 * agree on what lies deeper, the file is an error. The parser measures once.
 */
import type { Token } from "./tokens.ts";

const TAB = /^[ \f]*\t/mu;
const SPACE = /^[\t\f]* /mu;
const NO_STATEMENT = new Set(["COMMENT", "DEDENT", "INDENT", "NEWLINE", "NL"]);

/** Whether tabs and spaces both begin lines. A cheap first look: false is certain. */
export function mayMixIndentation(text: string): boolean {
  return TAB.test(text) && SPACE.test(text);
}

/** The offset of the first line whose indentation is inconsistent; undefined when there is none. */
export function inconsistentIndentation(tokens: readonly Token[], text: string): number | undefined {
  const stack: (readonly [wide: number, narrow: number])[] = [[0, 0]];
  let begins = true;
  let depth = 0;
  for (const { type, start } of tokens) {
    if (type === "NEWLINE") begins = true;
    if (NO_STATEMENT.has(type)) continue;
    if (begins && depth === 0) {
      begins = false;
      const lineStart = Math.max(text.lastIndexOf("\n", start - 1), text.lastIndexOf("\r", start - 1)) + 1;
      const [wide, narrow] = widthsOf(text.slice(lineStart, start));
      while (stack.length > 1 && (stack.at(-1)?.[0] ?? 0) > wide) stack.pop();
      const [knownWide, knownNarrow] = stack.at(-1) ?? [0, 0];
      if (wide === knownWide ? narrow !== knownNarrow : narrow <= knownNarrow) return lineStart;
      if (wide > knownWide) stack.push([wide, narrow]);
    }
    if (type === "LPAR" || type === "LSQB" || type === "LBRACE") depth++;
    else if (type === "RPAR" || type === "RSQB" || type === "RBRACE") depth--;
  }
  return undefined;
}

function widthsOf(indentation: string): readonly [wide: number, narrow: number] {
  let [wide, narrow] = [0, 0];
  for (const character of indentation) {
    if (character === "\t") {
      wide = (Math.floor(wide / 8) + 1) * 8;
      narrow++;
    } else if (character === "\f") [wide, narrow] = [0, 0];
    else {
      wide++;
      narrow++;
    }
  }
  return [wide, narrow];
}
