/**
 * How do notes look on the lines of source that they are about?
 *
 * As the diagnostics of Rust have it: a line with its number, under it the marks of the note that stands there, behind
 * them its words. Lines between are left out.
 */
import type { Paint, Role } from "./paint.ts";
import { columns, shown, widthOf, wrap } from "./width.ts";

/** A note on a stretch of a text. */
export interface Note {
  readonly start: number;
  readonly end: number;
  /** The place of the step on the way; absent for what is beside it. */
  readonly number?: number;
  readonly words: string;
  /** It is what is reported. */
  readonly isPrimary: boolean;
}

/** How to show frames. */
export interface FrameStyle {
  readonly paint: Paint;
  /** Columns of a line. */
  readonly width: number;
  /** Columns of the largest line number. */
  readonly gutter: number;
  /** Of what is reported. */
  readonly role: Role;
}

interface Line {
  readonly number: number;
  readonly start: number;
  readonly text: string;
}

const LINE_ENDING = /\r\n|[\n\r\u2028\u2029]/gu;
const LINE_ENDING_IN_PYTHON = /\r\n|[\n\r]/gu;
/** Narrower than this, words go below the marks. */
const NARROW = 36;

/** The lines of a text. */
export class SourceLines {
  readonly #text: string;
  readonly #starts: readonly number[];

  constructor(text: string, isPython: boolean) {
    this.#text = text;
    const starts = [0];
    for (const found of text.matchAll(isPython ? LINE_ENDING_IN_PYTHON : LINE_ENDING)) starts.push(found.index + found[0].length);
    this.#starts = starts;
  }

  /** How many there are. */
  get count(): number {
    return this.#starts.length;
  }

  /** Number of the line (from 1) in which an offset is. */
  numberOf(offset: number): number {
    let low = 0;
    let high = this.#starts.length;
    while (high - low > 1) {
      const middle = (low + high) >>> 1;
      if ((this.#starts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return low + 1;
  }

  /** Line and column, both from 1. */
  positionOf(offset: number): { readonly line: number; readonly column: number } {
    const line = this.numberOf(offset);
    return { line, column: offset - (this.#starts[line - 1] ?? 0) + 1 };
  }

  /** The text between two offsets. */
  slice(start: number, end: number): string {
    return this.#text.slice(start, end);
  }

  /** A line without its end. */
  at(number: number): Line {
    const start = this.#starts[number - 1] ?? this.#text.length;
    const text = this.#text.slice(start, this.#starts[number] ?? this.#text.length).replace(/[\n\r\u2028\u2029]+$/u, "");
    return { number, start, text };
  }
}

/** The lines of source that have notes, with these under them. */
export function frame(lines: SourceLines, notes: readonly Note[], style: FrameStyle): readonly string[] {
  const byLine = new Map<number, Note[]>();
  for (const note of notes) {
    const number = lines.numberOf(note.start);
    byLine.set(number, [...(byLine.get(number) ?? []), note]);
  }
  const output: string[] = [];
  let before: number | undefined;
  for (const [number, here] of [...byLine].sort(([left], [right]) => left - right)) {
    if (before !== undefined && number === before + 2) output.push(...sourceLine(lines.at(before + 1), [], style));
    else if (before !== undefined && number > before + 2) output.push(style.paint("gutter", "..."));
    output.push(...sourceLine(lines.at(number), here, style));
    before = number;
  }
  return output;
}

/** The space left of source, with a line number or without. */
export function margin({ gutter, paint }: Pick<FrameStyle, "gutter" | "paint">, label = "", bar = "|"): string {
  return paint("gutter", `${label.padStart(gutter)} ${bar}`);
}

function sourceLine({ number, start, text }: Line, notes: readonly Note[], style: FrameStyle): string[] {
  const room = Math.max(20, style.width - style.gutter - 3);
  const spans = notes.map(note => {
    const from = widthOf(shown(text.slice(0, note.start - start)));
    const to = widthOf(shown(text.slice(0, Math.max(0, note.end - start))));
    return { note, from, to: Math.max(to, from + 1) };
  });
  const line = shown(text);
  const leftmost = Math.min(...spans.map(({ from }) => from), widthOf(line));
  // A line that is too long is shown from a little before its first note on.
  const isCut = widthOf(line) > room;
  const skipped = isCut && Math.max(...spans.map(({ to }) => to), 0) > room ? Math.max(0, leftmost - 10) : 0;
  const part = columns(line, skipped, skipped + room - 1);
  const cut = `${skipped > 0 ? "…" : ""}${part}${widthOf(line) > skipped + room - 1 ? "…" : ""}`;
  const output = [`${margin(style, String(number))} ${cut}`.trimEnd()];
  const shift = skipped > 0 ? skipped - 1 : 0;
  for (const { from, note, to } of spans) {
    const left = Math.min(Math.max(0, from - shift), room - 1);
    const length = Math.max(1, Math.min(to - shift, room) - left);
    output.push(...marked(note, left, length, style, room));
  }
  return output;
}

function marked(note: Note, left: number, length: number, style: FrameStyle, room: number): string[] {
  const { paint } = style;
  const role: Role = note.isPrimary ? style.role : note.number === undefined ? "aside" : "note";
  const marks = paint(role, (note.isPrimary ? "^" : note.number === undefined ? "~" : "-").repeat(length));
  const label = note.number === undefined ? "" : `${note.number}. `;
  const beside = room - left - length - 1 - label.length;
  const isBeside = beside >= Math.min(NARROW, widthOf(note.words));
  const indent = isBeside ? left + length + 1 : Math.min(left, Math.max(0, room - label.length - widthOf(note.words)));
  const [first = "", ...rest] = wrap(note.words, isBeside ? beside : room - indent - label.length);
  const blank = " ".repeat(indent);
  const start = `${margin(style)} ${" ".repeat(left)}${marks}`;
  if (note.words === "") return [start];
  const words = (text: string, prefix: string): string => paint(role, `${prefix}${text}`);
  const more = rest.map(text => `${margin(style)} ${blank}${words(text, " ".repeat(label.length))}`);
  if (isBeside) return [`${start} ${words(first, label)}`, ...more];
  return [start, `${margin(style)} ${blank}${words(first, label)}`, ...more];
}
