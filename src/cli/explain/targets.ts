/** Which findings of which files are to be explained? */
import { existsSync } from "node:fs";
import path from "node:path";

/** A path, and the line of it that is asked about. */
export interface Target {
  readonly path: string;
  /** From 1; null for the whole file. */
  readonly line: number | null;
}

/** Reads `PATH`, `PATH:LINE` and, as findings are listed, `PATH:LINE:COLUMN`. A file of that very name is the file. */
export function readTarget(given: string, cwd: string): Target {
  const parts = /^(?<path>.+?):(?<line>\d{1,9})(?::\d+)?$/su.exec(given)?.groups;
  const { line, path: name } = parts ?? {};
  if (line === undefined || name === undefined || existsSync(path.resolve(cwd, given))) return { path: given, line: null };
  return { path: name, line: Number(line) };
}

/** A finding, as far as it is needed to choose one. */
export interface Located {
  readonly line: number;
  readonly endLine?: number | undefined;
}

/** The findings on a line: those that begin there, else those that stand on it. */
export function onLine<T extends Located>(findings: readonly T[], line: number): readonly T[] {
  const beginning = findings.filter(finding => finding.line === line);
  if (beginning.length > 0) return beginning;
  return findings.filter(finding => finding.line <= line && line <= (finding.endLine ?? finding.line));
}

/** Why there is nothing to explain on a line, in a sentence. */
export function nothingOn(line: number, findings: readonly Located[], suppressed: readonly Located[]): string {
  if (onLine(suppressed, line).length > 0) return "The finding on this line is switched off by a comment.";
  const lines = [...new Set(findings.map(finding => finding.line))];
  if (lines.length === 0) return "No finding is on this line, and none in the file.";
  const before = lines.filter(each => each < line).sort((a, b) => b - a)[0];
  const after = lines.filter(each => each > line).sort((a, b) => a - b)[0];
  const nearest = [before, after].filter(each => each !== undefined);
  const words = nearest.length > 1 ? `the nearest are on lines ${nearest.join(" and ")}` : `the nearest is on line ${nearest[0] ?? ""}`;
  return `No finding is on this line; ${words}.`;
}
