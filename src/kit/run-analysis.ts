/**
 * How does a file of ESLint's become the findings of the core, once for all rules?
 *
 * The first rule that asks lowers and solves the file; the others read the same result. A text that mentions nothing that
 * is tracked is not lowered at all. An analysis that fails falls silent: a linter must not stop a build by its own fault.
 */
import { type Catalog, createCatalog } from "../catalog/catalog.ts";
import { JAVASCRIPT_LIBRARIES } from "../catalog/index.generated.ts";
import { PYTHON_LIBRARIES } from "../catalog/python.generated.ts";
import type { Library } from "../catalog/schema.ts";
import { type Analyses, analyze } from "../core/analyze.ts";
import type { Moment } from "../core/findings.ts";
import type { Answer, FileIr } from "../core/ir.ts";
import type { Editor } from "../core/repairs.ts";
import { lowerFile as lowerPython } from "../frontends/python/lower.ts";
import { mentionsPython } from "../frontends/python/prescreen.ts";
import { PythonSourceCode } from "../frontends/python/source-code.ts";
import { createEditor } from "../frontends/typescript/edits.ts";
import { type FloatingPromise, floatingPromises, typesSayPromise, typesSaySafe } from "../frontends/typescript/floating-promises.ts";
import { lowerIfTelling } from "../frontends/typescript/lower.ts";
import type { FloatingOptions } from "../frontends/typescript/promises/options.ts";
import { type Types, typesOf } from "../frontends/typescript/types.ts";
import type { JavaScriptSource } from "../frontends/typescript/source.ts";
import { usingThinkable } from "../frontends/typescript/target.ts";
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
  readonly language: "javascript" | "python";
  readonly settings: Settings;
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
}

const analyses = new WeakMap<object, { readonly settings: Settings; readonly analysis: FileAnalysis }>();
const catalogs = new WeakMap<readonly Library[], Catalog>();

const EMPTY: FileIr = {
  functions: [],
  member: (base) => base,
  module: 0,
  classes: [],
  termProblems: [],
  knowledge: { resource: () => undefined, libraryOf: () => "", classOf: () => undefined, closers: new Set() },
};

/**
 * The analysis of the file that a rule is looking at.
 *
 * @throws Error when the settings are wrong; the message names the key.
 */
export function analysisOf(context: LintContext): FileAnalysis {
  const source = context.sourceCode as JavaScriptSource | PythonSourceCode;
  const settings = readSettings(context.settings);
  const known = analyses.get(source.ast);
  if (known?.settings === settings) return known.analysis;
  const analysis =
    source instanceof PythonSourceCode ? createForPython(source, settings) : create(source, settings, context.physicalFilename);
  analyses.set(source.ast, { settings, analysis });
  return analysis;
}

/** Names alone decide in Python, and nothing is written into it so far. */
function createForPython(source: PythonSourceCode, settings: Settings): FileAnalysis {
  const catalog = catalogOf(PYTHON_LIBRARIES, []);
  const ir = mentionsPython(source.text, catalog) ? silently(() => lowerPython(source, catalog), EMPTY) : EMPTY;
  return {
    ...analyze(ir),
    language: "python",
    settings,
    blocks: () => ({ using: true, stack: true }),
    typesSayPromise: () => "unknown",
    typesSaySafe: () => false,
    promises: () => undefined,
    editor: { write: () => undefined },
  };
}

function create(source: JavaScriptSource, settings: Settings, filename: string): FileAnalysis {
  const types = typesOf(source.parserServices, (node) => source.getScope(node));
  const catalog = catalogOf(settings.libraries, JAVASCRIPT_LIBRARIES);
  let editor: Editor | undefined;
  return {
    ...analyze(irOf(source, catalog, types)),
    language: "javascript",
    settings,
    typesSayPromise: (moment) => (types === undefined ? "unknown" : typesSayPromise(moment.origin, types)),
    typesSaySafe: (moment, options) => types !== undefined && typesSaySafe(moment.origin, types, options),
    promises: (options) => types && floatingPromises(source, types, options),
    blocks: () => usingThinkable(filename, types, settings),
    editor: {
      write(repair, at) {
        editor ??= createEditor({ sourceCode: source, types, disposal: settings.disposal, filename });
        return silently(() => editor?.write(repair, at), undefined);
      },
    },
  };
}

function irOf(source: JavaScriptSource, catalog: Catalog, types: Types | undefined): FileIr {
  return silently(() => lowerIfTelling({ sourceCode: source, catalog, ...(types && { types }) })?.ir, undefined) ?? EMPTY;
}

/** One catalog for a list of libraries, which come before `others`, so that the entries of users win. */
function catalogOf(libraries: readonly Library[], others: readonly Library[]): Catalog {
  let catalog = catalogs.get(libraries);
  if (catalog === undefined) {
    catalog = createCatalog([...libraries, ...others]);
    catalogs.set(libraries, catalog);
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
