/**
 * Do programs still do what they did when they are edited? Every program in `tests/executed` is run, edited in each way that
 * its rule offers, and run again: `npm run verify:edits`, or for a part of them `npm run verify:edits -- WORD …`, where a word is part
 * of a path or the name of a language or a runtime. `--print` shows the texts that the edits leave.
 */
import { availableParallelism } from "node:os";
import path from "node:path";
import { checkProgram, type ProgramReport } from "./executed-edits/check-program.ts";
import { findPrograms } from "./executed-edits/find-programs.ts";
import { EXECUTED_LANGUAGES } from "./executed-edits/languages.ts";
import type { Program } from "./executed-edits/program.ts";
import { renderProblems, renderTable } from "./executed-edits/report.ts";
import type { Runtime } from "./executed-edits/runtime.ts";

process.env["ASYNC_LIFECYCLE_STRICT"] = "1";

/** `node24`, `python3.12`. */
const RUNTIME_NAME = /^(?:node|python)[\d.]+$/u;

const words = process.argv.slice(2).filter((word) => !word.startsWith("--"));
const unknown = process.argv.slice(2).find((word) => word.startsWith("--") && word !== "--print");
if (unknown !== undefined) {
  console.error(`verify:edits: there is no option ${unknown}; the only one is --print.`);
  process.exit(2);
}

/** A program on a runtime. */
interface Job {
  readonly program: Program;
  readonly runtime: Runtime;
}

function jobsOf(programs: readonly Program[], runtimes: readonly Runtime[]): Job[] {
  const wanted = runtimes.filter(({ name }) => !words.some((word) => RUNTIME_NAME.test(word)) || words.includes(name));
  return programs.flatMap((program) =>
    wanted.filter(({ name }) => program.runtime === null || program.runtime === name).map((runtime) => ({ program, runtime })),
  );
}

/** Do all words that are not the name of a runtime fit the program? */
function isWanted({ file, language }: Program): boolean {
  return words.every((word) => RUNTIME_NAME.test(word) || word === language || file.includes(word));
}

const jobs = EXECUTED_LANGUAGES.flatMap(({ installed, language }) => {
  const programs = findPrograms(language).filter(isWanted);
  return programs.length === 0 ? [] : jobsOf(programs, installed());
});
if (jobs.length === 0) {
  console.error(`verify:edits: no program matches ${JSON.stringify(words.join(" "))}.`);
  process.exit(2);
}

const reports: ProgramReport[] = [];
const waiting = [...jobs].reverse();

async function work(): Promise<void> {
  for (let job = waiting.pop(); job !== undefined; job = waiting.pop()) {
    const report = await checkProgram(job.program, job.runtime);
    reports.push(report);
    if (process.stderr.isTTY) process.stderr.write(`\r\u001B[2K${reports.length} of ${jobs.length}`);
    for (const line of renderProblems(report, path.relative(process.cwd(), job.program.file), process.argv.includes("--print"))) console.log(line);
  }
}

await Promise.all(Array.from({ length: Math.min(2, availableParallelism()) }, work));
if (process.stderr.isTTY) process.stderr.write("\r\u001B[2K");
for (const line of renderTable(reports)) console.log(line);
process.exitCode = reports.some(({ problems }) => problems.length > 0) ? 1 : 0;
