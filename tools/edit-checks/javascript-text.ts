/** What do strict parsers refuse in a text of JavaScript or TypeScript, and which comments does it have? */
import { parse } from "@typescript-eslint/parser";
import * as espree from "espree";
import ts from "typescript";
import type { ParseProblem, SourceType } from "./text.ts";

/**
 * What TypeScript, and espree after the types are stripped, refuse in a text; at most one problem for each parser.
 *
 * Both are asked because each lets something pass: TypeScript's parser takes `using` in a bare `case` and leaves most
 * early errors to the checker; espree cannot read types.
 */
export function javascriptProblems(text: string, filename: string, sourceType: SourceType): ParseProblem[] {
  const stripped = stripTypes(text, filename);
  if (stripped.problem !== undefined) {
    return [{ parser: "typescript", problem: stripped.problem }];
  }
  try {
    espree.parse(stripped.text, { ecmaVersion: "latest", sourceType, ecmaFeatures: { jsx: /\.[jt]sx$/u.test(filename) } });
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

/** The comments of a text. Lines are trimmed, because an edit may indent a comment together with its block. */
export function javascriptComments(text: string, filename: string, sourceType: SourceType): string[] {
  try {
    const program = parse(text, {
      comment: true,
      range: true,
      sourceType,
      filePath: filename,
      ecmaFeatures: { jsx: /\.(?:[cm]?js|[jt]sx)$/u.test(filename) },
    });
    return program.comments.map(({ range }) => text.slice(...range).split(/\r?\n/u).map((line) => line.trim()).join("\n"));
  } catch {
    // A text that does not parse is a breach of its own; its comments cannot be told from strings.
    return [];
  }
}
