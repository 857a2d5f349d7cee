/**
 * Does an edit keep what every fix and suggestion promises about the text: that it still parses, strictly, and that it
 * loses no comment and touches nothing outside its range?
 *
 * The functions return breaches as sentences and never throw, so that the tests of rules and the corpus run share them.
 * The promise about types is in `types.ts`, the promise about findings in `findings.ts`.
 */
import { javascriptComments, javascriptProblems } from "./javascript-text.ts";
import { pythonComments, pythonProblems, pythonStrings } from "./python-text.ts";

/** How a file is run; ESLint's word for it. */
export type SourceType = "commonjs" | "module" | "script";

/** How a text is read. */
export interface SourceOptions {
  /**
   * Decides the language: `.py` and `.pyi` are Python. In the others it decides the dialect: types are stripped from
   * `.ts`, `.tsx`, `.mts` and `.cts`, JSX is read in `.tsx` and `.jsx`.
   */
  readonly filename: string;
  /** Defaults to `commonjs` for `.cjs` and `.cts`, else to `module`. It means nothing in Python. */
  readonly sourceType?: SourceType;
}

/** A replacement of the characters from `range[0]` up to `range[1]`, as ESLint's fixers give it. */
export interface TextEdit {
  readonly range: readonly [number, number];
  readonly text: string;
}

/** Whether a file is one of Python's, by its name. */
export function isPython(filename: string): boolean {
  return /\.pyi?$/u.test(filename);
}

/** Mode of reading that the name of the file implies, as Node and ESLint understand it. */
export function sourceTypeOf({ filename, sourceType }: SourceOptions): SourceType {
  return sourceType ?? (/\.c[jt]s$/u.test(filename) ? "commonjs" : "module");
}

/** The text after the edit. Everything outside the range is the same characters by construction. */
export function applyEdit(text: string, edit: TextEdit): string {
  return text.slice(0, edit.range[0]) + edit.text + text.slice(edit.range[1]);
}

/** Breaches of the promises about the text by one edit; empty when the edit keeps them. */
export function checkTextEdit(before: string, edit: TextEdit, options: SourceOptions): string[] {
  const breaches = checkRange(before, edit);
  return breaches.length > 0 ? breaches : checkEdit(before, applyEdit(before, edit), options);
}

/** Breaches by the range of an edit: it lies in the text, and something changes there. */
export function checkRange(before: string, edit: TextEdit): string[] {
  const [start, end] = edit.range;
  if (!Number.isInteger(start) || !Number.isInteger(end) || start < 0 || end < start || end > before.length) {
    return [`the range ${String(start)}..${String(end)} of the edit does not lie in the text`];
  }
  return applyEdit(before, edit) === before ? ["the edit changes nothing"] : [];
}

/**
 * Breaches by a text that one or several edits have made of another: it has to parse where the input did, and to hold
 * every comment of the input, as often as the input does. In Python it also has to hold every string, byte for byte,
 * because a block that moves to another indentation must not take the lines of a string along.
 */
export function checkEdit(before: string, after: string, options: SourceOptions): string[] {
  return [...checkSyntax(before, after, options), ...checkComments(before, after, options)];
}

/** The first half of {@link checkEdit}: what a parser that takes the input refuses in the result. */
export function checkSyntax(before: string, after: string, options: SourceOptions): string[] {
  const known = new Set(parseProblems(before, options).map(({ parser }) => parser));
  return parseProblems(after, options)
    .filter(({ parser }) => !known.has(parser))
    .map(({ parser, problem }) => `${parser} cannot parse the result: ${problem}`);
}

/** The second half of {@link checkEdit}: comments, and strings of Python, that are lost. */
export function checkComments(before: string, after: string, options: SourceOptions): string[] {
  if (isPython(options.filename)) {
    return [
      ...lost(pythonComments(before), pythonComments(after)).map((comment) => `the comment ${comment} is lost`),
      ...lost(pythonStrings(before), pythonStrings(after)).map((string) => `the string ${string} is lost`),
    ];
  }
  const commentsOf = (text: string): string[] => javascriptComments(text, options.filename, sourceTypeOf(options));
  return lost(commentsOf(before), commentsOf(after)).map((comment) => `the comment ${comment} is lost`);
}

/** Why a parser refuses a text. */
export interface ParseProblem {
  readonly parser: "CPython" | "espree" | "py-ast" | "typescript";
  readonly problem: string;
}

/** What the parsers of its language refuse in a text; at most one problem for each parser. */
export function parseProblems(text: string, options: SourceOptions): ParseProblem[] {
  if (isPython(options.filename)) return pythonProblems(text);
  return javascriptProblems(text, options.filename, sourceTypeOf(options));
}

/** The parts of the text before, quoted, that the text after has not or has fewer times. */
function lost(before: readonly string[], after: readonly string[]): string[] {
  const kept = new Map<string, number>();
  for (const part of after) kept.set(part, (kept.get(part) ?? 0) + 1);
  return before
    .filter((part) => {
      const left = kept.get(part) ?? 0;
      kept.set(part, left - 1);
      return left <= 0;
    })
    .map((part) => JSON.stringify(part));
}
