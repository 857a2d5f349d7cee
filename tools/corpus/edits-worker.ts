/** What do the edits of one file come to, in a process that may be ended if it takes too long? */
import { readFile } from "node:fs/promises";
import { performance } from "node:perf_hooks";
import { checkEdits } from "./edits.ts";
import { createEditLinter } from "./edits-linter.ts";
import { openPackage } from "./edits-project.ts";
import type { EditReport } from "./edits-report.ts";

const [cwd = process.cwd()] = process.argv.slice(2);
const tools = { linter: createEditLinter(cwd), project: openPackage(cwd) };

async function reportOn(file: string): Promise<EditReport> {
  const text = await readFile(file, "utf8");
  const started = performance.now();
  const base = { file, lines: text.split("\n").length, findings: [] };
  try {
    const edits = checkEdits(file, text, tools);
    return { ...base, milliseconds: performance.now() - started, failure: null, edits };
  } catch (error) {
    const told = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { ...base, milliseconds: performance.now() - started, failure: { kind: "crash", text: told }, edits: null };
  }
}

process.on("message", (file: string) => {
  void reportOn(file).then(report => process.send?.(report));
});
