/** What do the recommended rules cost on top of ESLint itself, and does the cost grow with the length only? */
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { performance } from "node:perf_hooks";
import { createFileLinter, type FileLinter } from "../tools/corpus/file-linter.ts";
import { table } from "../tools/corpus/report.ts";
import { corpusPackages, folderOf, isFetched, sourceFilesOf } from "../tools/corpus/sources.ts";

/** Each number is the median of this many runs. */
const runs = 5;
const lengths = [1_000, 10_000, 100_000, 200_000];

interface Source {
  readonly file: string;
  readonly text: string;
}

const rows: (readonly string[])[] = [];
for (const length of lengths) {
  const text = await compilerCutTo(length);
  rows.push(measure(`typescript.js, ${text.split("\n").length} lines`, "/", [{ file: "/typescript.cjs", text }]));
}
for (const entry of await corpusPackages(process.argv.slice(2))) {
  if (!(await isFetched(entry))) continue;
  const files = await sourceFilesOf(entry);
  const sources = await Promise.all(files.map(async file => ({ file, text: await readFile(file, "utf8") })));
  rows.push(measure(`${entry.name}@${entry.version}`, folderOf(entry), sources));
}
process.stdout.write(`${table([`median of ${runs}, ms`, "no rules", "recommended", "factor", "added µs/line"], rows).join("\n")}\n`);

function measure(name: string, cwd: string, sources: readonly Source[]): readonly string[] {
  const linters = [createFileLinter(cwd, "none"), createFileLinter(cwd, "recommended")];
  const times = linters.map((): number[] => []);
  // In turns, so that a slow moment of the machine meets both; the first round only warms up.
  for (let round = 0; round <= runs; round += 1) {
    for (const [index, linter] of linters.entries()) {
      const time = timeOf(linter, sources);
      if (round > 0) times[index]?.push(time);
    }
  }
  const [none = 0, recommended = 0] = times.map(median);
  const lines = sources.reduce((sum, { text }) => sum + text.split("\n").length, 0);
  process.stderr.write(`${name}\n`);
  return [
    name, none.toFixed(0), recommended.toFixed(0), (recommended / none).toFixed(2),
    (((recommended - none) * 1000) / lines).toFixed(1),
  ];
}

function timeOf(linter: FileLinter, sources: readonly Source[]): number {
  const started = performance.now();
  for (const { file, text } of sources) {
    const unparsed = linter(file, text).find(message => message.fatal === true);
    if (unparsed !== undefined) throw new Error(`${file}:${unparsed.line}: ${unparsed.message}`);
  }
  return performance.now() - started;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

/**
 * The first lines of TypeScript's compiler, about as many as asked for. Its code is one function around statements that
 * are not indented; the cut is made where one of them ends, and what stands around them is left out.
 */
async function compilerCutTo(length: number): Promise<string> {
  const text = await readFile(createRequire(import.meta.url).resolve("typescript"), "utf8");
  const lines = text.split("\n");
  // Above are its table of exports and the opening of the function.
  const start = lines.findIndex(line => line.startsWith("module.exports = ")) + 1;
  const end = Math.min(start + length, lines.findLastIndex(line => line.startsWith("})(")));
  const cut = lines.slice(start, end);
  return cut.slice(0, cut.findLastIndex(line => /^(?:\}.*[;}]|\}|(?:const|let|var) .*;)$/u.test(line)) + 1).join("\n");
}
