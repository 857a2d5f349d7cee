/** What do the edits of one file come to, in a process that may be ended if it takes too long? */
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { performance } from "node:perf_hooks";
import { isPython } from "../edit-checks/text.ts";
import type { Project } from "../edit-checks/types.ts";
import { checkEdits } from "./edits.ts";
import { createEditLinter } from "./edits-linter.ts";
import { openPackage } from "./edits-project.ts";
import type { EditReport } from "./edits-report.ts";
import { aliveMessage } from "./pool.ts";

const linter = createEditLinter();
let opened: { readonly folder: string; readonly project: Project } | undefined;

async function reportOn(file: string): Promise<EditReport> {
  const text = await readFile(file, "utf8");
  const started = performance.now();
  const base = { file, lines: text.split("\n").length, findings: [] };
  try {
    const edits = checkEdits(file, text, { linter, project: projectOf(file), onStep: () => process.send?.(aliveMessage) });
    return { ...base, milliseconds: performance.now() - started, failure: null, edits };
  } catch (error) {
    const told = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { ...base, milliseconds: performance.now() - started, failure: { kind: "crash", text: told }, edits: null };
  }
}

/** The project of the file's package; null in Python. One is kept at a time: the files come package by package. */
function projectOf(file: string): Project | null {
  if (isPython(file)) return null;
  const folder = packageFolder(file);
  if (opened?.folder !== folder) opened = { folder, project: openPackage(folder) };
  return opened.project;
}

function packageFolder(file: string): string {
  for (let folder = path.dirname(file); ; folder = path.dirname(folder)) {
    if (folder === path.dirname(folder) || existsSync(path.join(folder, "package.json"))) return folder;
  }
}

process.on("message", (file: string) => {
  void reportOn(file).then(report => process.send?.(report));
});
