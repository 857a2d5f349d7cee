/** What does the plugin say about the examples, and what would it write? */
import path from "node:path";
import { readFile } from "node:fs/promises";
import { styleText } from "node:util";
import type { Linter } from "eslint";
import { rulePrefix } from "../src/cli/configuration.ts";
import { escapeText } from "../src/cli/escape.ts";
import { lint, type Outcome } from "../src/cli/lint.ts";
import { displayPath, renderDiff, renderProblem } from "../src/cli/render.ts";
import { FOLDERS, withoutMarkers } from "./example-markers.ts";
import { sourceFrame, wrap } from "./source-frame.ts";

const root = path.resolve(import.meta.dirname, "..");
const examples = FOLDERS.map((folders) => folders.examples);
const width = 92;

interface Finding {
  readonly file: string;
  readonly message: Linter.LintMessage;
}

const found = await lint(examples, { cwd: root, strict: true });
const fixed = await lint(examples, { cwd: root, strict: true, fix: true });
const unsafelyFixed = await lint(examples, { cwd: root, strict: true, fix: true, unsafeFixes: true });

const byRule = groupByRule(found);
for (const [rule, findings] of byRule) {
  print(`${styleText("bold", rule)} (${counted(findings.length, "finding")})`, "");
  for (const finding of findings) print(...(await renderFinding(finding)), "");
}
print(styleText("bold", "What --fix would write"), "", ...(await diffLines()).map(colorDiffLine));
for (const problem of found.problems) print(renderProblem(problem, root));

const total = countOf(found);
const safely = total - countOf(fixed);
const unsafely = countOf(fixed) - countOf(unsafelyFixed);
const perRule = [...byRule].map(([rule, findings]) => `${rule} ${findings.length}`).join(", ");
print(`${counted(total, "finding")}: ${perRule === "" ? "none" : perRule}.`);
print(`--fix repairs ${safely} of them; --unsafe-fixes would also repair ${unsafely}.`);

function groupByRule(outcome: Outcome): ReadonlyMap<string, readonly Finding[]> {
  const groups = new Map<string, Finding[]>();
  for (const { filePath, messages } of outcome.results) {
    for (const message of messages) {
      if (message.ruleId?.startsWith(rulePrefix) !== true) continue;
      const rule = message.ruleId.slice(rulePrefix.length);
      groups.set(rule, [...(groups.get(rule) ?? []), { file: filePath, message }]);
    }
  }
  return new Map([...groups].sort(([a], [b]) => (a < b ? -1 : 1)));
}

async function renderFinding({ file, message }: Finding): Promise<readonly string[]> {
  const place = `${displayPath(file, root)}:${message.line}:${message.column}`;
  const frame = sourceFrame(withoutMarkers(await readFile(file, "utf8")), message, 2, 1, width);
  return [
    `  ${styleText("cyan", place)}`,
    ...wrap(escapeText(message.message), width - 4).map(line => `    ${line}`),
    ...frame.map(line => `    ${/^ *\| *\^+/u.test(line) ? styleText("red", line) : line}`),
  ];
}

/** The marks that say what is expected are for tests. */
async function diffLines(): Promise<readonly string[]> {
  return withoutMarkers(await renderDiff(fixed.results, root)).split("\n");
}

function colorDiffLine(line: string): string {
  if (line.startsWith("+++") || line.startsWith("---")) return styleText("bold", line);
  if (line.startsWith("+")) return styleText("green", line);
  if (line.startsWith("-")) return styleText("red", line);
  return line.startsWith("@@") ? styleText("cyan", line) : line;
}

function countOf(outcome: Outcome): number {
  return outcome.results.reduce((sum, result) => sum + result.errorCount + result.warningCount - result.fatalErrorCount, 0);
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

function print(...lines: readonly string[]): void {
  process.stdout.write(`${lines.join("\n")}\n`);
}
