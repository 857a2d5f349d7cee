/**
 * How do the blocks of a Python text lie on its lines?
 *
 * A line that begins inside of a string is data, and nobody moves it. A line that goes on what an earlier one began
 * (inside of brackets, behind a backslash) may be indented in any way. All others belong to the block that their column
 * says.
 */
import type { Token } from "../parser/tokens.ts";
import { LINE_ENDING } from "../parser/lines.ts";
import type { PythonSourceCode } from "../source-code.ts";
import type { Node, Statement } from "../syntax.ts";

/** The statements of one suite. */
export interface Block {
  /** The statement, handler or case that has the suite, or the module. */
  readonly owner: Node;
  readonly statements: readonly Statement[];
  /** The suite stands on the line of its header: `if x: f()`. */
  readonly isInline: boolean;
  /** White space before each of its statements; for one on the line of its header, what it would be on lines of its own. */
  readonly indent: string;
  /** The same of its header; empty for the module. */
  readonly outerIndent: string;
}

const LAYOUT: ReadonlySet<string> = new Set(["COMMENT", "DEDENT", "INDENT"]);
const LISTS = ["body", "orelse", "finalbody"] as const;
/** What a suite is indented by where the file does not tell. */
const USUAL_UNIT = "    ";
const TAB = 8;

/** The lines and tokens of a file, with what edits ask about them. */
export class BlockText {
  readonly text: string;
  /** The end of a line as the file writes it. */
  readonly lineBreak: string;
  readonly comments: readonly Token[];
  /** Comments and strings (f-strings among them), which edits keep as they are. */
  readonly #kept: readonly Token[];
  readonly #code: readonly Token[];
  readonly #lines: readonly number[];
  readonly #longStrings: readonly Token[];
  readonly #longStarts: readonly number[];
  /** Where the statements of the file begin, one a line: what stands behind a semicolon is not among them. */
  readonly #logical: readonly number[];
  #unit: string | undefined;

  constructor(source: PythonSourceCode) {
    const tokens = source.getAllTokens();
    this.text = source.text;
    this.lineBreak = LINE_ENDING.exec(this.text)?.[0] ?? "\n";
    this.comments = tokens.filter(({ type }) => type === "COMMENT");
    this.#kept = tokens.filter(({ type }) => type === "COMMENT" || type === "STRING");
    this.#longStrings = this.#kept.filter(({ start, end }) => LINE_ENDING.test(this.text.slice(start, end)));
    this.#code = tokens.filter(({ type }) => !LAYOUT.has(type));
    this.#longStarts = this.#longStrings.map(({ start }) => start);
    const endings = this.text.matchAll(new RegExp(LINE_ENDING, "gu"));
    this.#lines = [0, ...Array.from(endings, ({ 0: ending, index }) => index + ending.length)];
    this.#logical = this.#code.flatMap((token, index) => {
      const isFirst = index === 0 || this.#code[index - 1]?.type === "NEWLINE";
      return isFirst && token.type !== "NEWLINE" && token.type !== "EOF" ? [token.start] : [];
    });
  }

  /** Where the line of an offset begins. */
  lineStart(offset: number): number {
    return this.#lines[lastUpTo(this.#lines, offset)] ?? 0;
  }

  /** Where the line after that of an offset begins; the end of the text when there is none. */
  nextLine(offset: number): number {
    return this.#lines[lastUpTo(this.#lines, offset) + 1] ?? this.text.length;
  }

  /** Where the line of an offset ends, before what ends it. */
  lineEnd(offset: number): number {
    const start = this.lineStart(offset);
    return start + this.text.slice(start, this.nextLine(offset)).replace(/[\r\n]+$/u, "").length;
  }

  /** Is there nothing but white space before an offset on its line? */
  beginsLine(offset: number): boolean {
    const start = this.lineStart(offset);
    return !this.isInString(start) && /^[ \t\f]*$/u.test(this.text.slice(start, offset));
  }

  /** Where the white space begins that indents a line; what stands before a form feed does not count. */
  indentStart(line: number): number {
    const blank = /^[ \t\f]*/u.exec(this.text.slice(line, this.nextLine(line)))?.[0] ?? "";
    return line + blank.lastIndexOf("\f") + 1;
  }

  /** The white space that indents the line of an offset. */
  indentAt(offset: number): string {
    const start = this.indentStart(this.lineStart(offset));
    return /^[ \t]*/u.exec(this.text.slice(start, this.nextLine(offset)))?.[0] ?? "";
  }

  /** Is the line empty but for white space? */
  isBlank(line: number): boolean {
    return this.text.slice(line, this.nextLine(line)).trim() === "";
  }

  /** Does a line begin inside of a string? */
  isInString(line: number): boolean {
    const last = this.#longStrings[lastUpTo(this.#longStarts, line - 1)];
    return last !== undefined && line < last.end;
  }

  /** Does a statement, or the clause of one, begin on a line? */
  isLogical(line: number): boolean {
    const first = this.#logical[lastUpTo(this.#logical, line) + 1] ?? Infinity;
    const at = this.#logical[lastUpTo(this.#logical, line)];
    return at === line || first < this.nextLine(line);
  }

  /** The comments and strings that touch a range of the text. */
  keptAround(start: number, end: number): readonly Token[] {
    let index = firstFrom(this.#kept, start);
    if ((this.#kept[index - 1]?.end ?? 0) >= start) index--;
    const found: Token[] = [];
    for (let token = this.#kept[index]; token && token.start <= end; token = this.#kept[++index]) found.push(token);
    return found;
  }

  /** The last token of code, or end of a line of code, that ends up to an offset. */
  tokenBefore(offset: number): Token | undefined {
    let index = firstFrom(this.#code, offset) - 1;
    while ((this.#code[index]?.end ?? 0) > offset) index--;
    return this.#code[index];
  }

  /** The first token of code, or end of a line, that begins from an offset on. */
  tokenAfter(offset: number): Token | undefined {
    return this.#code[firstFrom(this.#code, offset)];
  }

  /** The statement's start, at its first decorator where it has some. */
  startOf(statement: Statement): number {
    const decorators = "decorator_list" in statement ? statement.decorator_list : [];
    const [first] = decorators;
    if (!first) return statement.range[0];
    let at = this.tokenBefore(first.range[0]);
    while (at && at.type !== "AT") at = this.tokenBefore(at.start);
    return at?.start ?? first.range[0];
  }

  /** The suite that a statement stands in. */
  blockOf(statement: Statement): Block | undefined {
    const owner = statement.parent;
    const statements = owner && listWith(owner, statement);
    const [first] = statements ?? [];
    // An `elif` is a clause in the text, although it is a statement of the `else` in the tree.
    if (!owner || !statements || !first || this.text.startsWith("elif", first.range[0])) return undefined;
    const start = this.startOf(first);
    if (owner.nodeType === "Module") return { owner, statements, isInline: false, indent: this.indentAt(start), outerIndent: "" };
    let before = this.tokenBefore(start);
    const isInline = before?.type === "COLON";
    // Above are empty lines and comments, and then the header.
    while (before?.type === "NEWLINE") before = this.tokenBefore(before.start);
    const outerIndent = this.indentAt(this.logicalStart(before?.start ?? start));
    return { owner, statements, isInline, indent: isInline ? outerIndent + this.unit : this.indentAt(start), outerIndent };
  }

  /** Where the line of code begins that an offset is part of, perhaps some lines above. */
  logicalStart(offset: number): number {
    return this.#logical[lastUpTo(this.#logical, offset)] ?? 0;
  }

  /** What the file indents its blocks by. */
  get unit(): string {
    this.#unit ??= this.#firstUnit();
    return this.#unit;
  }

  /** What a block inside of a block is indented by: as much as that is itself. */
  unitIn({ indent, isInline, outerIndent, owner }: Block): string {
    const isPart = !isInline && owner.nodeType !== "Module" && indent.startsWith(outerIndent) && indent.length > outerIndent.length;
    return isPart ? indent.slice(outerIndent.length) : this.unit;
  }

  /** Column of a line's first character, as CPython counts it. */
  columnOf(line: number): number {
    let column = 0;
    for (const character of this.indentAt(line)) column = character === "\t" ? (Math.floor(column / TAB) + 1) * TAB : column + 1;
    return column;
  }

  #firstUnit(): string {
    let last = "";
    for (const start of this.#logical) {
      const indent = this.indentAt(start);
      if (indent.length > last.length && indent.startsWith(last)) return indent.slice(last.length);
      last = indent;
    }
    return USUAL_UNIT;
  }
}

/** Index of the first of tokens, in order, that begins from an offset on. */
function firstFrom(tokens: readonly Token[], offset: number): number {
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((tokens[middle]?.start ?? Infinity) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The list of an owner that has a statement. */
function listWith(owner: Node, statement: Statement): readonly Statement[] | undefined {
  const fields = owner as unknown as Readonly<Record<string, unknown>>;
  for (const name of LISTS) {
    const list = fields[name];
    if (Array.isArray(list) && list.includes(statement)) return list as Statement[];
  }
  return undefined;
}

/** Index of the last of sorted numbers that is not above a bound; -1 when all are. */
function lastUpTo(sorted: readonly number[], bound: number): number {
  let low = -1;
  let high = sorted.length;
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? Infinity) <= bound) low = middle;
    else high = middle;
  }
  return low;
}
