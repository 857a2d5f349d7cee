#!/usr/bin/env node
/** The command `async-lifecycle`: what does this plugin find in the given files, without a configuration file? */
import { readFile, writeFile } from "node:fs/promises";
import { type Arguments, help, parseArguments, UsageError } from "./cli/arguments.ts";
import type { Outcome } from "./cli/lint.ts";
import { fileSystemReason, type Problem, problemWith, sentence } from "./cli/problems.ts";
import { Progress } from "./cli/progress.ts";
import { escapeText } from "./cli/escape.ts";
import { paintFor } from "./cli/explain/paint.ts";

/** Runs the command and answers with its exit code. */
async function main(argv: readonly string[]): Promise<number> {
  try {
    const parsed = parseArguments(argv);
    if (parsed.help) return print(help);
    if (parsed.version) return print(`${await versionOfPackage()}\n`);
    return await (parsed.explain ? explain(parsed) : run(parsed));
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    complain(error instanceof UsageError ? message : sentence(message));
    return 2;
  }
}

async function run(parsed: Arguments): Promise<number> {
  if (!parsed.color) {
    // Formatters ask the environment.
    process.env["NO_COLOR"] = "1";
    delete process.env["FORCE_COLOR"];
  }
  const cwd = process.cwd();
  const progress = new Progress(process.stderr);
  // Loaded late, because --help should not wait for ESLint.
  const [{ lint }, { loadFormatter, renderDiff, renderProblem }] = await Promise.all([
    import("./cli/lint.ts"),
    import("./cli/render.ts"),
  ]);
  // Before linting, so that a wrong name is told before anything is written.
  const format = await loadFormatter(parsed.format, cwd, parsed.color);
  const outcome = await lint(parsed.paths, {
    ...parsed,
    cwd,
    onProgress: (done, total) => {
      progress.show(done, total);
    },
  });
  progress.clear();
  const problems: Problem[] = [...outcome.problems];
  if (parsed.fix && !parsed.dryRun) problems.push(...(await writeRepairs(outcome)));
  if (parsed.dryRun) process.stdout.write(await renderDiff(outcome.results, cwd));
  const text = await format(outcome.results, outcome.rulesMeta);
  const stream = parsed.dryRun ? process.stderr : process.stdout;
  if (text !== "") stream.write(text.endsWith("\n") ? text : `${text}\n`);
  for (const problem of problems) process.stderr.write(`${renderProblem(problem, cwd)}\n`);
  return exitCode(outcome, problems, parsed.maxWarnings);
}

/** Explains the findings, on the terminal or as a page. */
async function explain(parsed: Arguments): Promise<number> {
  const cwd = process.cwd();
  const progress = new Progress(process.stderr);
  const [{ explainFiles }, { renderProblem }] = await Promise.all([import("./cli/explain.ts"), import("./cli/render.ts")]);
  const explained = await explainFiles(parsed.paths, {
    ...parsed,
    cwd,
    onProgress: (done, total) => {
      progress.show(done, total);
    },
  });
  progress.clear();
  const problems: Problem[] = [...explained.problems];
  if (parsed.html === null) {
    const { renderExplained } = await import("./cli/explain/terminal.ts");
    const paint = paintFor({ isAllowed: parsed.color, isTerminal: process.stdout.isTTY, environment: process.env });
    // A terminal that another program plays may say that it has no columns.
    const columns = process.stdout.isTTY && process.stdout.columns > 0 ? process.stdout.columns : 100;
    const style = { paint, columns };
    process.stdout.write(explained.findings.map(finding => renderExplained(finding, style)).join("\n"));
    for (const name of explained.silent) process.stdout.write(`${name}: Nothing was found, so there is nothing to explain.\n`);
  } else {
    const { renderPage } = await import("./cli/explain/page.ts");
    problems.push(...(await writeText(parsed.html, renderPage(explained), "The page was not written: ")));
  }
  for (const problem of problems) process.stderr.write(`${renderProblem(problem, cwd)}\n`);
  if (problems.length > 0) return 2;
  return explained.findings.some(finding => finding.isError) ? 1 : 0;
}

async function writeText(file: string, text: string, failure: string): Promise<readonly Problem[]> {
  try {
    await writeFile(file, text);
    return [];
  } catch (error) {
    return [problemWith(file, `${failure}${fileSystemReason(error)}`)];
  }
}

async function writeRepairs(outcome: Outcome): Promise<readonly Problem[]> {
  const problems: Problem[] = [];
  for (const { filePath, output } of outcome.results) {
    if (output !== undefined) problems.push(...(await writeText(filePath, output, "The repair was not written: ")));
  }
  return problems;
}

function exitCode(outcome: Outcome, problems: readonly Problem[], maxWarnings: number | null): number {
  const errors = outcome.results.reduce((sum, result) => sum + result.errorCount, 0);
  const warnings = outcome.results.reduce((sum, result) => sum + result.warningCount, 0);
  const tooMany = maxWarnings !== null && warnings > maxWarnings;
  if (tooMany) complain(`The warnings (${warnings}) are more than --max-warnings allows (${maxWarnings}).`);
  if (problems.length > 0) return 2;
  return errors > 0 || tooMany ? 1 : 0;
}

async function versionOfPackage(): Promise<string> {
  const text = await readFile(new URL("../package.json", import.meta.url), "utf8");
  return (JSON.parse(text) as { readonly version: string }).version;
}

function print(text: string): number {
  process.stdout.write(text);
  return 0;
}

function complain(message: string): void {
  process.stderr.write(`async-lifecycle: ${escapeText(message)}\n`);
}

// A reader that stops early, such as `head`, is no failure.
process.stdout.on("error", (error: Error) => {
  if (!("code" in error) || error.code !== "EPIPE") throw error;
});
process.exitCode = await main(process.argv.slice(2));
