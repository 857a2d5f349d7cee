/** What does `--explain` print, without a process of its own? */
import { type ExplainedFiles, explainFiles } from "../../src/cli/explain.ts";
import { plain } from "../../src/cli/explain/paint.ts";
import { renderExplained } from "../../src/cli/explain/terminal.ts";
import type { LintOptions } from "../../src/cli/lint.ts";
import { renderProblem } from "../../src/cli/render.ts";
import { folderWith } from "./command.ts";

/** What would be printed, and what that is made of. */
export interface Printed extends ExplainedFiles {
  /** Of all findings, without colours. */
  readonly text: string;
  /** The lines on stderr. */
  readonly complaints: readonly string[];
}

/** Explains paths of a folder, as the command does. */
export async function explained(cwd: string, paths: readonly string[], options: LintOptions = {}): Promise<Printed> {
  const files = await explainFiles(paths, { ...options, cwd });
  return {
    ...files,
    text: files.findings.map(finding => renderExplained(finding, { paint: plain, columns: 100 })).join("\n"),
    complaints: files.problems.map(problem => renderProblem(problem, cwd)),
  };
}

/** The steps of each finding of one file, as `line: words`; what is beside the way has no number. */
export async function stepsOf(name: string, text: string, options: LintOptions = {}): Promise<readonly (readonly string[])[]> {
  await using folder = await folderWith({ [name]: text });
  const { findings } = await explained(folder.path, [name], options);
  return findings.map(({ explanation: { asides, steps, texts } }) => {
    const lineOf = (place: { readonly start: number; readonly text: number }): number => (texts[place.text]?.text ?? "").slice(0, place.start).split("\n").length;
    return [
      ...steps.map(({ place, words }, index) => `${index + 1}. line ${lineOf(place)}: ${words}`),
      ...asides.map(({ place, words }) => `line ${lineOf(place)}: ${words}`),
    ];
  });
}
