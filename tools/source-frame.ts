/** How does a finding look above its source lines? */
import { escapeLine } from "../src/cli/escape.ts";

/** Where a finding is; lines and columns count from one, the end column is behind the last character. */
export interface Place {
  readonly line: number;
  readonly column: number;
  readonly endLine?: number | undefined;
  readonly endColumn?: number | undefined;
}

/** The source lines around a place, numbered, with carets under it. */
export function sourceFrame(source: string, place: Place, before: number, after: number, width = 96): readonly string[] {
  const lines = source.split(/\r\n|\r|\n/u);
  const from = Math.max(1, place.line - before);
  const to = Math.min(lines.length, place.line + after);
  const gutter = String(to).length;
  const frame: string[] = [];
  for (let number = from; number <= to; number += 1) {
    const text = lines[number - 1] ?? "";
    const mark = number === place.line ? ">" : " ";
    frame.push(cut(`${mark} ${String(number).padStart(gutter)} | ${shown(text)}`, width).trimEnd());
    if (number !== place.line) continue;
    const start = shown(text.slice(0, place.column - 1)).length;
    const endsHere = place.endLine === undefined || place.endLine === place.line;
    const end = shown(text.slice(0, endsHere ? (place.endColumn ?? place.column + 1) - 1 : text.length)).length;
    frame.push(cut(`  ${" ".repeat(gutter)} | ${" ".repeat(start)}${"^".repeat(Math.max(1, end - start))}`, width));
  }
  return frame;
}

/** Breaks a text into lines of at most `width` characters, between words. */
export function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/\s+/u)) {
    if (line !== "" && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else {
      line = line === "" ? word : `${line} ${word}`;
    }
  }
  return line === "" ? lines : [...lines, line];
}

function shown(text: string): string {
  return escapeLine(text).replaceAll("\t", "  ");
}

function cut(line: string, width: number): string {
  return line.length > width ? `${line.slice(0, width - 1)}…` : line;
}
