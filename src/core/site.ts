/** Where does something stand in the source text? */

/** A range of the text. Offsets in UTF-16 units; lines from 1, columns from 0, as in ESTree. */
export interface Site {
  readonly start: number;
  readonly end: number;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}
