/**
 * How do the cells of a notebook become one Python text, and where is a character of that text in the cells?
 *
 * Cells stand below each other, with an empty line between them. A command becomes a name that nobody knows, so that an edit
 * can carry it along: `files = !ls` reads `files = _command_1`.
 */
import { Lines } from "../parser/lines.ts";
import { type Parsed, parseText } from "../parser/parse.ts";
import type { Module } from "../syntax.ts";
import type { Cell, Notebook } from "./cells.ts";
import { codeOfCell } from "./magics.ts";

/** A stretch of the Python text, and what it stands for in a cell. */
export interface Piece {
  /** Offsets in the Python text. */
  readonly start: number;
  readonly end: number;
  /** Offsets in the text of the cell. */
  readonly from: number;
  readonly to: number;
  /** `same` characters; a `name` that stands for a command; a line end that was `added`; something that is `fixed` as it is. */
  readonly kind: "added" | "fixed" | "name" | "same";
}

/** A cell in the Python text. */
export interface Section {
  readonly cell: Cell;
  readonly start: number;
  readonly end: number;
  readonly pieces: readonly Piece[];
  readonly isEditable: boolean;
}

/** A Python text made of cells. */
export interface JoinedText {
  /** Name of the file that ESLint is told. */
  readonly filename: string;
  readonly text: string;
  /** In order. */
  readonly sections: readonly Section[];
  /** Begins the names that stand for commands. */
  readonly prefix: string;
  /** Where expressions begin whose values Jupyter shows below their cell, and keeps. */
  readonly shown: ReadonlySet<number>;
}

/** Names of the Python texts of a notebook where an event loop runs, and where none does. */
const IN_LOOP = "notebook";
const ALONE = "script";
const IN_LOOP_PATH = /\.ipynb[\\/]\d+_notebook(?:-cell-\d+)?\.py$/u;

const BINDINGS = /^[ \t]*(?:async[ \t]+)?(?:def|class)[ \t]+(\w+)|\b(?:as|for|import)[ \t]+(\w+)|(?<![\w.])(\w+)(?=[ \t]*(?:,[ \t]*\w+[ \t]*)*(?::[^=\n]+)?=(?!=))/gmu;
const SEMICOLON = /^[ \t)]*;/u;
const NAME = /^[A-Za-z_]\w*$/u;

/** Whether a file, by its path, is Python of a notebook whose event loop runs. */
export function runsInLoop(path: string): boolean {
  return IN_LOOP_PATH.test(path);
}

/**
 * The Python texts of a notebook: one of all cells, and one for each cell that cannot be parsed.
 *
 * A cell that is left out may have bound names, so in its place they are bound to something unknown.
 */
export function joinedTexts(notebook: Notebook): readonly JoinedText[] {
  const base = notebook.hasLoop ? IN_LOOP : ALONE;
  const prefix = freePrefix(notebook);
  const { joined, broken } = withoutBroken(join(`${base}.py`, notebook.cells, new Set(), prefix), notebook.cells);
  const alone = [...broken].map((cell) => join(`${base}-cell-${cell.number}.py`, [cell], new Set(), prefix));
  return [...(joined.sections.length > 0 ? [joined] : []), ...alone];
}

/** A name that the notebook does not have. */
function freePrefix({ cells }: Notebook): string {
  let prefix = "_command_";
  while (cells.some(({ text }) => text.includes(prefix))) prefix = `_${prefix}`;
  return prefix;
}

/** The cells without those that have an error. A statement that ends in another cell is an error as well. */
function withoutBroken(joined: JoinedText, cells: readonly Cell[]): { joined: JoinedText; broken: ReadonlySet<Cell> } {
  const parsed = parseText(joined.text);
  const isSound = parsed.ok && parsed.ast.body.every(({ range: [start, end] }) => sectionAt(joined, start) === sectionAt(joined, end - 1));
  if (isSound) return { joined: { ...joined, shown: shownIn(joined, parsed) }, broken: new Set() };
  const broken = new Set(cells.filter((cell) => !parseText(join("", [cell], new Set(), joined.prefix).text).ok));
  const rest = join(joined.filename, cells, broken, joined.prefix);
  return { joined: { ...rest, shown: shownIn(rest, parseText(rest.text)) }, broken };
}

function shownIn(joined: JoinedText, parsed: Parsed): ReadonlySet<number> {
  const last = new Map<Section | undefined, Module["body"][number]>();
  if (parsed.ok) for (const statement of parsed.ast.body) last.set(sectionAt(joined, statement.range[0]), statement);
  const isShown = ({ nodeType, range }: Module["body"][number]): boolean =>
    nodeType === "Expr" && !SEMICOLON.test(joined.text.slice(range[1], range[1] + 100));
  return new Set([...last.values()].filter(isShown).map(({ range }) => range[0]));
}

/** Puts cells below each other; those that are left out give their names alone. */
export function join(filename: string, cells: readonly Cell[], left: ReadonlySet<Cell>, prefix: string): JoinedText {
  const writer = new Writer(prefix);
  for (const cell of cells) writer.write(cell, left.has(cell));
  return { filename, text: writer.text, sections: writer.sections, prefix, shown: new Set() };
}

class Writer {
  text = "";
  readonly sections: Section[] = [];
  readonly #prefix: string;
  #commands = 0;

  constructor(prefix: string) {
    this.#prefix = prefix;
  }

  write(cell: Cell, isLeftOut: boolean): void {
    const code = codeOfCell(cell.text);
    const bound = isLeftOut || (code.kind === "foreign" && code.mayBind) ? boundNames(cell.text) : [];
    if (bound.length === 0 && (isLeftOut || code.kind === "foreign")) return;
    const start = this.text.length;
    const pieces: Piece[] = [];
    const add = (text: string, kind: Piece["kind"], from: number, to: number): void => {
      const at = this.text.length;
      this.text += text;
      pieces.push({ kind, start: at, end: at + text.length, from, to });
    };
    if (isLeftOut || code.kind === "foreign") {
      add(`${bound.join(" = ")} = ${this.#name()}`, "fixed", 0, cell.text.length);
    } else {
      for (const { kind, start: from, end: to } of code.parts) {
        if (kind === "command") add(this.#name(), "name", from, to);
        else add(cell.text.slice(from, to), kind === "timed" ? "fixed" : "same", from, to);
      }
    }
    const hasEnd = this.text.length === start || "\r\n".includes(this.text.charAt(this.text.length - 1));
    if (!hasEnd) add("\n", "added", cell.text.length, cell.text.length);
    this.sections.push({ cell, start, end: this.text.length, pieces, isEditable: code.kind === "python" && code.isEditable });
    this.text += "\n";
  }

  #name(): string {
    this.#commands++;
    return `${this.#prefix}${this.#commands}`;
  }
}

function boundNames(text: string): string[] {
  const names = new Set<string>();
  for (const found of text.matchAll(BINDINGS)) {
    const name = found[1] ?? found[2] ?? found[3] ?? "";
    if (NAME.test(name)) names.add(name);
  }
  return [...names];
}

/** The cell in which a character of the text stands; what stands between two belongs to the first. */
export function sectionAt({ sections }: JoinedText, offset: number): Section | undefined {
  let low = 0;
  let high = sections.length;
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if ((sections[middle]?.start ?? 0) <= offset) low = middle;
    else high = middle;
  }
  return sections[low];
}

/** A place for people. */
export interface CellPlace {
  readonly cell: number;
  readonly line: number;
}

/** The cell, and the line in it, where a character of the text stands. */
export function placeInCell(joined: JoinedText, offset: number): CellPlace | undefined {
  const section = sectionAt(joined, offset);
  if (!section) return undefined;
  const { cell } = section;
  return { cell: cell.number, line: new Lines(cell.text).positionOf(offsetInCell(section, offset)).line };
}

/** The offset in the cell's text of a character of the Python text. */
export function offsetInCell({ cell, pieces }: Section, offset: number): number {
  const piece = pieces.find(({ end }) => offset < end);
  if (piece === undefined) return cell.text.length;
  return isExact(piece) ? piece.from + offset - piece.start : piece.from;
}

/** Whether each character stands for one. */
function isExact({ end, from, start, to }: Piece): boolean {
  return end - start === to - from;
}

/** The offset in the file at which a character of the Python text begins. */
export function rawStartOf(joined: JoinedText, offset: number): number {
  const section = sectionAt(joined, offset);
  if (!section) return 0;
  const { cell } = section;
  const at = offsetInCell(section, offset);
  return cell.from[at] ?? cell.to[at - 1] ?? cell.rawStart;
}

/** The offset in the file at which the character before an offset of the Python text ends. */
export function rawEndOf(joined: JoinedText, offset: number): number {
  const section = sectionAt(joined, offset - 1);
  if (!section) return 0;
  const { cell, pieces } = section;
  const piece = pieces.find(({ end }) => offset - 1 < end);
  const unit = piece && isExact(piece) ? piece.from + offset - 1 - piece.start : (piece?.to ?? cell.text.length) - 1;
  return cell.to[unit] ?? cell.to[cell.text.length - 1] ?? cell.rawStart;
}
