/** What leads to each finding of the given files, and what would its repairs write? */
import { readFile } from "node:fs/promises";
import path from "node:path";
import type { ESLint, Linter } from "eslint";
import { explaining, type Explanation } from "../kit/explaining.ts";
import { rulePrefix } from "./configuration.ts";
import { type Repair, repairsOf } from "./explain/diff.ts";
import { nothingOn, onLine, readTarget, type Target } from "./explain/targets.ts";
import { lint, type LintOptions } from "./lint.ts";
import { type Problem, problemWith } from "./problems.ts";
import { displayPath } from "./render.ts";
import { isSyntaxError } from "./syntax-errors.ts";

/** A finding, explained. */
export interface Explained {
  /** The path of the file as a user would write it, escaped. */
  readonly name: string;
  readonly isPython: boolean;
  /** Where ESLint reports it, both from 1. */
  readonly line: number;
  readonly column: number;
  readonly rule: string;
  readonly message: string;
  readonly isError: boolean;
  /** The page of the rule. */
  readonly url: string | undefined;
  readonly explanation: Explanation;
  readonly repairs: readonly Repair[];
}

/** What came of it. */
export interface ExplainedFiles {
  /** In order of files and places. */
  readonly findings: readonly Explained[];
  /** Files without a finding, as a user would write them, escaped. */
  readonly silent: readonly string[];
  readonly problems: readonly Problem[];
}

/** What a file has, with the text that its messages speak of. */
interface File {
  readonly result: ESLint.LintResult;
  readonly text: string;
  readonly explanations: readonly Explanation[];
}

/**
 * Lints as the command does, and explains each finding; those on one line for `PATH:LINE`.
 *
 * A path that cannot be processed, and a line without a finding, become problems; the others are still explained.
 */
export async function explainFiles(given: readonly string[], options: LintOptions = {}): Promise<ExplainedFiles> {
  const cwd = path.resolve(options.cwd ?? process.cwd());
  const targets = given.map(each => readTarget(each, cwd));
  const heard: Explanation[] = [];
  const paths = [...new Set(targets.map(target => target.path))];
  const { problems, results, rulesMeta } = await explaining(() => lint(paths, options), explanation => heard.push(explanation));
  const found: Problem[] = [...problems];
  const findings: Explained[] = [];
  const silent: string[] = [];
  for (const result of results) {
    const name = displayPath(result.filePath, cwd);
    const messages = result.messages.filter(message => !isSyntaxError(message));
    if (messages.length === 0 && result.fatalErrorCount === 0) silent.push(name);
    const wanted = wantedOf(targets, result, cwd, found);
    if (wanted.length === 0) continue;
    const text = (await readFile(result.filePath, "utf8")).replace(/^\uFEFF/u, "");
    const file: File = { result, text, explanations: heard.filter(explanation => explanation.file === result.filePath) };
    for (const message of wanted) {
      const url = rulesMeta[message.ruleId ?? ""]?.docs?.url;
      findings.push({ name, url, ...explainedOf(file, message, name) });
    }
  }
  return { findings, silent, problems: found };
}

/** The findings of a file that were asked about. A line without one is a problem. */
function wantedOf(targets: readonly Target[], result: ESLint.LintResult, cwd: string, problems: Problem[]): readonly Linter.LintMessage[] {
  const messages = result.messages.filter(message => !isSyntaxError(message));
  const lines = targets.flatMap(({ line, path: name }) => (line !== null && path.resolve(cwd, name) === result.filePath ? [line] : []));
  const isWhole = targets.some(({ line, path: name }) => line === null && isIn(path.resolve(cwd, name), result.filePath));
  const wanted = new Set<Linter.LintMessage>(lines.length === 0 || isWhole ? messages : []);
  for (const line of lines) {
    const here = onLine(messages, line);
    for (const message of here) wanted.add(message);
    // What could not be read has said so already.
    if (here.length > 0 || result.fatalErrorCount > 0) continue;
    const reason = nothingOn(line, messages, result.suppressedMessages);
    problems.push({ ...problemWith(result.filePath, reason), position: { line, column: null } });
  }
  return messages.filter(message => wanted.has(message));
}

function isIn(folder: string, file: string): boolean {
  return file === folder || file.startsWith(folder.endsWith(path.sep) ? folder : folder + path.sep);
}

function explainedOf({ explanations, result, text }: File, message: Linter.LintMessage, name: string): Omit<Explained, "name" | "url"> {
  const rule = (message.ruleId ?? "").replace(rulePrefix, "");
  // A file may have been read twice, with types and without; what was said last is what holds.
  const explanation = explanations.findLast(
    each => each.rule === rule && each.messageId === message.messageId && each.line === message.line && each.column === message.column,
  );
  return {
    isPython: /\.(?:pyi?|ipynb)$/u.test(result.filePath),
    line: message.line,
    column: message.column,
    rule,
    // Where in the notebook it is stands beside it.
    message: message.message.replace(/ \(cell \d+, line \d+\)$/u, ""),
    isError: message.severity === 2,
    explanation: explanation ?? withoutWay(result.filePath, rule, message, text),
    repairs: repairsOf({ message, fixTitle: explanation?.fix, name, text }),
  };
}

/** A report of which nothing more is known than its message. */
function withoutWay(file: string, rule: string, { column, endColumn, endLine, line, messageId }: Linter.LintMessage, text: string): Explanation {
  const offsetOf = (toLine: number, toColumn: number): number => {
    const starts = [0, ...Array.from(text.matchAll(/\r\n|[\n\r]/gu), found => found.index + found[0].length)];
    return Math.min(text.length, (starts[toLine - 1] ?? text.length) + toColumn - 1);
  };
  const start = offsetOf(line, column);
  const at = { text: 0, start, end: Math.max(start, offsetOf(endLine ?? line, endColumn ?? column)) };
  return { file, rule, messageId: messageId ?? "", line, column, texts: [{ part: "", text }], at, steps: [], asides: [], pictures: [] };
}
