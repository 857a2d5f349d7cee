/**
 * Where does something in a rewritten text stand in the text as it was written?
 *
 * The parser refuses some valid Python; it is then given a text in which those spots are written differently. Edits stay
 * within a line, so that lines keep their numbers.
 */

/** `text` in place of what stands from `start` to `end` of the original. */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A text with edits, and the way back. */
export class EditedText {
  readonly original: string;
  readonly text: string;
  readonly edits: readonly TextEdit[];
  /** For each edit, where its text begins in the edited text. */
  readonly #starts: readonly number[];

  /** @param edits In any order; they must not overlap. */
  constructor(original: string, edits: readonly TextEdit[]) {
    this.original = original;
    this.edits = edits.toSorted((left, right) => left.start - right.start || left.end - right.end);
    const starts: number[] = [];
    let text = "";
    let end = 0;
    for (const edit of this.edits) {
      text += original.slice(end, edit.start);
      starts.push(text.length);
      text += edit.text;
      end = edit.end;
    }
    this.text = text + original.slice(end);
    this.#starts = starts;
  }

  /** The offset in the original. Within an edit of another length, it is the end of what was replaced. */
  originalOf(offset: number): number {
    const starts = this.#starts;
    let low = -1;
    let high = starts.length;
    while (high - low > 1) {
      const middle = (low + high) >>> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    const edit = this.edits[low];
    if (edit === undefined) return offset;
    const inside = offset - (starts[low] ?? 0);
    if (inside >= edit.text.length) return edit.end + inside - edit.text.length;
    return edit.text.length === edit.end - edit.start ? edit.start + inside : edit.end;
  }
}
