/** How does an explanation look on a terminal? */
import type { Place } from "../../kit/explaining.ts";
import { escapeText } from "../escape.ts";
import type { Explained } from "../explain.ts";
import type { Repair } from "./diff.ts";
import { frame, type FrameStyle, margin, type Note, SourceLines } from "./frames.ts";
import type { Paint, Role } from "./paint.ts";
import { wrap } from "./width.ts";

/** How to write. */
export interface TerminalStyle {
  readonly paint: Paint;
  readonly columns: number;
}

/** Lines are not made wider than this, nor narrower. */
const WIDEST = 120;
const NARROWEST = 50;

/** One finding: what it is, the way to it on the source, and what its repairs would write. */
export function renderExplained(explained: Explained, { columns, paint }: TerminalStyle): string {
  const width = Math.min(WIDEST, Math.max(NARROWEST, columns));
  const { isError, message, rule } = explained;
  const role: Role = isError ? "error" : "warning";
  const title = `${isError ? "error" : "warning"}[${rule}]`;
  const [first = "", ...rest] = wrap(`${title}: ${escapeText(message)}`, width);
  const lines = [
    paint(role, title) + paint("strong", first.slice(title.length)),
    ...rest.map(line => paint("strong", line)),
    ...source(explained, { paint, width, gutter: gutterOf(explained), role }),
  ];
  return `${lines.join("\n")}\n`;
}

function source(explained: Explained, style: FrameStyle): string[] {
  const { explanation, isPython, name, repairs, url } = explained;
  const { at, texts } = explanation;
  const output: string[] = [];
  // What is reported comes first where a notebook has the way in several cells, then they are in order.
  const order = [at.text, ...texts.keys()].filter((text, index, all) => all.indexOf(text) === index);
  for (const index of order) {
    const text = texts[index];
    const notes = notesIn(explained, index);
    if (text === undefined || notes.length === 0) continue;
    const lines = new SourceLines(text.text, isPython);
    const { column, line } = lines.positionOf(index === at.text ? at.start : (notes[0]?.start ?? 0));
    const part = text.part === "" ? "" : `:${text.part}`;
    const arrow = index === at.text ? "-->" : ":::";
    output.push(`${" ".repeat(style.gutter)}${style.paint("gutter", arrow)} ${name}${part}:${line}:${column}`);
    output.push(margin(style), ...frame(lines, notes, style), margin(style));
  }
  for (const repair of repairs) output.push(...renderRepair(repair, style));
  if (url !== undefined) output.push(help("see", url, style));
  return output;
}

/** The notes of one text, in the order of the way. */
export function notesIn({ explanation }: Explained, text: number): readonly Note[] {
  const { asides, at, steps } = explanation;
  const isPrimary = (place: Place): boolean => place.text === at.text && place.start === at.start && place.end === at.end;
  const primary = steps.findLastIndex(({ place }) => isPrimary(place));
  const numbered = steps.map(({ place, words }, index) => ({ place, words, number: index + 1, isPrimary: index === primary }));
  const rest = primary < 0 ? [{ place: at, words: "", isPrimary: true }] : [];
  const beside = asides.map(({ place, words }) => ({ place, words, isPrimary: false }));
  return [...rest, ...numbered, ...beside].flatMap(({ place, ...note }) =>
    place.text === text ? [{ ...note, start: place.start, end: place.end }] : [],
  );
}

function gutterOf({ explanation, isPython }: Explained): number {
  const { asides, at, steps, texts } = explanation;
  const places = [at, ...steps.map(({ place }) => place), ...asides.map(({ place }) => place)];
  const largest = places.map(({ start, text }) => new SourceLines(texts[text]?.text ?? "", isPython).numberOf(start));
  return String(Math.max(...largest)).length;
}

function renderRepair({ diff, kind, title }: Repair, style: FrameStyle): string[] {
  const { paint } = style;
  const line = help(kind === "fix" ? "fix" : "suggestion", title === "" ? "`--fix` writes this." : escapeText(title), style);
  const parts = diff.split("\n").slice(0, -1);
  return [line, ...parts.map(part => paint(roleOf(part), part)), margin(style)];
}

function roleOf(line: string): Role {
  if (/^(?:---|\+\+\+) /u.test(line)) return "strong";
  if (line.startsWith("@@")) return "aside";
  if (line.startsWith("+")) return "added";
  return line.startsWith("-") ? "removed" : "plain";
}

function help(word: string, text: string, style: FrameStyle): string {
  return `${margin(style, "", "=")} ${style.paint("help", word)}: ${text}`;
}
