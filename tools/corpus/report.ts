/** How is a run over the corpus told? */
import { readFile } from "node:fs/promises";
import path from "node:path";
import { escapeText } from "../../src/cli/escape.ts";
import { sourceFrame, wrap } from "../source-frame.ts";
import type { CorpusFinding, FileReport } from "./pool.ts";

/** The reports on one package. */
export interface PackageReport {
  readonly name: string;
  readonly version: string;
  readonly folder: string;
  readonly files: readonly FileReport[];
}

/** Number of slow files that are named. */
const slowest = 10;

/** Findings and time of each package. */
export function renderPackages(packages: readonly PackageReport[]): readonly string[] {
  const rows = packages.map(({ name, version, files }) => rowOf(`${name}@${version}`, files));
  const total = rowOf("all", packages.flatMap(({ files }) => files));
  return table(["package", "files", "lines", "ms", "ms/1,000 lines", "findings", "per 1,000 lines"], [...rows, total]);
}

/** Findings of each rule, and how many of them come with a repair. */
export function renderRules(packages: readonly PackageReport[]): readonly string[] {
  const files = packages.flatMap(report => report.files);
  const lines = linesOf(files);
  const byRule = new Map<string, CorpusFinding[]>();
  for (const finding of files.flatMap(file => file.findings)) {
    byRule.set(finding.rule, [...(byRule.get(finding.rule) ?? []), finding]);
  }
  const rows = [...byRule].sort(([, a], [, b]) => b.length - a.length).map(([rule, findings]) => [
    rule,
    String(findings.length),
    perThousand(findings.length, lines),
    String(findings.filter(finding => finding.repair === "fix").length),
    String(findings.filter(finding => finding.repair === "suggestion").length),
  ]);
  return table(["rule", "findings", "per 1,000 lines", "with fix", "with suggestion"], rows);
}

/** The files that took longest. */
export function renderSlowest(packages: readonly PackageReport[]): readonly string[] {
  const files = packages.flatMap(report => report.files.map(file => ({ ...file, name: nameOf(report, file.file) })));
  const rows = files.sort((a, b) => b.milliseconds - a.milliseconds).slice(0, slowest)
    .map(file => [escapeText(file.name), String(file.lines), file.milliseconds.toFixed(0)]);
  return table(["slowest files", "lines", "ms"], rows);
}

/** What crashed, hung or could not be parsed. */
export function renderFailures(packages: readonly PackageReport[]): readonly string[] {
  return packages.flatMap(report => report.files.flatMap(({ failure, file }) =>
    failure === null ? [] : [`${failure.kind}: ${escapeText(nameOf(report, file))}`, ...indented(failure.text)]));
}

/** Findings chosen by chance, the same for the same seed, with their source lines. */
export async function renderSample(
  packages: readonly PackageReport[],
  options: { readonly count: number; readonly seed: number; readonly rule: string | null },
): Promise<readonly string[]> {
  const all = packages.flatMap(report => report.files.flatMap(({ file, findings }) =>
    findings.filter(({ rule }) => options.rule === null || rule.endsWith(`/${options.rule}`))
      .map(finding => ({ finding, file, name: nameOf(report, file) }))));
  const lines: string[] = [];
  for (const [index, { finding, file, name }] of shuffled(all, options.seed).slice(0, options.count).entries()) {
    lines.push(`[${index + 1}] ${finding.rule} (${finding.messageId}, repair: ${finding.repair})`);
    lines.push(...framed(finding, name, await readFile(file, "utf8"), 8, 5), "");
  }
  return lines;
}

/** Place, message and source lines of a finding. */
export function framed(finding: CorpusFinding, name: string, source: string, before: number, after: number): readonly string[] {
  return [
    `${escapeText(name)}:${finding.line}:${finding.column}`,
    ...wrap(escapeText(finding.message), 92),
    ...sourceFrame(source, finding, before, after, 116),
  ].map(line => `    ${line}`);
}

/** A permutation that depends on the seed alone: Fisher and Yates with the generator of Numerical Recipes (1992). */
export function shuffled<Item>(items: readonly Item[], seed: number): readonly Item[] {
  const keyed = [...items];
  let state = seed >>> 0;
  for (let last = keyed.length - 1; last > 0; last -= 1) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    const chosen = Math.floor((state / 2 ** 32) * (last + 1));
    const [a, b] = [keyed[last], keyed[chosen]];
    if (a === undefined || b === undefined) continue;
    keyed[last] = b;
    keyed[chosen] = a;
  }
  return keyed;
}

/** Columns as wide as their widest cell, numbers to the right. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  const all = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...all.map(row => (row[column] ?? "").length)));
  return all.map(row => row.map((cell, column) =>
    column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)).join("  "));
}

function rowOf(name: string, files: readonly FileReport[]): readonly string[] {
  const lines = linesOf(files);
  const findings = files.reduce((sum, file) => sum + file.findings.length, 0);
  const milliseconds = files.reduce((sum, file) => sum + file.milliseconds, 0);
  return [
    name, String(files.length), String(lines), milliseconds.toFixed(0), perThousand(milliseconds, lines),
    String(findings), perThousand(findings, lines),
  ];
}

function linesOf(files: readonly FileReport[]): number {
  return files.reduce((sum, file) => sum + file.lines, 0);
}

function perThousand(count: number, lines: number): string {
  return lines === 0 ? "-" : ((count * 1000) / lines).toFixed(2);
}

function nameOf(report: PackageReport, file: string): string {
  return `${report.name}/${path.relative(report.folder, file)}`;
}

function indented(text: string): readonly string[] {
  return text.split("\n").slice(0, 12).map(line => `    ${escapeText(line)}`);
}
