/** What do many programs come to, each from a seed of its own? */
import * as fc from "fast-check";
import { anyProgram } from "./generate.ts";
import type { Language } from "./lint.ts";
import { PythonRuns } from "./run-python.ts";
import { textOf, tryProgram, type Verdict } from "./try-program.ts";

/** A part of the programs: those of the seeds from `from` on. */
export interface Chunk {
  readonly language: Language;
  readonly from: number;
  readonly count: number;
  /** Series of answers that are tried for each program. */
  readonly most: number;
  /** Run what edits leave, and compare. */
  readonly checksEdits: boolean;
}

/** A program that shows a fault, made as small as fast-check could. */
export interface Failing {
  readonly seed: number;
  readonly language: Language;
  readonly text: string;
  readonly problem: string;
}

/** What the programs of a chunk came to. */
export interface ChunkReport {
  readonly programs: number;
  /** Programs in which something is reported. */
  readonly reporting: number;
  /** Programs that were run and in which nothing was ever wrong. */
  readonly faultless: number;
  readonly edits: number;
  /** Findings by rule, message and verdict. */
  readonly findings: Readonly<Record<string, number>>;
  /** Programs with a missed mistake, by what it is and why. */
  readonly missed: Readonly<Record<string, number>>;
  /** The shortest program for each. */
  readonly examples: Readonly<Record<string, string>>;
  readonly failing: readonly Failing[];
}

/** One in so many programs without findings is run, to count what is missed. */
const missedEvery = 4;

/** Tries the programs of a chunk, one after the other. */
export async function tryChunk({ checksEdits, count, from, language, most }: Chunk): Promise<ChunkReport> {
  const python = language === "python" ? new PythonRuns() : undefined;
  const findings: Record<string, number> = {};
  const missed: Record<string, number> = {};
  const examples: Record<string, string> = {};
  const failing: Failing[] = [];
  const known = new Set<string>();
  let reporting = 0;
  let faultless = 0;
  let edits = 0;
  const add = (into: Record<string, number>, key: string): void => {
    into[key] = (into[key] ?? 0) + 1;
  };
  for (let seed = from; seed < from + count; seed++) {
    const trial = { language, python, most, disposal: seed % 2 === 0 ? "using" : "try-finally", countsMissed: seed % missedEvery === 0, checksEdits } as const;
    let first: Verdict | undefined;
    let problem = "";
    const property = fc.asyncProperty(anyProgram, async (program) => {
      const verdict = await tryProgram(program, trial);
      const isFirst = first === undefined;
      first ??= verdict;
      // A fault that is known is told once; while one is made smaller, it must stay the same.
      const fault = verdict.problems.find((one) => (isFirst ? !known.has(kindOf(one)) : kindOf(one) === kindOf(problem)));
      if (fault === undefined) return;
      problem = fault;
      throw new Error(fault);
    });
    const result = await fc.check(property, { seed, numRuns: 1, unbiased: true, interruptAfterTimeLimit: 30_000 });
    const verdict = first;
    if (verdict === undefined) {
      failing.push({ seed, language, text: result.counterexample === null ? "" : textOf(result.counterexample[0], language), problem: `crash: ${String(result.errorInstance)}` });
      continue;
    }
    reporting += verdict.judgements.length > 0 ? 1 : 0;
    faultless += verdict.isFaultless ? 1 : 0;
    edits += verdict.edits;
    for (const { finding, isMaybe, verdict: said } of verdict.judgements) add(findings, `${finding.rule} ${finding.messageId}${isMaybe ? " (maybe)" : ""}\t${said}`);
    for (const one of new Set(verdict.missed)) {
      add(missed, one);
      const { text } = verdict;
      if (text.length < (examples[one]?.length ?? Number.POSITIVE_INFINITY)) examples[one] = text;
    }
    for (const one of verdict.problems) add(findings, `problem: ${kindOf(one)}\twrong`);
    if (result.failed && result.counterexample !== null) {
      known.add(kindOf(problem));
      failing.push({ seed, language, text: textOf(result.counterexample[0], language), problem });
    }
  }
  python?.end();
  return { programs: count, reporting, faultless, edits, findings, missed, examples, failing };
}

/** What a problem is about, without the places of this program. */
export function kindOf(problem: string): string {
  return (problem.split("\n")[0] ?? "").replaceAll(/\d+/gu, "N");
}
