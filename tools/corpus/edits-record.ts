/** What did the edits of the pinned packages come to in the last whole run? */
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { type EditPromise, editPromises } from "../edit-checks/promises.ts";
import type { PackageEdits } from "./edits-report.ts";

/** The counts of one package. */
export interface EditRecord {
  /** Name and version; `examples` for those of this project. */
  readonly package: string;
  readonly files: number;
  /** Files that no parser of the linter takes. */
  readonly unparsed: number;
  /** Files with an edit. */
  readonly edited: number;
  readonly fixes: number;
  readonly suggestions: number;
  /** Different texts that one edit leaves, or all fixes together. */
  readonly checked: number;
  /** Files that crashed or hung. */
  readonly crashed: number;
  /** How many of the texts broke a promise; one that nothing broke is left out. */
  readonly broken: Readonly<Partial<Record<EditPromise, number>>>;
}

const recordFile = path.join(import.meta.dirname, "edits.json");

/** The counts of a run. */
export function recordOf(packages: readonly PackageEdits[]): readonly EditRecord[] {
  return packages.map(({ files, name }) => {
    const counts = files.flatMap(({ edits }) => (edits === null ? [] : [edits]));
    const sum = (of: (one: (typeof counts)[number]) => number): number => counts.reduce((all, one) => all + of(one), 0);
    const failures = counts.flatMap(one => one.failures);
    const broken = editPromises.map((promise): readonly [EditPromise, number] =>
      [promise, failures.filter(({ breaches }) => breaches.some(breach => breach.promise === promise)).length]);
    return {
      package: name,
      files: files.length,
      unparsed: sum(({ unparsed }) => unparsed),
      edited: sum(({ checked }) => (checked > 0 ? 1 : 0)),
      fixes: sum(({ fixes }) => fixes),
      suggestions: sum(({ suggestions }) => suggestions),
      checked: sum(({ checked }) => checked),
      crashed: files.filter(({ failure }) => failure !== null).length,
      broken: Object.fromEntries(broken.filter(([, count]) => count > 0)),
    };
  });
}

/** The counts of the last run that was kept. */
export function readEditRecord(): readonly EditRecord[] {
  return JSON.parse(readFileSync(recordFile, "utf8")) as readonly EditRecord[];
}

/** Keeps the counts of a run, one package a line. */
export function writeEditRecord(record: readonly EditRecord[]): void {
  writeFileSync(recordFile, `[\n${record.map(one => JSON.stringify(one)).join(",\n")}\n]\n`);
}
