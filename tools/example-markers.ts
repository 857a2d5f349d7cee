/**
 * Which rules does an example say that its lines break, and which do they break?
 *
 * A line that is reported ends in `// expect: rule-name`, in Python `# expect: rule-name`, or several names with commas
 * between them.
 */
import { readFile } from "node:fs/promises";
import path from "node:path";
import { rulePrefix } from "../src/cli/configuration.ts";
import { lint, type LintOptions } from "../src/cli/lint.ts";

/** The folder of the project, from which the paths of examples start. */
export const PROJECT = path.resolve(import.meta.dirname, "..");

/** Examples of one language: as people write them, and what all edits leave of them. */
export interface ExampleFolders {
  readonly examples: string;
  readonly fixed: string;
}

/** All examples. */
export const FOLDERS: readonly ExampleFolders[] = [
  { examples: "examples/typescript", fixed: "examples/typescript-fixed" },
  { examples: "examples/python", fixed: "examples/python-fixed" },
];

/** An example, as it is and as the rules see it. */
export interface Example {
  readonly name: string;
  readonly text: string;
  /** `line: rule`, in the order of the lines. */
  readonly reported: readonly string[];
  /** What all edits leave of the text, without markers. */
  readonly fixed: string;
}

const MARKER = / {0,2}(?:\/\/|#) expect: (?<rules>[a-z-]+(?:, [a-z-]+)*)$/u;

/** Lints a folder of examples with all rules, and writes nothing. */
export async function readExamples(folder: string): Promise<readonly Example[]> {
  const how: LintOptions = { cwd: PROJECT, strict: true };
  const found = await lint([folder], how);
  const fixed = await lint([folder], { ...how, fix: true, unsafeFixes: true });
  const [problem] = found.problems;
  if (problem !== undefined) throw new Error(`${problem.path}: ${problem.message}`);
  return await Promise.all(
    found.results.map(async ({ filePath, messages }) => {
      const text = await readFile(filePath, "utf8");
      const output = fixed.results.find((result) => result.filePath === filePath)?.output ?? text;
      const reported = messages.map(({ line, ruleId }) => `${line}: ${ruleId?.slice(rulePrefix.length) ?? ""}`);
      return { name: path.basename(filePath), text, reported: inOrder(reported), fixed: withoutMarkers(output) };
    }),
  );
}

/** What the markers of a text say, as {@link Example.reported} has it. */
export function markersOf(text: string): readonly string[] {
  const marked = text.split("\n").flatMap((line, index) => {
    const rules = MARKER.exec(line)?.groups?.["rules"] ?? "";
    return rules === "" ? [] : rules.split(", ").map((rule) => `${index + 1}: ${rule}`);
  });
  return inOrder(marked);
}

/** The text without its markers. */
export function withoutMarkers(text: string): string {
  return text
    .split("\n")
    .map((line) => line.replace(MARKER, ""))
    .join("\n");
}

/** The text with a marker at each line that is reported. */
export function withMarkers({ name, reported, text }: Example): string {
  return text
    .split("\n")
    .map((line, index) => {
      const rules = reported.filter((one) => Number.parseInt(one, 10) === index + 1);
      const names = rules.map((one) => one.replace(/^\d+: /u, ""));
      const comment = name.endsWith(".py") ? "  #" : " //";
      return names.length === 0 ? line : `${line}${comment} expect: ${names.join(", ")}`;
    })
    .join("\n");
}

function inOrder(lines: readonly string[]): readonly string[] {
  return [...new Set(lines)].sort((a, b) => Number.parseInt(a, 10) - Number.parseInt(b, 10) || a.localeCompare(b));
}
