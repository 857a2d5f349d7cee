/** How does ESLint read a Python file? */
import type { File, Language, OkParseResult, ParseResult } from "@eslint/core";
import { withParserOptions } from "./javascript-shape.ts";
import { cellPlacesAt } from "./notebook/cell-places.ts";
import { runsInLoop } from "./notebook/joined.ts";
import { shownAt } from "./notebook/opened.ts";
import { parseText, type ParsedText } from "./parser/parse.ts";
import { PythonSourceCode } from "./source-code.ts";
import type { Module, Node } from "./syntax.ts";
import { VISITOR_KEYS } from "./visitor-keys.ts";

/** The result of a parse that went well goes through ESLint, with the way to the comments. */
type PythonParseResult = OkParseResult<Module> & ParsedText;

/** The types of the language, for ESLint. */
export interface PythonTypes {
  readonly LangOptions: Record<string, unknown>;
  readonly Code: PythonSourceCode;
  readonly RootNode: Module;
  readonly Node: Node;
}

/** The language `python`: trees of CPython's `ast`, with the names of classes capitalised. */
export const python: Language<PythonTypes> = {
  fileType: "text",
  lineStart: 1,
  columnStart: 0,
  nodeTypeKey: "nodeType",
  visitorKeys: VISITOR_KEYS as unknown as Record<string, string[]>,
  validateLanguageOptions() {
    // Options of other languages come along when a configuration is not limited to its files; they mean nothing here.
  },
  normalizeLanguageOptions: withParserOptions,
  parse(file): ParseResult<Module> {
    const parsed = parseText(textOf(file));
    if (parsed.ok) return parsed satisfies PythonParseResult;
    return { ok: false, errors: [parsed.problem] };
  },
  createSourceCode(file, input) {
    return new PythonSourceCode(textOf(file), input as PythonParseResult, {
      runsInLoop: runsInLoop(file.path),
      shownAt: shownAt(file.path),
      cells: cellPlacesAt(file.path),
    });
  },
};

function textOf({ body }: File): string {
  return typeof body === "string" ? body : new TextDecoder().decode(body);
}
