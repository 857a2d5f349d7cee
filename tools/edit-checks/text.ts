/**
 * Does an edit keep what every fix and suggestion promises about the text: that it still parses, strictly, and that it
 * loses no comment and touches nothing outside its range?
 *
 * The functions return breaches as sentences and never throw, so that the tests of rules and the corpus run share them.
 * The promise about types is in `types.ts`, the promise about findings in `findings.ts`.
 */
import { parse } from "@typescript-eslint/parser";
import * as espree from "espree";
import ts from "typescript";

/** How a file is run; ESLint's word for it. */
export type SourceType = "commonjs" | "module" | "script";

/** How a text is read. */
export interface SourceOptions {
  /** Decides the dialect: types are stripped from `.ts`, `.tsx`, `.mts` and `.cts`, JSX is read in `.tsx` and `.jsx`. */
  readonly filename: string;
  /** Defaults to `commonjs` for `.cjs` and `.cts`, else to `module`. */
  readonly sourceType?: SourceType;
}

/** A replacement of the characters from `range[0]` up to `range[1]`, as ESLint's fixers give it. */
export interface TextEdit {
  readonly range: readonly [number, number];
  readonly text: string;
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
 * every comment of the input, as often as the input does.
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

/** The second half of {@link checkEdit}: comments that are lost. */
export function checkComments(before: string, after: string, options: SourceOptions): string[] {
  return lostComments(before, after, options).map((comment) => `the comment ${comment} is lost`);
}

/** Why a parser refuses a text. */
export interface ParseProblem {
  readonly parser: "espree" | "typescript";
  readonly problem: string;
}

/**
 * What TypeScript, and espree after the types are stripped, refuse in a text; at most one problem for each parser.
 *
 * Both are asked because each lets something pass: TypeScript's parser takes `using` in a bare `case` and leaves most
 * early errors to the checker; espree cannot read types.
 */
export function parseProblems(text: string, options: SourceOptions): ParseProblem[] {
  const stripped = stripTypes(text, options.filename);
  if (stripped.problem !== undefined) {
    return [{ parser: "typescript", problem: stripped.problem }];
  }
  const sourceType = sourceTypeOf(options);
  try {
    espree.parse(stripped.text, { ecmaVersion: "latest", sourceType, ecmaFeatures: { jsx: /\.[jt]sx$/u.test(options.filename) } });
    return [];
  } catch (error) {
    return [{ parser: "espree", problem: error instanceof Error ? error.message : String(error) }];
  }
}

/** The JavaScript of a text in the newest edition, in which `using` stays `using`; a JavaScript text is left alone. */
function stripTypes(text: string, filename: string): { readonly text: string; readonly problem?: string } {
  const isTypeScript = /\.[cm]?tsx?$/u.test(filename);
  const needsCommonJs = filename.endsWith(".cts") || /^\s*(?:export =|import \w+ = require)/mu.test(text);
  const { diagnostics = [], outputText } = ts.transpileModule(text, {
    fileName: filename,
    reportDiagnostics: true,
    compilerOptions: {
      target: ts.ScriptTarget.ESNext,
      module: needsCommonJs ? ts.ModuleKind.CommonJS : ts.ModuleKind.ESNext,
      // Imports stay as they are written, so that espree sees a name that is declared twice.
      verbatimModuleSyntax: !needsCommonJs,
      jsx: ts.JsxEmit.Preserve,
      // espree does not read decorators; this way of compiling replaces them by calls and leaves the rest.
      experimentalDecorators: true,
    },
  });
  const first = diagnostics.find(({ category }) => category === ts.DiagnosticCategory.Error);
  if (first !== undefined) {
    return { text, problem: ts.flattenDiagnosticMessageText(first.messageText, " ") };
  }
  return { text: isTypeScript ? outputText : text };
}

/** The comments of `before`, quoted, that `after` has not or has fewer times. */
function lostComments(before: string, after: string, options: SourceOptions): string[] {
  const kept = new Map<string, number>();
  for (const comment of commentsOf(after, options)) {
    kept.set(comment, (kept.get(comment) ?? 0) + 1);
  }
  return commentsOf(before, options)
    .filter((comment) => {
      const left = kept.get(comment) ?? 0;
      kept.set(comment, left - 1);
      return left <= 0;
    })
    .map((comment) => JSON.stringify(comment));
}

/** The comments of a text. Lines are trimmed, because an edit may indent a comment together with its block. */
function commentsOf(text: string, options: SourceOptions): string[] {
  try {
    const program = parse(text, {
      comment: true,
      range: true,
      sourceType: sourceTypeOf(options),
      filePath: options.filename,
      ecmaFeatures: { jsx: /\.(?:[cm]?js|[jt]sx)$/u.test(options.filename) },
    });
    return program.comments.map(({ range }) => text.slice(...range).split(/\r?\n/u).map((line) => line.trim()).join("\n"));
  } catch {
    // A text that does not parse is a breach of its own; its comments cannot be told from strings.
    return [];
  }
}
