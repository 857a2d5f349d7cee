/** Which parts of a line of source are comments, strings, numbers and keywords? Near enough to read by; nothing depends on it. */

/** A part of a text that looks different. */
export interface Token {
  readonly start: number;
  readonly end: number;
  readonly kind: "comment" | "keyword" | "number" | "string";
}

const JAVASCRIPT =
  /(?<comment>\/\/[^\n]*|\/\*[^]*?(?:\*\/|$))|(?<string>"(?:[^"\\\n]|\\[^])*"?|'(?:[^'\\\n]|\\[^])*'?|`(?:[^`\\]|\\[^])*`?)|(?<number>\b(?:0[xX][\dA-Fa-f_]+|\d[\d_]*(?:\.\d+)?(?:[eE][+-]?\d+)?)n?\b)|(?<word>[A-Za-z_$][\w$]*)/gu;
const PYTHON =
  /(?<comment>#[^\n]*)|(?<string>(?:\b[A-Za-z]{1,2})?(?:"""(?:[^\\]|\\[^])*?(?:"""|$)|'''(?:[^\\]|\\[^])*?(?:'''|$)|"(?:[^"\\\n]|\\[^])*"?|'(?:[^'\\\n]|\\[^])*'?))|(?<number>\b(?:0[xX][\dA-Fa-f_]+|\d[\d_]*(?:\.\d+)?(?:[eE][+-]?\d+)?)j?\b)|(?<word>[A-Za-z_]\w*)/gu;

const WORDS_OF_JAVASCRIPT: ReadonlySet<string> = new Set(
  "as async await break case catch class const continue default delete do else enum export extends false finally for from function if import in instanceof interface let new null of private protected public readonly return static super switch this throw true try type typeof undefined using var void while with yield".split(" "),
);
const WORDS_OF_PYTHON: ReadonlySet<string> = new Set(
  "and as assert async await break case class continue def del elif else except False finally for from global if import in is lambda match None nonlocal not or pass raise return True try while with yield".split(" "),
);

/** The parts, in order. */
export function tokensOf(text: string, isPython: boolean): readonly Token[] {
  const words = isPython ? WORDS_OF_PYTHON : WORDS_OF_JAVASCRIPT;
  const tokens: Token[] = [];
  for (const { 0: found, groups = {}, index: start } of text.matchAll(isPython ? PYTHON : JAVASCRIPT)) {
    const end = start + found.length;
    const kind = kindOf(groups, words);
    if (kind !== undefined) tokens.push({ start, end, kind });
  }
  return tokens;
}

function kindOf(groups: Readonly<Record<string, string | undefined>>, words: ReadonlySet<string>): Token["kind"] | undefined {
  if (groups["comment"] !== undefined) return "comment";
  if (groups["string"] !== undefined) return "string";
  if (groups["number"] !== undefined) return "number";
  return words.has(groups["word"] ?? "") ? "keyword" : undefined;
}
