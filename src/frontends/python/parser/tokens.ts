/** What are the tokens of a Python text, with their places in it? */
import { Lexer } from "py-ast";
import type { EditedText } from "./edited-text.ts";
import { Lines } from "./lines.ts";

/** A token. */
export interface Token {
  /** The lexer's name of its kind (`NAME`, `COMMENT`, `NEWLINE`, …). */
  readonly type: string;
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

/**
 * The tokens of an edited text, at their places in the original.
 *
 * @throws Error where the lexer gives up, with the place in its message.
 */
export function tokensOf(edited: EditedText): Token[] {
  const lines = new Lines(edited.text);
  return new Lexer(edited.text).tokenize().map(({ type, value, lineno, col_offset, end_lineno, end_col_offset }) => ({
    type,
    value,
    start: edited.originalOf(lines.offsetOf(lineno, col_offset)),
    end: edited.originalOf(lines.offsetOf(end_lineno, end_col_offset)),
  }));
}
