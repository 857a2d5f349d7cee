/**
 * How does ESLint lint the Python of a Jupyter notebook?
 *
 * A processor hands the cells on as Python files, and brings what was found in them back to where it stands in the notebook.
 * Files of Python itself pass through, so that one configuration holds for both.
 */
import type { Linter } from "eslint";
import { readNotebook } from "./notebook/cells.ts";
import { joinedTexts, type JoinedText, placeInCell, rawEndOf, rawStartOf, sectionAt } from "./notebook/joined.ts";
import { closeNotebook, openNotebook, type OpenNotebook } from "./notebook/opened.ts";
import { JsonError } from "./notebook/json.ts";
import { writeBack } from "./notebook/write-back.ts";
import { Lines } from "./parser/lines.ts";

const BYTE_ORDER_MARK = /^\ufeff/u;
const CODE_OR_LINE = /`[^`]*`|\bline (\d+)\b/gu;

/** The processor of notebooks. */
export const notebook: Linter.Processor = {
  meta: { name: "async-lifecycle/notebook" },
  supportsAutofix: true,
  preprocess(text, filename) {
    if (!isNotebook(filename)) return [text];
    const raw = text.replace(BYTE_ORDER_MARK, "");
    const lines = new Lines(raw);
    const joined = textsOf(raw, lines);
    openNotebook(filename, { raw, lines, joined });
    return joined.map((each) => ({ text: each.text, filename: each.filename }));
  },
  postprocess(messages, filename) {
    const file = closeNotebook(filename);
    if (!file) return messages.flat();
    const back = messages.flatMap((found, index) => {
      const joined = file.joined[index];
      if (!joined) return found;
      const way = new Return(file, joined);
      return found.flatMap((message) => way.message(message));
    });
    return back.sort((left, right) => left.line - right.line || left.column - right.column);
  },
};

function isNotebook(filename: string): boolean {
  return filename.endsWith(".ipynb");
}

function textsOf(raw: string, lines: Lines): readonly JoinedText[] {
  try {
    return joinedTexts(readNotebook(raw));
  } catch (error) {
    if (!(error instanceof JsonError)) throw error;
    const { line, column } = lines.positionOf(error.offset);
    // ESLint makes a message of this, at the place that these properties say.
    throw Object.assign(new Error(`The notebook is not valid JSON: ${error.message}.`), { lineNumber: line, column: column + 1 });
  }
}

/** The way back from a Python text to the notebook. */
class Return {
  readonly #file: OpenNotebook;
  readonly #joined: JoinedText;
  readonly #lines: Lines;

  constructor(file: OpenNotebook, joined: JoinedText) {
    this.#file = file;
    this.#joined = joined;
    this.#lines = new Lines(joined.text);
  }

  /** The message at its place in the file; none where its author expects the cell to fail. */
  message(message: Linter.LintMessage): Linter.LintMessage[] {
    if (message.line < 1) return [message];
    const start = this.#offsetOf(message.line, message.column);
    if (sectionAt(this.#joined, start)?.cell.isExpectedToFail === true) return [];
    const from = rawStartOf(this.#joined, start);
    const { endLine, endColumn, fix, suggestions, ...rest } = message;
    const hasEnd = endLine !== undefined && endColumn !== undefined;
    const end = hasEnd ? this.#offsetOf(endLine, endColumn) : start;
    const to = end > start ? Math.max(from, rawEndOf(this.#joined, end)) : from;
    const place = placeInCell(this.#joined, start);
    const [first, last] = [this.#file.lines.positionOf(from), this.#file.lines.positionOf(to)];
    const change = fix && this.#fix(fix);
    const offered = suggestions?.flatMap((suggestion) => {
      const suggested = this.#fix(suggestion.fix);
      return suggested ? [{ ...suggestion, desc: this.#worded(suggestion.desc), fix: suggested }] : [];
    });
    return [
      {
        ...rest,
        message: `${this.#worded(message.message)}${place ? ` (cell ${place.cell}, line ${place.line})` : ""}`,
        line: first.line,
        column: first.column + 1,
        ...(hasEnd && { endLine: last.line, endColumn: last.column + 1 }),
        ...(change && { fix: change }),
        ...(offered && offered.length > 0 && { suggestions: offered }),
      },
    ];
  }

  #fix(fix: NonNullable<Linter.LintMessage["fix"]>): typeof fix | undefined {
    const { range, text } = fix;
    return writeBack(this.#file.raw, this.#joined, { range: [range[0], range[1]], text });
  }

  #offsetOf(line: number, column: number): number {
    return Math.min(this.#lines.startOf(line) + column - 1, this.#joined.text.length);
  }

  /** Lines of the Python text are lines of cells to people. */
  #worded(text: string): string {
    return text.replace(CODE_OR_LINE, (whole, line: string | undefined) => {
      const place = line === undefined ? undefined : placeInCell(this.#joined, this.#lines.startOf(Number(line)));
      return place ? `line ${place.line} of cell ${place.cell}` : whole;
    });
  }
}
