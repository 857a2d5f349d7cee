/**
 * How does a file of ESLint's become the findings of the core, once for all rules?
 *
 * The first rule that asks lowers and solves the file; the others read the same result. A text that mentions nothing that
 * is tracked is not lowered at all. An analysis that fails falls silent: a linter must not stop a build by its own fault.
 */
import { type Catalog, createCatalog } from "../catalog/catalog.ts";
import type { Library } from "../catalog/schema.ts";
import { type Analyses, analyze } from "../core/analyze.ts";
import { NO_CONVENTIONS } from "../core/conventions.ts";
import type { Moment } from "../core/findings.ts";
import type { Answer, FileIr } from "../core/ir.ts";
import type { Edit, Editor } from "../core/repairs.ts";
import { PythonSourceCode } from "../frontends/python/source-code.ts";
import type { FloatingPromise } from "../frontends/typescript/floating-promises.ts";
import type { FloatingOptions } from "../frontends/typescript/promises/options.ts";
import { isExplaining } from "./explaining.ts";
import type { FileInLanguage, FrontEnd, LanguageName, Parts } from "./front-end.ts";
import { javascript } from "./languages/javascript.ts";
import { python } from "./languages/python.ts";
import { readSettings, type Settings } from "./settings.ts";
import type { Blocks } from "./words.ts";

/** What the kit needs of ESLint's rule context. */
export interface LintContext {
  readonly sourceCode: unknown;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly physicalFilename: string;
}

/** Everything that a rule may ask about a file. */
export interface FileAnalysis extends Analyses {
  /** What the file is written in; it chooses words. */
  readonly language: LanguageName;
  readonly settings: Settings;
  /** Absent for a text that is the whole file. */
  readonly parts?: Parts;
  /** Statements that drop a promise, as far as types tell; `undefined` without type information. */
  readonly promises: (options: FloatingOptions) => readonly FloatingPromise[] | undefined;
  /** Whether the expression at a moment is a promise, as far as types tell. */
  readonly typesSayPromise: (moment: Moment) => Answer;
  /** Whether the user's options say that a promise of this type, or of this call, may float. */
  readonly typesSaySafe: (moment: Moment, options: FloatingOptions) => boolean;
  /** The blocks that messages may advise: the program is not known to lack them, and the settings allow them. */
  readonly blocks: () => Blocks;
  /** Writes repairs in the language of the file. */
  readonly editor: Editor;
  /** Writes a comment that suppresses a rule on a line, in a language whose comments editors do not know. */
  readonly suppress: (rule: string, line: number) => Edit | undefined;
}

/** The root of a tree, by which a file is known. */
interface SourceWithTree {
  readonly ast: object;
}

const analyses = new WeakMap<object, { readonly settings: Settings; readonly analysis: FileAnalysis }>();
const catalogs = new WeakMap<readonly Library[], Map<LanguageName, Catalog>>();

const EMPTY: FileIr = {
  functions: [],
  member: (base) => base,
  module: 0,
  classes: [],
  termProblems: [],
  knowledge: {
    resource: () => undefined,
    libraryOf: () => "",
    classOf: () => undefined,
    closers: new Set(),
    conventions: NO_CONVENTIONS,
  },
};

/**
 * The analysis of the file that a rule is looking at.
 *
 * @throws Error when the settings are wrong; the message names the key.
 */
export function analysisOf(context: LintContext): FileAnalysis {
  const source = context.sourceCode as SourceWithTree;
  const settings = readSettings(context.settings);
  const known = analyses.get(source.ast);
  if (known?.settings === settings) return known.analysis;
  const frontEnd = source instanceof PythonSourceCode ? python : javascript;
  const analysis = create(frontEnd as FrontEnd, source, settings, context.physicalFilename);
  analyses.set(source.ast, { settings, analysis });
  return analysis;
}

function create(frontEnd: FrontEnd, source: object, settings: Settings, filename: string): FileAnalysis {
  const { language } = frontEnd;
  const file = frontEnd.open({ source, settings, filename, catalog: catalogOf(frontEnd, settings.libraries) });
  return {
    ...analyze(silently(() => file.lower(), undefined) ?? EMPTY, isExplaining()),
    language,
    ...(file.parts && { parts: file.parts }),
    settings,
    typesSayPromise: (moment) => file.typed?.typesSayPromise(moment) ?? "unknown",
    typesSaySafe: (moment, options) => file.typed?.typesSaySafe(moment, options) ?? false,
    promises: (options) => file.typed?.promises(options),
    blocks: file.blocks,
    editor: editorOf(file),
    suppress: (rule, line) => silently(() => file.suppress?.(rule, line), undefined),
  };
}

function editorOf(file: FileInLanguage): Editor {
  let editor: Editor | undefined;
  return {
    write: (repair, at) => silently(() => (editor ??= file.editor()).write(repair, at), undefined),
  };
}

/** One catalog for a list of libraries, which come before those of the language, so that the entries of users win. */
function catalogOf({ language, libraries }: FrontEnd, given: readonly Library[]): Catalog {
  const known = catalogs.get(given) ?? new Map<LanguageName, Catalog>();
  catalogs.set(given, known);
  let catalog = known.get(language);
  if (catalog === undefined) {
    const meant = given.filter((library) => (library.language ?? "javascript") === language);
    known.set(language, (catalog = createCatalog([...meant, ...libraries])));
  }
  return catalog;
}

/** Gives `fallback` when `compute` throws; `ASYNC_LIFECYCLE_STRICT=1` lets the error through, for tests and corpora. */
export function silently<T>(compute: () => T, fallback: T): T {
  try {
    return compute();
  } catch (error) {
    if (globalThis.process.env["ASYNC_LIFECYCLE_STRICT"] === "1") throw error;
    return fallback;
  }
}
