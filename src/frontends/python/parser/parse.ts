/**
 * How does Python text become a tree with places in that text, or one error?
 *
 * A thin layer over the parser `py-ast`: it never throws, turns positions into those of ESLint, and rewrites the valid
 * syntax that the parser refuses.
 */
import { parse } from "py-ast";
import { EditedText } from "./edited-text.ts";
import { grammarEdits } from "./grammar-edits.ts";
import { inconsistentIndentation, mayMixIndentation } from "./indentation.ts";
import { lexicalEdits, mustBeRewritten, type Restore } from "./lexical-edits.ts";
import { withLimit } from "./limits.ts";
import { Lines } from "./lines.ts";
import { placeNodes } from "./place-nodes.ts";
import { type Token, tokensOf } from "./tokens.ts";
import type { Module, Range } from "../syntax.ts";

/** A comment. `value` is what follows the first `#`. */
export interface Comment {
  readonly type: "Line";
  readonly value: string;
  readonly range: Range;
}

/** Why a text could not be parsed. Line and column count from 1, the column in UTF-16 units. */
export interface SyntaxProblem {
  readonly message: string;
  readonly line: number;
  readonly column: number;
}

/** A parsed text. */
export interface ParsedText {
  readonly ast: Module;
  /** The comments in order; found when they are first asked for. */
  readonly comments: () => readonly Comment[];
  /** The tokens in order, comments among them, without what was written for the parser alone; found when first asked for. */
  readonly tokens: () => readonly Token[];
}

/** What became of a text. */
export type Parsed = { readonly ok: false; readonly problem: SyntaxProblem } | ({ readonly ok: true } & ParsedText);

const PLACE = / at line (\d+)(?:, column (\d+))?/u;

/** Parses a text. It never throws. */
export function parseText(text: string): Parsed {
  if (!mustBeRewritten(text)) {
    try {
      return tree(new EditedText(text, []));
    } catch {
      // Perhaps it can be written in a way that the parser takes.
    }
  }
  return parseRewritten(text);
}

function parseRewritten(text: string): Parsed {
  const { inCode, inStrings, restore } = lexicalEdits(text);
  let edited = new EditedText(text, [...inCode, ...inStrings]);
  try {
    const tokens = tokensOf(edited);
    const kept = outsideStrings(inCode, tokens);
    edited = new EditedText(text, [...kept, ...inStrings, ...grammarEdits(tokens, text)]);
    return tree(edited, restore);
  } catch (error) {
    return { ok: false, problem: problemOf(error, edited) };
  }
}

function tree(edited: EditedText, restore?: Restore): Parsed {
  if (mayMixIndentation(edited.original)) {
    const at = inconsistentIndentation(tokensOf(edited), edited.original);
    if (at !== undefined) return { ok: false, problem: mixedIndentation(edited.original, at) };
  }
  const ast = placeNodes(parse(edited.text), edited, restore);
  let comments: readonly Comment[] | undefined;
  let tokens: readonly Token[] | undefined;
  return { ok: true, ast, comments: () => (comments ??= commentsOf(edited)), tokens: () => (tokens ??= writtenTokens(edited)) };
}

/** What was put in for the parser has no place in the text, and neither has the end of a last line without one. */
function writtenTokens(edited: EditedText): Token[] {
  return tokensOf(edited).filter(({ type, value, start, end }) => end > start || value === "" || type === "NEWLINE");
}

/** Characters in strings and comments stay as they are. Edits and tokens are in the order of the text. */
function outsideStrings<Edit extends { readonly start: number }>(edits: readonly Edit[], tokens: readonly Token[]): Edit[] {
  if (edits.length === 0) return [];
  const literal = tokens.filter(({ type }) => type === "COMMENT" || type === "STRING");
  let next = 0;
  return edits
    .toSorted((left, right) => left.start - right.start)
    .filter((edit) => {
      while ((literal[next]?.end ?? Infinity) <= edit.start) next++;
      return (literal[next]?.start ?? Infinity) > edit.start;
    });
}

function commentsOf(edited: EditedText): Comment[] {
  const text = edited.original;
  if (!text.includes("#")) return [];
  return tokensOf(edited)
    .filter(({ type }) => type === "COMMENT")
    .map(({ start, end }) => ({ type: "Line", value: text.slice(start + 1, end), range: [start, end] }));
}

function mixedIndentation(text: string, at: number): SyntaxProblem {
  const message = "Tabs and spaces are mixed in the indentation, so that it depends on the width of a tab what belongs where.";
  return { message, line: new Lines(text).positionOf(at).line, column: 1 };
}

function problemOf(error: unknown, edited: EditedText): SyntaxProblem {
  if (!(error instanceof Error) || error instanceof RangeError) {
    return { message: "The syntax nests too deeply to be parsed.", line: 1, column: 1 };
  }
  const found = PLACE.exec(error.message);
  const { lineno, col_offset } = error as { lineno?: number; col_offset?: number };
  const line = lineno ?? Number(found?.[1] ?? 1);
  const bytes = col_offset ?? Number(found?.[2] ?? 0);
  const offset = edited.originalOf(new Lines(edited.text).offsetOf(line, bytes));
  const original = new Lines(edited.original);
  const position = original.positionOf(offset);
  const message = found ? error.message.slice(0, found.index) : error.message;
  const { line: at, column } = position;
  const before = [3, 2, 1].map((distance) => (at > distance ? original.lineAt(at - distance) : "")).join("");
  return { message: withLimit(message, original.lineAt(at), column, before), line: at, column: column + 1 };
}
