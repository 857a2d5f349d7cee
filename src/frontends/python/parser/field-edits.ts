/**
 * Which valid Python in the replacement fields of f-strings does the parser refuse, and what says the same?
 *
 * A field may go over several lines, hold comments, and hold an async comprehension. Blanks stand for line ends and comments,
 * and for `async`, which is read from the original afterwards.
 */
import type { TextEdit } from "./edited-text.ts";

const LITERAL = /^([a-z]{0,2})('''|"""|'|")/iu;
const INTERPOLATED = /[ft]/iu;
const STRING = /[a-z]{0,2}(?:'''[^]*?'''|"""[^]*?"""|'(?:[^'\\\r\n]|\\[^])*'|"(?:[^"\\\r\n]|\\[^])*")/iuy;
const COMMENT = /#[^\r\n]*/uy;
const LINE_END = /(?:\\?)[\r\n]+/uy;
const ASYNC = /\basync(?=\s+for\b)/uy;
const NAMED_CHARACTER = /\\N\{[^}]*\}/uy;

/** Edits of a literal that begins at an offset of the text; none if it is no f-string. */
export function fieldEdits(literal: string, offset: number): TextEdit[] {
  const [opening, prefix = "", quote = ""] = LITERAL.exec(literal) ?? [];
  if (opening === undefined || !INTERPOLATED.test(prefix)) return [];
  const walk = new FieldWalk(literal, offset, opening.length, literal.length - quote.length, /r/iu.test(prefix));
  walk.text(false);
  return walk.edits;
}

class FieldWalk {
  readonly edits: TextEdit[] = [];
  readonly #literal: string;
  readonly #offset: number;
  readonly #end: number;
  readonly #isRaw: boolean;
  #at: number;

  constructor(literal: string, offset: number, start: number, end: number, isRaw: boolean) {
    this.#literal = literal;
    this.#offset = offset;
    this.#at = start;
    this.#end = end;
    this.#isRaw = isRaw;
  }

  /** Text around fields; a format is text up to the brace that closes its field. */
  text(isFormat: boolean): void {
    while (this.#at < this.#end) {
      const character = this.#literal[this.#at] ?? "";
      const next = this.#literal[this.#at + 1];
      if (character === "\\" && !this.#isRaw) {
        if (!this.#skip(NAMED_CHARACTER)) this.#at += next === "{" || next === "}" ? 1 : 2;
      } else if (isFormat && character === "}") return;
      else if (!isFormat && (character === "{" || character === "}") && next === character) this.#at += 2;
      else if (character === "{") {
        this.#at++;
        this.#field();
      } else this.#at++;
    }
  }

  #field(): void {
    for (let depth = 0; this.#at < this.#end; ) {
      const character = this.#literal[this.#at] ?? "";
      if (this.#blank(COMMENT) || this.#blank(LINE_END) || this.#blank(ASYNC) || this.#skip(STRING)) continue;
      if (character === "}" && depth === 0) break;
      if (character === ":" && depth === 0) {
        this.#at++;
        this.text(true);
        break;
      }
      if ("([{".includes(character)) depth++;
      else if (")]}".includes(character)) depth--;
      this.#at++;
    }
    this.#at++;
  }

  #skip(pattern: RegExp): boolean {
    pattern.lastIndex = this.#at;
    if (!pattern.test(this.#literal)) return false;
    this.#at = pattern.lastIndex;
    return true;
  }

  #blank(pattern: RegExp): boolean {
    const start = this.#at;
    if (!this.#skip(pattern)) return false;
    this.edits.push({ start: this.#offset + start, end: this.#offset + this.#at, text: " ".repeat(this.#at - start) });
    return true;
  }
}
