/** Where in its cell, and where in the file, is a character of the Python of a notebook? */
import type { Cell } from "./cells.ts";
import { type JoinedText, offsetInCell, rawStartOf, sectionAt } from "./joined.ts";
import { openAt, type OpenNotebook } from "./opened.ts";

/** A stretch of one cell. */
export interface PlaceInCell {
  readonly cell: Cell;
  /** Offsets in the text of the cell. */
  readonly start: number;
  readonly end: number;
}

/** The cells behind one Python text. */
export class CellPlaces {
  readonly #notebook: OpenNotebook;
  readonly #joined: JoinedText;

  constructor(notebook: OpenNotebook, joined: JoinedText) {
    this.#notebook = notebook;
    this.#joined = joined;
  }

  /** The stretch of a cell that a stretch of the Python text stands for; what goes on in the next cell ends with this one. */
  inCell(start: number, end: number): PlaceInCell | undefined {
    const section = sectionAt(this.#joined, start);
    if (section === undefined) return undefined;
    const from = offsetInCell(section, start);
    const last = Math.min(end, section.end) - 1;
    const to = last < start ? from : offsetInCell(section, last) + 1;
    return { cell: section.cell, start: from, end: Math.max(from, to) };
  }

  /** Line (from 1) and column (from 0) in the file, where messages about a character of the Python text stand. */
  inFile(offset: number): { readonly line: number; readonly column: number } {
    return this.#notebook.lines.positionOf(rawStartOf(this.#joined, offset));
  }
}

/** The cells of the Python text that ESLint calls by this path; undefined where it is no part of a notebook. */
export function cellPlacesAt(path: string): CellPlaces | undefined {
  const open = openAt(path);
  return open && new CellPlaces(open.notebook, open.joined);
}
