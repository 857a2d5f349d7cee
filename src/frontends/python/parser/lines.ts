/**
 * Where is a line and a column of Python in the text?
 *
 * CPython counts columns in bytes of UTF-8, ESLint in UTF-16 units. Most lines are plain ASCII, where both are the same; for
 * each other line a table is made when the first position on it is asked for.
 */

/** Ends of lines in Python. A form feed or a line separator of Unicode is none. */
export const LINE_ENDING = /\r\n|\r|\n/u;

const NOT_ASCII = /[^\0-\x7f]/u;

/** The lines of one text. */
export class Lines {
  readonly #text: string;
  readonly #starts: readonly number[];
  readonly #isAscii: boolean;
  readonly #units = new Map<number, Uint32Array | undefined>();

  constructor(text: string) {
    this.#text = text;
    this.#starts = startsOf(text);
    this.#isAscii = !NOT_ASCII.test(text);
  }

  /** How many lines there are; an empty text has one. */
  get count(): number {
    return this.#starts.length;
  }

  /**
   * Offset of a position as CPython gives it. What lies beyond a line or the text is moved to its end.
   *
   * @param line From 1.
   * @param bytes Bytes of UTF-8 before the position on its line.
   */
  offsetOf(line: number, bytes: number): number {
    const start = this.#starts[line - 1];
    if (start === undefined) return this.#text.length;
    const units = this.#isAscii ? undefined : this.#unitsOf(line);
    const offset = start + (units ? (units[Math.min(bytes, units.length - 1)] ?? 0) : bytes);
    return Math.min(offset, this.#starts[line] ?? this.#text.length);
  }

  /** Offset at which a line begins. What lies beyond the text is its end. */
  startOf(line: number): number {
    return this.#starts[line - 1] ?? this.#text.length;
  }

  /** The text of a line, with its end. */
  lineAt(line: number): string {
    return this.#text.slice(this.startOf(line), this.startOf(line + 1));
  }

  /** Line (from 1) and column (from 0) of an offset. */
  positionOf(offset: number): { line: number; column: number } {
    const starts = this.#starts;
    let low = 0;
    let high = starts.length;
    while (high - low > 1) {
      const middle = (low + high) >>> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) };
  }

  /** UTF-16 units before each byte of a line; nothing for a line in ASCII. */
  #unitsOf(line: number): Uint32Array | undefined {
    if (this.#units.has(line)) return this.#units.get(line);
    const text = this.#text.slice(this.#starts[line - 1], this.#starts[line]);
    const units = NOT_ASCII.test(text) ? unitsByByte(text) : undefined;
    this.#units.set(line, units);
    return units;
  }
}

function startsOf(text: string): number[] {
  const starts = [0];
  const endings = new RegExp(LINE_ENDING, "gu");
  while (endings.test(text)) starts.push(endings.lastIndex);
  return starts;
}

function unitsByByte(text: string): Uint32Array {
  const units = new Uint32Array(Buffer.byteLength(text) + 1);
  let byte = 0;
  let unit = 0;
  for (const character of text) {
    const width = Buffer.byteLength(character);
    units.fill(unit, byte, byte + width);
    byte += width;
    unit += character.length;
  }
  units[byte] = unit;
  return units;
}
