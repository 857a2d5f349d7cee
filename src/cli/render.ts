/** How do findings, problems and repairs look on a terminal, whatever the linted files contain? */
import { readFile } from "node:fs/promises";
import path from "node:path";
import { structuredPatch } from "diff";
import { ESLint, type Linter, type Rule } from "eslint";
import { isSyntaxError } from "./syntax-errors.ts";
import { escapeLine, escapeText } from "./escape.ts";
import type { Problem } from "./problems.ts";

/** The path as a user at `cwd` would write it, escaped. */
export function displayPath(file: string, cwd: string): string {
  if (!path.isAbsolute(file)) return escapeText(file);
  const relative = path.relative(cwd, file);
  return escapeText(relative === "" || relative.startsWith("..") ? file : relative);
}

/** One line that names what could not be processed, and why. */
export function renderProblem(problem: Problem, cwd: string): string {
  const place = [
    ...(problem.path === null ? [] : [displayPath(problem.path, cwd)]),
    ...(problem.position === null ? [] : [problem.position.line, problem.position.column].flatMap(number => (number === null ? [] : [String(number)]))),
  ].join(":");
  return `async-lifecycle: ${place === "" ? "" : `${place}: `}${escapeText(problem.message)}`;
}

/** Turns results into text. */
export type Formatter = (results: readonly ESLint.LintResult[], rulesMeta: Record<string, Rule.RuleMetaData>) => Promise<string>;

/** The formatters that come with ESLint; they are never looked for in the linted project. */
const builtIn: ReadonlySet<string> = new Set(["stylish", "json", "html", "json-with-metadata"]);

/**
 * Loads an ESLint formatter by name or path.
 *
 * @throws Error of one line if there is no such formatter.
 */
export async function loadFormatter(format: string, cwd: string, color: boolean): Promise<Formatter> {
  const eslint = new ESLint({ cwd: builtIn.has(format) ? import.meta.dirname : cwd, overrideConfigFile: true });
  const formatter = await loadNamed(eslint, format);
  return async (results, rulesMeta) => {
    // The instance that loads is not the one that linted, so it cannot know the rules by itself.
    eslint.getRulesMetaForResults = () => rulesMeta;
    const meta = { cwd, rulesMeta, ...(color ? {} : { color: false }) };
    if (format.startsWith("json")) return escapeJson(await formatter.format([...results], meta));
    // A terminal is told of syntax errors by a line of their own; another program expects them among the results.
    const shown = format === "stylish" ? results.map(withoutSyntaxErrors) : results;
    return formatter.format(shown.map(escapeResult), meta);
  };
}

async function loadNamed(eslint: ESLint, format: string): Promise<ESLint.LoadedFormatter> {
  try {
    return await eslint.loadFormatter(format);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const detail = reason.includes("npm install") ? ` ${reason}` : "";
    throw new Error(`The formatter "${format}" cannot be loaded.${detail}`, { cause: error });
  }
}

/** A notebook whose cell has an error may have findings in the others. */
function withoutSyntaxErrors(result: ESLint.LintResult): ESLint.LintResult {
  if (result.fatalErrorCount === 0) return result;
  return {
    ...result,
    messages: result.messages.filter(message => !isSyntaxError(message)),
    errorCount: result.errorCount - result.fatalErrorCount,
    fatalErrorCount: 0,
  };
}

/** Inside a JSON string an escape is the same text, so readers get the true names. */
function escapeJson(text: string): string {
  return text.replace(/[\u007F-\u009F\u200E\u200F\u2028-\u202E\u2066-\u2069]/gu,
    character => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

function escapeResult(result: ESLint.LintResult): ESLint.LintResult {
  return { ...result, filePath: escapeText(result.filePath), messages: result.messages.map(escapeMessage) };
}

function escapeMessage(message: Linter.LintMessage): Linter.LintMessage {
  return { ...message, message: escapeText(message.message) };
}

/** The unified diff between the files as they are and as `--fix` would write them. */
export async function renderDiff(results: readonly ESLint.LintResult[], cwd: string): Promise<string> {
  const parts: string[] = [];
  for (const { filePath, output } of results) {
    if (output === undefined) continue;
    const name = displayPath(filePath, cwd).replaceAll("\\", "/");
    parts.push(unifiedDiff(name, await readFile(filePath, "utf8"), output));
  }
  return parts.join("");
}

/** One file's unified diff, as `patch` and `git apply` read it. */
export function unifiedDiff(name: string, before: string, after: string): string {
  const { hunks } = structuredPatch(name, name, before, after, undefined, undefined, { context: 3 });
  if (hunks.length === 0) return "";
  const root = name.startsWith("/") ? "" : "/";
  const lines = [`--- a${root}${name}`, `+++ b${root}${name}`];
  for (const hunk of hunks) {
    lines.push(`@@ -${range(hunk.oldStart, hunk.oldLines)} +${range(hunk.newStart, hunk.newLines)} @@`);
    for (const line of hunk.lines) {
      // The carriage return that ends a line of a Windows file is part of the patch.
      lines.push(line.endsWith("\r") ? `${escapeLine(line.slice(0, -1))}\r` : escapeLine(line));
    }
  }
  return `${lines.join("\n")}\n`;
}

function range(start: number, count: number): string {
  // Where nothing stands, the format names the line before.
  return count === 1 ? String(start) : `${count === 0 ? start - 1 : start},${count}`;
}
