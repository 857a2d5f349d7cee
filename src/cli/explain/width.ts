/** How wide is a text on a terminal? */
import { escapeLine } from "../escape.ts";

/** Columns that a tab is shown as. */
const TAB = "  ";
const NO_WIDTH = /\p{Mn}|\p{Me}|[\u200B-\u200D]/u;
const DOUBLE =
  /[\u1100-\u115F\u2E80-\u303E\u3041-\u33FF\u3400-\u4DBF\u4E00-\u9FFF\uA000-\uA4CF\uA960-\uA97F\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE4F\uFF00-\uFF60\uFFE0-\uFFE6]|\p{Emoji_Presentation}|[\u{20000}-\u{3FFFD}]/u;

/** The columns that a text takes. */
export function widthOf(text: string): number {
  // Nearly all source is ASCII.
  if (/^[\x20-\x7E]*$/u.test(text)) return text.length;
  let width = 0;
  for (const character of text) if (!NO_WIDTH.test(character)) width += DOUBLE.test(character) ? 2 : 1;
  return width;
}

/** A line of source as it is shown: without what plays tricks on a terminal, and with tabs as spaces. */
export function shown(text: string): string {
  return escapeLine(text).replaceAll("\t", TAB);
}

/** The part of a text between two columns. A wide character that is cut counts to neither side. */
export function columns(text: string, from: number, to: number): string {
  let column = 0;
  let part = "";
  for (const character of text) {
    const width = widthOf(character);
    if (column >= from && column + width <= to) part += character;
    column += width;
  }
  return part;
}

/** Breaks a text into lines of at most `width` columns, between words. */
export function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/\s+/u)) {
    if (line !== "" && widthOf(line) + 1 + widthOf(word) > width) {
      lines.push(line);
      line = word;
    } else {
      line = line === "" ? word : `${line} ${word}`;
    }
  }
  return line === "" ? lines : [...lines, line];
}
