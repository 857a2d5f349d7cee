/**
 * Which parts of a notebook's cell are Python?
 *
 * IPython takes commands beside Python: magics (`%time`, `%%bash`), shell lines (`!ls`, `files = !ls`), and questions
 * (`name?`). It looks for them where a statement begins, so that `%` in an expression and `!` in a string stay what they are.
 * https://ipython.readthedocs.io/en/stable/api/generated/IPython.core.inputtransformer2.html
 */

/** A part of the cell's text; what lies between parts is no code, and what follows it continues the line. */
export interface CellPart {
  readonly start: number;
  readonly end: number;
  /** `code`; `timed` code of a command, which must not be edited; or a `command`, which may do anything. */
  readonly kind: "code" | "command" | "timed";
}

/** What a cell holds. */
export type CellCode =
  | { readonly kind: "python"; readonly parts: readonly CellPart[]; readonly isEditable: boolean }
  /** Another language. `mayBind` is false where no name of the notebook can come from. */
  | { readonly kind: "foreign"; readonly mayBind: boolean };

/** Magics of cells whose lines are Python of the notebook. In the others, IPython compiles them without a loop of its own. */
const PYTHON_CELLS = new Set(["capture", "memit", "mprun", "prun", "pyspark", "time", "timeit"]);
const COMPILED_AS_USUAL = new Set(["capture", "pyspark"]);
/** Magics of cells that leave no name behind. */
const BINDS_NOTHING = new Set([
  "bash", "cmd", "file", "html", "javascript", "js", "latex", "markdown", "perl", "python", "python2", "python3", "pypy", "ruby", "script",
  "sh", "shell", "svg", "system", "sx", "writefile",
]);
/** Magics of lines behind which a statement stands that runs at once. */
const TIMED = /^([ \t]*%(?:time|timeit|prun|memit)[ \t]+)[^\s\-!%?]/u;
/** Databricks writes the language of a cell so. */
const FOREIGN_FIRST_LINE = /^%(?:fs|md|md-sandbox|r|scala|sh)\b|^%sql[ \t]*$/u;

const LINE = /[^\r\n]*(?:\r\n|\r|\n|$)/gu;
const INDENTATION = /^[ \t]*/u;
const CLASSIC_PROMPT = { first: /^>>>(?: |$)/u, each: /^(?:>>>|\.\.\.)(?: |$)/u };
const IPYTHON_PROMPT = { first: /^In \[\d+\]: /u, each: /^(?:In \[\d+\]: |\s*\.{3,}: ?)/u };
const CELL_MAGIC = /^%%([^\s?]+)(?!\S*\?)/u;
const COMMAND = /^[ \t]*[!%?,;/]/u;
const CONTINUED = /\\(?:\r\n|\r|\n)$/u;
const ENDING = /[\r\n]+$/u;

/** A line with what precedes it taken off: indentation of the whole cell, or a prompt. */
interface Line {
  readonly start: number;
  readonly end: number;
}

/** Finds the Python of a cell. */
export function codeOfCell(text: string): CellCode {
  let lines: Line[] = Array.from(text.matchAll(LINE), ({ 0: line, index }) => ({ start: index, end: index + line.length }));
  lines = lines.filter(({ start, end }) => end > start);
  let isEditable = true;
  for (;;) {
    const first = lines.findIndex((line) => textOf(text, line).trim() !== "");
    if (first < 0) break;
    const stripped = strip(text, lines, first);
    if (stripped !== lines) isEditable = false;
    lines = stripped;
    const opening = textOf(text, lines[first]);
    const magic = CELL_MAGIC.exec(opening)?.[1];
    if (magic === undefined) {
      if (!FOREIGN_FIRST_LINE.test(opening.replace(ENDING, ""))) break;
      return { kind: "foreign", mayBind: false };
    }
    if (!PYTHON_CELLS.has(magic)) return { kind: "foreign", mayBind: !BINDS_NOTHING.has(magic) };
    if (!COMPILED_AS_USUAL.has(magic)) isEditable = false;
    lines = lines.slice(first + 1);
  }
  return { kind: "python", parts: new Scan(text, lines).parts(), isEditable };
}

function textOf(text: string, line: Line | undefined): string {
  return line === undefined ? "" : text.slice(line.start, line.end);
}

/** Takes off what IPython takes off: the indentation of the first line, then prompts. */
function strip(text: string, lines: Line[], first: number): Line[] {
  const [indentation = ""] = INDENTATION.exec(textOf(text, lines[first])) ?? [];
  let result = lines;
  if (indentation !== "") {
    result = lines.map((line) => (textOf(text, line).startsWith(indentation) ? { ...line, start: line.start + indentation.length } : line));
  }
  for (const prompt of [CLASSIC_PROMPT, IPYTHON_PROMPT]) {
    if (!prompt.first.test(textOf(text, result[first]).replace(ENDING, ""))) continue;
    result = result.map((line) => {
      const found = prompt.each.exec(textOf(text, line).replace(ENDING, ""));
      return found ? { ...line, start: line.start + found[0].length } : line;
    });
  }
  return result;
}

const OPENING = "([{";
const CLOSING = ")]}";

/** Walks the lines, and knows where a statement begins. */
class Scan {
  readonly #text: string;
  readonly #lines: readonly Line[];
  readonly #parts: CellPart[] = [];
  /** The string that is open at the end of a line, by its quotes. */
  #quote = "";
  #depth = 0;

  constructor(text: string, lines: readonly Line[]) {
    this.#text = text;
    this.#lines = lines;
  }

  parts(): readonly CellPart[] {
    let begins = true;
    for (let index = 0; index < this.#lines.length; index++) {
      const line = this.#lines[index];
      if (line === undefined) break;
      const last = begins ? this.#command(index) : undefined;
      if (last !== undefined) {
        index = last;
        continue;
      }
      this.#add("code", line.start, line.end);
      this.#walk(line, undefined);
      begins = this.#quote === "" && this.#depth === 0 && !CONTINUED.test(textOf(this.#text, line));
    }
    return this.#parts;
  }

  /** Adds the line at which a statement begins if it is, or ends in, a command; gives the last line of the command. */
  #command(index: number): number | undefined {
    const line = this.#lines[index];
    if (line === undefined) return undefined;
    const content = textOf(this.#text, line);
    const [indentation = ""] = INDENTATION.exec(content) ?? [];
    const start = line.start + indentation.length;
    const timed = TIMED.exec(content)?.[1];
    if (timed !== undefined && !CONTINUED.test(content)) {
      this.#add("code", line.start, start);
      const end = line.start + content.replace(ENDING, "").length;
      this.#add("timed", line.start + timed.length, end);
      this.#add("code", end, line.end);
      return index;
    }
    const found: Found = {};
    if (COMMAND.test(content)) found.at = start;
    else {
      const [quote, depth] = [this.#quote, this.#depth];
      this.#walk(line, found);
      [this.#quote, this.#depth] = [quote, depth];
      if (found.question !== undefined && content.slice(found.question).trim() === "") found.at = start;
    }
    if (found.at === undefined) return undefined;
    let last = index;
    while (last + 1 < this.#lines.length && CONTINUED.test(textOf(this.#text, this.#lines[last]))) last++;
    const end = this.#lines[last]?.end ?? line.end;
    const shown = this.#text.slice(found.at, end).replace(ENDING, "").length;
    this.#add("code", line.start, found.at);
    this.#add("command", found.at, found.at + shown);
    this.#add("code", found.at + shown, end);
    return last;
  }

  #add(kind: CellPart["kind"], start: number, end: number): void {
    if (end <= start) return;
    const previous = this.#parts.at(-1);
    if (kind === "code" && previous?.kind === "code" && previous.end === start) this.#parts[this.#parts.length - 1] = { ...previous, end };
    else this.#parts.push({ kind, start, end });
  }

  /** Goes through a line: strings, brackets, and if asked, a command that is assigned or a question. */
  #walk(line: Line, found: Found | undefined): void {
    const text = this.#text;
    let hasEquals = false;
    let at = line.start;
    while (at < line.end) {
      const character = text[at] ?? "";
      if (this.#quote !== "") {
        if (character === "\\") at += 2;
        else if (text.startsWith(this.#quote, at)) {
          at += this.#quote.length;
          this.#quote = "";
        } else at++;
        continue;
      }
      if (character === "#") return;
      if (character === '"' || character === "'") {
        this.#quote = text.startsWith(character.repeat(3), at) ? character.repeat(3) : character;
        at += this.#quote.length;
        continue;
      }
      if (OPENING.includes(character)) this.#depth++;
      else if (CLOSING.includes(character)) this.#depth = Math.max(0, this.#depth - 1);
      else if (found && character === "?") found.question ??= at - line.start + (text[at + 1] === "?" ? 2 : 1);
      else if (found && character === "=" && this.#depth === 0 && !hasEquals && isAssignment(text, at)) {
        hasEquals = true;
        const behind = /[ \t]*/uy;
        behind.lastIndex = at + 1;
        behind.test(text);
        if (/^(?:!|%\w)/u.test(text.slice(behind.lastIndex, behind.lastIndex + 2))) {
          found.at = behind.lastIndex;
          return;
        }
      }
      at++;
    }
    // A string in single quotes ends with its line, unless the line goes on.
    if (this.#quote.length === 1 && !CONTINUED.test(textOf(text, line))) this.#quote = "";
  }
}

interface Found {
  /** Where a command begins. */
  at?: number;
  /** Behind the question marks, from the start of the line. */
  question?: number;
}

function isAssignment(text: string, at: number): boolean {
  return text[at + 1] !== "=" && !/[=!<>:+\-*/%&|^@]/u.test(text[at - 1] ?? "");
}
