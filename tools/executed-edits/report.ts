/** How are the results of executed edits told? */
import { createTwoFilesPatch } from "diff";
import type { ProgramReport } from "./check-program.ts";

/** What does not hold for a program, with what the edit changed. */
export function renderProblems({ problems, program, runtime }: ProgramReport, name: string, showsText: boolean): string[] {
  const shown = new Set<string>();
  return problems.flatMap(({ text, told }) => {
    const lines = [`${name} on ${runtime}: ${told}`];
    if (text === undefined || shown.has(text) || !showsText) return lines;
    shown.add(text);
    return [...lines, createTwoFilesPatch("before", "after", program.text, text, undefined, undefined, { context: 2 })];
  });
}

/** A table with a row for each rule, language and runtime, and what holds for all. */
export function renderTable(reports: readonly ProgramReport[]): string[] {
  const rows = new Map<string, ProgramReport[]>();
  for (const report of reports) {
    const key = [report.program.rule, report.program.language, report.runtime].join(" ");
    rows.set(key, [...(rows.get(key) ?? []), report]);
  }
  const table = [...rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, group]) => [...key.split(" "), ...countsOf(group)]);
  const total = ["all", "", "", ...countsOf(reports)];
  const head = ["rule", "language", "runtime", "programs", "edited", "ways", "fixed texts", "suggested texts", "runs", "differences"];
  return aligned([head, ...table, total]);
}

function countsOf(reports: readonly ProgramReport[]): string[] {
  const sum = (count: (report: ProgramReport) => number): number => reports.reduce((all, report) => all + count(report), 0);
  return [
    reports.length,
    sum(({ fixes, suggestions }) => (fixes + suggestions > 0 ? 1 : 0)),
    sum(({ program }) => program.ways.length),
    sum(({ fixes }) => fixes),
    sum(({ suggestions }) => suggestions),
    sum(({ runs }) => runs),
    sum(({ problems }) => problems.length),
  ].map(String);
}

/** Columns of one width each: words to the left, numbers to the right. */
function aligned(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? "").length)));
  return rows.map((row) => row.map((cell, column) => (/^\d+$/u.test(cell) ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0))).join("  ").trimEnd());
}
