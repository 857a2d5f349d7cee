/** How is a run over the edits of the corpus told? */
import path from "node:path";
import { escapeText } from "../../src/cli/escape.ts";
import { editPromises } from "../edit-checks/promises.ts";
import type { EditCounts } from "./edits.ts";
import type { FileReport } from "./pool.ts";
import { table } from "./report.ts";

/** What the edits of one file came to; null when the process ended before it could tell. */
export interface EditReport extends FileReport {
  readonly edits: EditCounts | null;
}

/** The reports on one package, or on another folder with sources. */
export interface PackageEdits {
  readonly name: string;
  readonly folder: string;
  readonly files: readonly EditReport[];
}

/** Edits of each package, and what became of them. */
export function renderEdits(packages: readonly PackageEdits[]): readonly string[] {
  const rows = packages.map(({ name, files }) => rowOf(name, files));
  const total = rowOf("all", packages.flatMap(({ files }) => files));
  const head = ["package", "files", "with edits", "fixes", "suggestions", "checked", "with types", "not strict", "not parsed", "seconds", "failures"];
  return table(head, [...rows, total]);
}

/** How many texts were checked, one edit at a time and all fixes together, and how many of them broke each promise. */
export function renderPromises(packages: readonly PackageEdits[]): readonly string[] {
  const counts = countsOf(packages);
  const together = counts.reduce((sum, one) => sum + one.together, 0);
  const alone = counts.reduce((sum, one) => sum + one.checked, 0) - together;
  const rows = editPromises.map(promise => {
    const failures = counts.flatMap(one => one.failures).filter(({ breaches }) => breaches.some(breach => breach.promise === promise));
    const inGroups = failures.filter(({ line }) => line === 0).length;
    return [promise, String(failures.length - inGroups), String(inGroups)];
  });
  return table(["promise", "broken alone", "broken together"], [...rows, ["texts checked", String(alone), String(together)]]);
}

function countsOf(packages: readonly PackageEdits[]): readonly EditCounts[] {
  return packages.flatMap(({ files }) => files).flatMap(({ edits }) => (edits === null ? [] : [edits]));
}

/** One block for each failure: where, what, which promise, and what the edit did. */
export function renderEditFailures({ files, folder, name }: PackageEdits): readonly string[] {
  return files.flatMap(({ edits, failure, file }) => {
    const place = escapeText(`${name}/${path.relative(folder, file)}`);
    const broken = (edits?.failures ?? []).flatMap(({ breaches, diff, edit, line, rule }) => [
      [`${place}:${line}`, rule, escapeText(edit)].filter(part => part !== "").join(" "),
      ...breaches.map(({ promise, told }) => `  ${promise}: ${escapeText(told)}`),
      ...diff.split("\n").map(changed => `    ${escapeText(changed)}`.trimEnd()),
    ]);
    return failure === null ? broken : [`${failure.kind}: ${place}`, ...failure.text.split("\n").map(line => `  ${escapeText(line)}`), ...broken];
  });
}

/** Number of edits that broke a promise, and of files that crashed or hung. */
export function countEditFailures(packages: readonly PackageEdits[]): number {
  return packages.flatMap(({ files }) => files).reduce((sum, file) => sum + failuresOf(file), 0);
}

function failuresOf({ edits, failure }: EditReport): number {
  return (edits?.failures.length ?? 0) + (failure === null ? 0 : 1);
}

function rowOf(name: string, files: readonly EditReport[]): readonly string[] {
  const counts = files.flatMap(({ edits }) => (edits === null ? [] : [edits]));
  const sum = (of: (counts: EditCounts) => number): string => String(counts.reduce((all, one) => all + of(one), 0));
  const seconds = files.reduce((all, { milliseconds }) => all + milliseconds, 0) / 1000;
  return [
    name,
    String(files.length),
    sum(({ checked }) => (checked > 0 ? 1 : 0)),
    sum(({ fixes }) => fixes),
    sum(({ suggestions }) => suggestions),
    sum(({ checked }) => checked),
    sum(({ typed }) => typed),
    sum(({ unstrict }) => unstrict),
    sum(({ unparsed }) => unparsed),
    seconds.toFixed(0),
    String(files.reduce((all, file) => all + failuresOf(file), 0)),
  ];
}
