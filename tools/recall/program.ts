/** What does the plugin find in a text, and what do its graphs say that the text opens, uses, closes and awaits? */
import * as parser from "@typescript-eslint/parser";
import { Linter } from "eslint";
import type { Catalog } from "../../src/catalog/catalog.ts";
import { createCatalog } from "../../src/catalog/catalog.ts";
import { JAVASCRIPT_LIBRARIES } from "../../src/catalog/index.generated.ts";
import { PYTHON_LIBRARIES } from "../../src/catalog/python.generated.ts";
import { configurationFor, rulePrefix } from "../../src/cli/configuration.ts";
import type { FileIr } from "../../src/core/ir.ts";
import type { Observations } from "../../src/core/observations.ts";
import { solveFile } from "../../src/core/solve-file.ts";
import { lowerFile as lowerPython } from "../../src/frontends/python/lower.ts";
import { mentionsPython } from "../../src/frontends/python/prescreen.ts";
import { PythonSourceCode } from "../../src/frontends/python/source-code.ts";
import { lowerFile as lowerJavaScript, type Source } from "../../src/frontends/typescript/lower.ts";
import plugin from "../../src/index.ts";
import { isPython } from "../edit-checks/text.ts";
import type { Grammar } from "./grammar.ts";
import { javascriptGrammar } from "./javascript-grammar.ts";
import { pythonGrammar } from "./python-grammar.ts";

/** A finding of the strict configuration. */
export interface Found {
  /** Without the prefix of the plugin. */
  readonly rule: string;
  /** Offset in the text. */
  readonly at: number;
  readonly message: string;
}

/** A text, read. */
export interface Program {
  readonly file: string;
  readonly language: Language;
  readonly text: string;
  readonly ir: FileIr;
  readonly seen: readonly Observations[];
  readonly grammar: Grammar;
}

/** A language of the programs that are mutated. */
export type Language = "javascript" | "python";

/** The language of a file, by its name. */
export function languageOf(file: string): Language {
  return isPython(file) ? "python" : "javascript";
}

const catalogs: Readonly<Record<Language, Catalog>> = {
  javascript: createCatalog(JAVASCRIPT_LIBRARIES),
  python: createCatalog(PYTHON_LIBRARIES),
};

const configurations = (["module", "commonjs"] as const).map((sourceType) =>
  configurationFor(plugin, { strict: true, unsafeFixes: false, parser, typesFrom: null, sourceType }));

/** The same without rules. */
const readers = configurations.map((configuration) => configuration.map((part) => ({ ...part, rules: {} })));

const linter = new Linter();

/** Whether a text mentions a library of the catalog; a cheap first look. */
export function mentionsLibrary(file: string, text: string): boolean {
  const language = languageOf(file);
  return language === "python" ? mentionsPython(text, catalogs.python) : catalogs.javascript.mentionsModule(text) || text.includes("fetch(");
}

/** The findings of the strict configuration, without types; undefined when the text does not parse. */
export function findingsOf(file: string, text: string): readonly Found[] | undefined {
  const starts = lineStarts(text);
  return verified(file, text, configurations)?.flatMap(({ column, line, message, ruleId }) =>
    ruleId?.startsWith(rulePrefix) === true ? [{ rule: ruleId.slice(rulePrefix.length), at: (starts[line - 1] ?? 0) + column - 1, message }] : []);
}

/** What the first configuration says with which the text parses. */
function verified(file: string, text: string, all: readonly Linter.Config[][]): readonly Linter.LintMessage[] | undefined {
  for (const configuration of all) {
    const messages = linter.verify(text, configuration, { filename: nameOf(file), allowInlineConfig: false });
    if (!messages.some(({ fatal }) => fatal === true)) return messages;
  }
  return undefined;
}

/** Reads a text; undefined when it does not parse. */
export function readProgram(file: string, text: string): Program | undefined {
  if (verified(file, text, readers) === undefined) return undefined;
  const source: unknown = linter.getSourceCode();
  const isOfPython = source instanceof PythonSourceCode;
  const ir = isOfPython
    ? lowerPython(source, catalogs.python)
    : lowerJavaScript({ sourceCode: source as Source, catalog: catalogs.javascript }).ir;
  const grammar = isOfPython ? pythonGrammar(source) : javascriptGrammar(source as Source);
  return { file, language: languageOf(file), text, ir, seen: solveFile(ir).all(), grammar };
}

/** ESLint reads files below its folder only, whatever it is told of them. */
function nameOf(file: string): string {
  return file.replace(/^.*[/\\]/u, "");
}

/** Offsets of the lines, as ESLint and CPython count them. */
function lineStarts(text: string): readonly number[] {
  return [0, ...Array.from(text.matchAll(/\r\n|[\r\n\u2028\u2029]/gu), ({ 0: end, index }) => index + end.length)];
}
