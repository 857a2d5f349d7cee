/** What does the plugin find in these files? */
import path from "node:path";
import { ESLint, type Linter, type Rule } from "eslint";
import asyncLifecycle from "../index.ts";
import { configurationFor, type ConfigurationOptions, hasConfiguration, rulePrefix } from "./configuration.ts";
import { findFiles, javascriptExtensions, pythonExtensions, typescriptExtensions } from "./files.ts";
import { type Problem, problemWith, sentence } from "./problems.ts";
import { isSyntaxError } from "./syntax-errors.ts";
import { coverByProjects, loadTypescript, type TypeCoverage } from "./projects.ts";

const plugin: ESLint.Plugin = asyncLifecycle;

/** How to lint. */
export interface LintOptions {
  /** Folder that relative paths start from; the current one by default. */
  readonly cwd?: string;
  /** Use the configuration `strict` on top of `recommended`. */
  readonly strict?: boolean;
  /** Use type information where a tsconfig.json covers a file; true by default. */
  readonly types?: boolean;
  /** Compute the repaired text of each file (`output` of its result). Nothing is written. */
  readonly fix?: boolean;
  /** Treat suggestions as repairs. */
  readonly unsafeFixes?: boolean;
  /** Is told after each batch how many of the files are done. */
  readonly onProgress?: (done: number, total: number) => void;
}

/** What linting found. */
export interface Outcome {
  /** One result a file, sorted by path, with findings of this plugin and syntax errors only. */
  readonly results: ESLint.LintResult[];
  /** What could not be processed; syntax errors are among them. */
  readonly problems: readonly Problem[];
  /** What formatters want to know about the rules that reported. */
  readonly rulesMeta: Record<string, Rule.RuleMetaData>;
}

/** Files that are handed to ESLint at once: enough to be quick, few enough that progress is seen. */
const batchSize = 25;

interface Run {
  readonly cwd: string;
  readonly fix: boolean;
  readonly base: Omit<ConfigurationOptions, "typesFrom" | "sourceType">;
  readonly results: Map<string, ESLint.LintResult>;
  readonly problems: Problem[];
  readonly progress: (finished: number) => void;
}

/**
 * Lints files, folders and glob patterns with this plugin and no configuration of the linted project, of which nothing
 * is executed. A path that cannot be processed becomes a problem of the outcome; the others are still linted.
 */
export async function lint(paths: readonly string[], options: LintOptions = {}): Promise<Outcome> {
  const cwd = path.resolve(options.cwd ?? process.cwd());
  const extensions = [
    ...typescriptExtensions,
    ...javascriptExtensions,
    ...(hasConfiguration(plugin, "python") ? pythonExtensions : []),
  ];
  const found = await findFiles(paths, cwd, extensions);
  // A project in Python alone needs nothing of TypeScript's.
  const useTypes = options.types !== false && !found.files.every(isPython);
  const parser = found.files.some(needsTypescript) || useTypes ? await loadParser() : null;
  let done = 0;
  const run: Run = {
    cwd,
    fix: options.fix === true,
    base: { strict: options.strict === true, unsafeFixes: options.unsafeFixes === true, parser: parser?.parser ?? null },
    results: new Map(),
    problems: [...found.problems],
    progress: finished => {
      done += finished;
      options.onProgress?.(done, found.files.length);
    },
  };
  const coverage = await coverageOf(found.files, useTypes && parser !== null);
  run.problems.push(...coverage.problems);
  const untyped = [...coverage.untyped];
  for (const [configuration, files] of coverage.typed) {
    untyped.push(...(await lintGroup(files, { typesFrom: path.dirname(configuration), sourceType: "module" }, run)));
    // A program and all its types are no longer needed once its files are done.
    parser?.clearCaches();
  }
  const unparsed = await lintGroup(parsable(untyped, run), { typesFrom: null, sourceType: "module" }, run);
  const scripts = unparsed.filter(file => [".js", ".jsx"].includes(path.extname(file)));
  await lintGroup(scripts, { typesFrom: null, sourceType: "commonjs" }, run);
  const results = [...run.results.values()].sort((a, b) => (a.filePath < b.filePath ? -1 : 1));
  return { results, problems: [...run.problems, ...results.flatMap(syntaxErrors)], rulesMeta: rulesMetaOf(results) };
}

/** Loads the parser, which needs TypeScript; null without it. */
async function loadParser() {
  if ((await loadTypescript()) === null) return null;
  try {
    const module = await import("@typescript-eslint/parser");
    return { parser: module as unknown as Linter.Parser, clearCaches: module.clearCaches };
  } catch {
    return null;
  }
}

async function coverageOf(files: readonly string[], useTypes: boolean): Promise<TypeCoverage> {
  const typescript = useTypes ? await loadTypescript() : null;
  if (typescript === null) return { typed: new Map(), untyped: files, problems: [] };
  const python = files.filter(isPython);
  const coverage = coverByProjects(files.filter(file => !isPython(file)), typescript);
  return { ...coverage, untyped: [...coverage.untyped, ...python] };
}

/** Leaves out the files that no parser at hand can read, and says so. */
function parsable(files: readonly string[], run: Run): readonly string[] {
  if (run.base.parser !== null) return files;
  for (const file of files.filter(needsTypescript)) {
    run.problems.push(problemWith(file, "Reading TypeScript needs the package typescript (below 7), which is not installed."));
  }
  return files.filter(file => !needsTypescript(file));
}

/** Lints the files of a group and returns those that could not be parsed this way. */
async function lintGroup(
  files: readonly string[],
  how: Pick<ConfigurationOptions, "typesFrom" | "sourceType">,
  run: Run,
): Promise<readonly string[]> {
  if (files.length === 0) return [];
  const eslint = new ESLint({
    // ESLint passes over whatever lies outside of this folder.
    cwd: files.every(file => isInside(run.cwd, file)) ? run.cwd : path.parse(files[0] ?? run.cwd).root,
    overrideConfigFile: true,
    overrideConfig: configurationFor(plugin, { ...run.base, ...how }),
    warnIgnored: false,
    globInputPaths: false,
    // A file's comments may configure rules of ESLint itself, which is not what was asked for.
    ruleFilter: ({ ruleId }) => ruleId.startsWith(rulePrefix),
    fix: run.fix ? message => isOwn(message) : false,
  });
  const unparsed: string[] = [];
  for (let start = 0; start < files.length; start += batchSize) {
    const batch = files.slice(start, start + batchSize);
    const before = unparsed.length;
    for (const result of (await lintBatch(eslint, batch, run)).map(withOwnMessages)) {
      const isUnparsed = result.fatalErrorCount > 0;
      if (isUnparsed) unparsed.push(result.filePath);
      // A file that is neither a module nor a script keeps the error that it has as a module.
      if (!isUnparsed || how.sourceType === "module") run.results.set(result.filePath, result);
    }
    // What types stood in the way of is read once more without them; scripts were counted when they were no modules.
    const again = how.typesFrom === null ? 0 : unparsed.length - before;
    run.progress(how.sourceType === "commonjs" ? 0 : batch.length - again);
  }
  return unparsed;
}

/** A rule that throws spoils its whole batch: then each file is linted alone, and the culprit named. */
async function lintBatch(eslint: ESLint, files: readonly string[], run: Run): Promise<readonly ESLint.LintResult[]> {
  try {
    return await eslint.lintFiles([...files]);
  } catch (error) {
    const [only] = files;
    if (only !== undefined && files.length === 1) {
      run.problems.push(failureOf(only, error));
      return [];
    }
    const results: ESLint.LintResult[] = [];
    for (const file of files) results.push(...(await lintBatch(eslint, [file], run)));
    return results;
  }
}

function failureOf(file: string, error: unknown): Problem {
  const text = error instanceof Error ? error.message : String(error);
  const rule = /^Rule: "(?<rule>[^"]*)"/mu.exec(text)?.groups?.["rule"];
  const message = rule === undefined ? sentence(text) : `The rule ${rule} failed: ${sentence(text)}`;
  return problemWith(file, message);
}

function withOwnMessages(result: ESLint.LintResult): ESLint.LintResult {
  const messages = result.messages.filter(isOwn);
  const errors = messages.filter(message => message.severity === 2);
  const warnings = messages.filter(message => message.severity === 1);
  return {
    ...result,
    messages,
    suppressedMessages: result.suppressedMessages.filter(isOwn),
    errorCount: errors.length,
    fatalErrorCount: messages.filter(isSyntaxError).length,
    warningCount: warnings.length,
    fixableErrorCount: errors.filter(message => message.fix !== undefined).length,
    fixableWarningCount: warnings.filter(message => message.fix !== undefined).length,
  };
}

function isOwn(message: Linter.LintMessage): boolean {
  return isSyntaxError(message) || message.ruleId?.startsWith(rulePrefix) === true;
}

function syntaxErrors(result: ESLint.LintResult): readonly Problem[] {
  return result.messages.filter(isSyntaxError).map(message => ({
    path: result.filePath,
    // The parser for TypeScript counts columns from zero in its errors, and ESLint passes them on.
    position: { line: Math.max(message.line, 1), column: message.column + (needsTypescript(result.filePath) ? 1 : 0) },
    message: sentence(message.message.replace(/^(?:Parsing|Preprocessing) error:\s*/u, "")),
  }));
}

function rulesMetaOf(results: readonly ESLint.LintResult[]): Record<string, Rule.RuleMetaData> {
  const reported = new Set(results.flatMap(result => result.messages.map(message => message.ruleId)));
  const entries = Object.entries(plugin.rules ?? {})
    .map(([name, rule]) => [rulePrefix + name, rule.meta ?? {}] as const)
    .filter(([id]) => reported.has(id));
  return Object.fromEntries(entries);
}

function isInside(directory: string, file: string): boolean {
  const relative = path.relative(directory, file);
  return relative !== ".." && !relative.startsWith(`..${path.sep}`) && !path.isAbsolute(relative);
}

function needsTypescript(file: string): boolean {
  return typescriptExtensions.includes(path.extname(file));
}

function isPython(file: string): boolean {
  return pythonExtensions.includes(path.extname(file));
}
