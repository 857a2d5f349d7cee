/**
 * Is what the linter says about programs true, and do its edits keep what they do?
 *
 * Small programs are made up: resources and tasks of a library that writes down what happens, in branches, loops, `try`,
 * functions and closures. Each is linted, and really run, on all of its ways up to a bound; then findings are compared with
 * what the runs saw, and runs before an edit with runs after it. What does not agree is made smaller and printed, and the
 * process ends with code 1.
 */
import { parseArgs } from "node:util";
import type { Chunk, ChunkReport } from "./fuzz/chunk.ts";
import type { Language } from "./fuzz/lint.ts";
import { tryInProcesses } from "./fuzz/pool.ts";
import { sumOf, tablesOf } from "./fuzz/report.ts";

const usage = "npm run fuzz -- [--runs N] [--seed S] [--language javascript|python] [--missed]";

/** Programs that one process tries between two reports. */
const chunkSize = 100;

/** Series of answers that are tried for each program. */
const mostRuns = 100;

interface Options {
  readonly runs: number;
  readonly seed: number;
  readonly languages: readonly Language[];
  readonly showsMissed: boolean;
}

function optionsOf(args: string[]): Options {
  const { values } = parseArgs({
    args,
    options: { runs: { type: "string" }, seed: { type: "string" }, language: { type: "string" }, missed: { type: "boolean" } },
  });
  const { language, missed = false, runs = "20000", seed = "1" } = values;
  if (language !== undefined && language !== "javascript" && language !== "python") throw new TypeError(`--language takes javascript or python, not ${language}`);
  return {
    runs: wholeNumber("--runs", runs),
    seed: wholeNumber("--seed", seed),
    languages: language === undefined ? ["javascript", "python"] : [language],
    showsMissed: missed,
  };
}

function wholeNumber(name: string, text: string): number {
  if (!/^\d{1,9}$/u.test(text)) throw new TypeError(`${name} takes a whole number, not ${text}`);
  return Number(text);
}

async function fuzz({ languages, runs, seed, showsMissed }: Options): Promise<boolean> {
  let isRight = true;
  for (const language of languages) {
    const chunks: Chunk[] = [];
    for (let from = 0; from < runs; from += chunkSize) {
      chunks.push({ language, from: seed + from, count: Math.min(chunkSize, runs - from), most: mostRuns, checksEdits: true });
    }
    const reports: ChunkReport[] = [];
    await tryInProcesses(chunks, (_, report) => {
      reports.push(report);
      if (process.stderr.isTTY) process.stderr.write(`\r${reports.length * chunkSize} of ${runs} programs`);
    });
    if (process.stderr.isTTY) process.stderr.write("\r\u001B[K");
    const sum = sumOf(reports);
    console.log(tablesOf(language, sum).join("\n"));
    if (showsMissed) for (const [cause, text] of Object.entries(sum.examples)) console.log(`missed: ${cause}\n\n${text}`);
    if (sum.failing.length > 0) isRight = false;
  }
  return isRight;
}

let options: Options | undefined;
try {
  options = optionsOf(process.argv.slice(2));
} catch (error) {
  console.error(`${error instanceof Error ? error.message : String(error)}. Usage: ${usage}`);
  process.exitCode = 2;
}
if (options !== undefined && !(await fuzz(options))) process.exitCode = 1;
