/**
 * How is a change of the Python text written into the notebook?
 *
 * Only the strings between two quotes change: what is new is escaped as its neighbourhood is, and where lines are the elements
 * of an array, new lines become elements, separated as their neighbours are. What cannot be said so is not written: a change
 * over two cells, or of a command.
 */
import type { Cell, SourceString } from "./cells.ts";
import { type JoinedText, type Piece, type Section, sectionAt } from "./joined.ts";

/** A change of a text, as ESLint has it. */
export interface TextChange {
  readonly range: [start: number, end: number];
  readonly text: string;
}

/** A change of a cell's text. Parts of the new text may be taken from the cell as they are. */
interface CellChange {
  readonly start: number;
  readonly end: number;
  readonly parts: readonly (string | { readonly from: number; readonly to: number })[];
}

const LINE_ENDING = /^[\r\n]/u;

/** The change of the file that a change of the Python text comes to, or nothing. */
export function writeBack(raw: string, joined: JoinedText, change: TextChange): TextChange | undefined {
  const section = sectionAt(joined, change.range[0]);
  if (!section?.isEditable || change.range[0] < section.start || change.range[1] > section.end) return undefined;
  const within = withoutAddedLineEnd(joined, section, change);
  const inCell = within && changeOfCell(joined, section, within);
  return inCell && changeOfFile(raw, section.cell, inCell);
}

/** The last line of a cell has no end in the file, so a change must not need one. */
function withoutAddedLineEnd(joined: JoinedText, section: Section, change: TextChange): TextChange | undefined {
  const added = section.pieces.find(({ kind }) => kind === "added");
  const [start, end] = change.range;
  if (added === undefined || end < added.end) return change;
  const text = change.text.endsWith("\n") ? change.text.slice(0, -1) : undefined;
  if (start === added.end) return text === undefined ? undefined : { range: [added.start, added.start], text: `\n${text}` };
  if (text !== undefined) return { range: [start, added.start], text };
  if (change.text !== "") return undefined;
  // Where the whole last line goes, so does the line end before it.
  const isWholeLine = start > section.start && LINE_ENDING.test(joined.text.charAt(start - 1));
  return { range: [isWholeLine ? start - 1 : start, added.start], text: "" };
}

function changeOfCell(joined: JoinedText, { pieces }: Section, { range: [start, end], text }: TextChange): CellChange | undefined {
  const isTouched = (piece: Piece): boolean => piece.start <= end && start <= piece.end;
  const touched = pieces.filter((piece) => piece.kind !== "added" && isTouched(piece));
  if (touched.some(({ kind }) => kind === "fixed")) return undefined;
  const edited = joined.text.slice(0, start) + text + joined.text.slice(end);
  for (const piece of touched) {
    if (piece.kind !== "name") continue;
    const name = new RegExp(`.*\\b${joined.text.slice(piece.start, piece.end)}\\b.*`, "u");
    // A command has its line for itself, but for what it is assigned to; only indentation may change.
    if (name.exec(edited)?.[0].trim() !== name.exec(joined.text)?.[0].trim()) return undefined;
  }
  const names = touched.filter(({ kind, start: first, end: last }) => kind === "name" && start <= first && last <= end && start < end);
  // A stretch of the cell that is not in the Python text must not get lost.
  const inside = touched.filter((piece) => piece.start < end && start < piece.end);
  if (inside.some((piece, index) => index > 0 && inside[index - 1]?.to !== piece.from)) return undefined;
  const parts = partsOf(text, joined, names);
  const first = offsetIn(touched, start, "start");
  const last = start === end ? first : offsetIn(touched, end, "end");
  return parts === undefined || first === undefined || last === undefined ? undefined : { start: first, end: last, parts };
}

/** The new text, with the commands that the names stand for. All have to come along, in order. */
function partsOf(text: string, { text: joined, prefix }: JoinedText, names: readonly Piece[]): CellChange["parts"] | undefined {
  const parts: (string | { from: number; to: number })[] = [];
  let rest = text;
  for (const { start, end, from, to } of names) {
    const name = joined.slice(start, end);
    const at = rest.search(new RegExp(`\\b${name}\\b`, "u"));
    if (at < 0) return undefined;
    const before = rest.slice(0, at);
    parts.push(before, { from, to });
    rest = rest.slice(at + name.length);
  }
  parts.push(rest);
  return parts.some((part) => typeof part === "string" && part.includes(prefix)) ? undefined : parts;
}

function offsetIn(touched: readonly Piece[], offset: number, side: "end" | "start"): number | undefined {
  const isHeld = ({ start, end }: Piece): boolean => (side === "start" ? start <= offset && offset < end : start < offset && offset <= end);
  const piece = touched.find(isHeld) ?? touched.find(({ start, end }) => start <= offset && offset <= end);
  if (piece === undefined) return undefined;
  if (offset === piece.start) return piece.from;
  return offset === piece.end ? piece.to : piece.from + offset - piece.start;
}

function changeOfFile(raw: string, cell: Cell, { start, end, parts }: CellChange): TextChange | undefined {
  const { strings } = cell;
  const first = stringWith(strings, start, "start");
  const last = start === end ? first : stringWith(strings, end, "end");
  const [firstString, lastString] = [strings[first], strings[last]];
  if (firstString === undefined || lastString === undefined) return undefined;
  const write = new Escapes(raw, cell);
  const written = parts.map((part) => (typeof part === "string" ? write.escaped(part) : rawOf(raw, cell, part.from, part.to))).join("");
  const rawStart = placeOf(cell, firstString, start);
  const rawEnd = placeOf(cell, lastString, end);
  if (!cell.isArrayOfLines) return { range: [rawStart, rawEnd], text: written };

  const endsLine = /(?:^|[^\\])(?:\\\\)*\\n$/u;
  const before = raw.slice(firstString.rawStart, rawStart);
  const behind = raw.slice(rawEnd, lastString.rawEnd);
  const separator = separatorAt(raw, strings, first);
  const lines = linesOf(written);
  const next = strings[last + 1];
  const previous = strings[first - 1];
  const head = before !== "" && endsLine.test(before) && written + behind !== "" ? separator : "";
  if (behind !== "") {
    const text = lines.join(separator) + (written !== "" && endsLine.test(written) ? separator : "");
    return { range: [rawStart, rawEnd], text: head + text };
  }
  const content = before + written;
  if (content === "" && next) return { range: [rawStart, next.rawStart], text: "" };
  if (content === "" && previous) return { range: [previous.rawEnd, rawEnd], text: "" };
  // A line that has lost its end goes on with the next one.
  const endsWithLine = content === "" || endsLine.test(content);
  return { range: [rawStart, endsWithLine || !next ? rawEnd : next.rawStart], text: head + lines.join(separator) };
}

/** The string that an offset of the cell's text belongs to; between two, the one that begins there, or ends there. */
function stringWith(strings: readonly SourceString[], offset: number, side: "end" | "start"): number {
  const found = strings.findIndex(({ start, end }) => (side === "start" ? start <= offset && offset < end : start < offset && offset <= end));
  return found < 0 ? strings.length - 1 : found;
}

function placeOf(cell: Cell, string: SourceString, offset: number): number {
  if (offset >= string.end) return string.rawEnd;
  return cell.from[offset] ?? string.rawEnd;
}

/** A part of the cell as it is written in the file, without what separates the strings. */
function rawOf(raw: string, cell: Cell, from: number, to: number): string {
  let text = "";
  for (let unit = from; unit < to; unit++) text += raw.slice(cell.from[unit], cell.to[unit]);
  return text;
}

/** Strings between the end of each line and the next. */
function linesOf(written: string): string[] {
  return Array.from(written.matchAll(/(?:[^\\]|\\[^n])*?\\n|(?:[^\\]|\\[^n])+$/gu), ([line]) => line);
}

/** What stands between two strings, quotes included, written as near by. */
function separatorAt(raw: string, strings: readonly SourceString[], index: number): string {
  const [previous, at, next] = [strings[index - 1], strings[index], strings[index + 1]];
  if (at && next) return raw.slice(at.rawEnd, next.rawStart);
  if (at && previous) return raw.slice(previous.rawEnd, at.rawStart);
  if (at === undefined) return '", "';
  const opening = raw.lastIndexOf("[", at.rawStart);
  const space = raw.slice(opening + 1, at.rawStart - 1);
  return `",${space === "" ? " " : space}"`;
}

/** How the file writes characters within its strings. */
class Escapes {
  readonly #known = new Map<string, string>();
  readonly #isAscii: boolean;

  constructor(raw: string, cell: Cell) {
    for (let unit = 0; unit < cell.text.length; unit++) {
      const character = cell.text[unit] ?? "";
      const written = raw.slice(cell.from[unit], cell.to[unit]);
      if (!this.#known.has(character)) this.#known.set(character, written);
    }
    this.#isAscii = !/[^\0-\x7f]/u.test(raw);
  }

  escaped(text: string): string {
    // Without the flag `u` this goes by UTF-16 units, as JSON's own escapes do.
    return text.replace(/[^]/g, (unit) => this.#character(unit));
  }

  #character(character: string): string {
    const known = this.#known.get(character);
    if (known !== undefined) return known;
    if (character <= "\x7f") return JSON.stringify(character).slice(1, -1);
    return this.#isAscii ? `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}` : character;
  }
}
