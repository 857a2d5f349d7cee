/**
 * Which strings stand within the replacement fields of f-strings?
 *
 * Asked before there are tokens, since what the lexer makes of such strings is what has to be prevented. Only a walk from the
 * beginning of the text tells a field from a brace in an ordinary string. On text that is no Python it may find anything.
 */
import type { Range } from "../syntax.ts";

/** What begins a literal. Behind any other word, as in `if'a'`, a quote has no prefix. */
const OPENING = /((?:[ft]r|r[bft]|br|[bfrtu])?)('''|"""|'|")/iuy;
const WORD = /[\p{ID_Continue}]+/uy;
const COMMENT = /#[^\r\n]*/uy;
const NAMED_CHARACTER = /\\N\{[^}]*\}/uy;
const INTERPOLATED = /[ft]/iu;
const LINE_END = /[\r\n]/u;

/** What stands between the quotes of each string without fields that is itself within a field; in the order of the text. */
export function stringsInFields(text: string): Range[] {
  const walk = new StringWalk(text);
  walk.code(false);
  return walk.found;
}

class StringWalk {
  readonly found: Range[] = [];
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  /** Code of the file, or of a field up to the colon of its format or the brace that closes it. */
  code(isField: boolean): void {
    for (let depth = 0; this.#at < this.#text.length; ) {
      if (this.#match(COMMENT)) continue;
      const opening = this.#match(OPENING);
      if (opening) {
        this.#literal(opening[1] ?? "", opening[2] ?? "", isField);
        continue;
      }
      if (this.#match(WORD)) continue;
      const character = this.#text[this.#at] ?? "";
      if (isField && depth === 0 && (character === "}" || character === ":")) return;
      if ("([{".includes(character)) depth++;
      else if (")]}".includes(character)) depth--;
      this.#at++;
    }
  }

  #literal(prefix: string, quote: string, isInField: boolean): void {
    const start = this.#at;
    const isRaw = /r/iu.test(prefix);
    if (INTERPOLATED.test(prefix)) this.#parts(quote, isRaw, false);
    else {
      while (!this.#ends(quote)) this.#at += this.#text[this.#at] === "\\" ? 2 : 1;
      if (isInField) this.found.push([start, this.#at]);
    }
    if (this.#text.startsWith(quote, this.#at)) this.#at += quote.length;
  }

  /** Text of an f-string and its fields; of a format, up to the brace that closes its field. */
  #parts(quote: string, isRaw: boolean, isFormat: boolean): void {
    while (!this.#ends(quote)) {
      const character = this.#text[this.#at] ?? "";
      const next = this.#text[this.#at + 1];
      if (isFormat && character === "}") return;
      if (character === "\\") {
        if (isRaw || !this.#match(NAMED_CHARACTER)) this.#at += next === "{" || next === "}" ? 1 : 2;
      } else if (!isFormat && character === "{" && next === character) this.#at += 2;
      else if (character === "{") this.#field(quote, isRaw);
      else this.#at++;
    }
  }

  #field(quote: string, isRaw: boolean): void {
    this.#at++;
    this.code(true);
    if (this.#text[this.#at] === ":") {
      this.#at++;
      this.#parts(quote, isRaw, true);
    }
    this.#at++;
  }

  /** Whether a literal ends here: with its quote, with its line, or with the text. */
  #ends(quote: string): boolean {
    const { length } = this.#text;
    if (this.#at >= length || this.#text.startsWith(quote, this.#at)) return true;
    return quote.length === 1 && LINE_END.test(this.#text[this.#at] ?? "");
  }

  #match(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text);
    if (!found) return undefined;
    this.#at = pattern.lastIndex;
    return found;
  }
}
