/** What does it take to lint an input with a set of rules? Each answer comes from a process of its own. */
import { type ChildProcess, fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { Input } from "./inputs.ts";

/** A set of rules; `lint-once.js` has the rules of each. */
export type RuleSet = "none" | "ours" | "peers" | "typedPeers";

/** What one process took to lint an input once. */
export interface Sample {
  /** Time of parsing and linting by the clock, in milliseconds. */
  readonly wall: number;
  /** The same as time of the processor in the program, in milliseconds, over all its threads. */
  readonly user: number;
  /** The most memory that the process ever had, in MB. */
  readonly memory: number;
  readonly findings: number;
}

/** An input, a set of rules, and all that was measured of them. */
export interface Measured {
  readonly input: Input;
  readonly rules: RuleSet;
  readonly samples: readonly Sample[];
}

/** The medians of what was measured. */
export type Figures = Sample;

type Answer = { readonly sample: Sample } | { readonly failure: string };

const program = fileURLToPath(new URL("lint-once.js", import.meta.url));

/**
 * Measures every input with every set of rules, in turns, so that a slow moment of the machine meets all of them.
 *
 * @throws Error when a process fails, with what it said.
 */
export async function measureInTurns(
  inputs: readonly Input[],
  ruleSets: readonly RuleSet[],
  runs: number,
): Promise<readonly Measured[]> {
  const all = inputs.flatMap(input => ruleSets.map(rules => ({ input, rules, samples: new Array<Sample>() })));
  for (let run = 1; run <= runs; run += 1) {
    // Each round goes the other way, so that none always comes first after another one.
    for (const { input, rules, samples } of run % 2 === 1 ? all : all.toReversed()) {
      const sample = await measureOnce(input, rules, []);
      samples.push(sample);
      process.stderr.write(`${run}/${runs} ${input.name}, ${rules}: ${(sample.user / 1000).toFixed(2)} s\n`);
    }
  }
  return all;
}

/** The median of each figure. */
export function mediansOf(samples: readonly Sample[]): Figures {
  const of = (figure: keyof Sample): number => median(samples.map(sample => sample[figure]));
  return { wall: of("wall"), user: of("user"), memory: of("memory"), findings: of("findings") };
}

/** The middle value; of an even number, the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]];
  if (low === undefined || high === undefined) throw new Error("There is no median of nothing.");
  return (low + high) / 2;
}

/**
 * Lints an input once in a process of its own.
 *
 * @param nodeOptions Options for that process.
 * @throws Error when the process fails, with what it said.
 */
export function measureOnce(input: Input, rules: RuleSet, nodeOptions: readonly string[]): Promise<Sample> {
  // Neither the loader of this program nor what the user gives to Node belongs to what is measured; an analysis that
  // fails would look fast.
  const env = { ...process.env, NODE_OPTIONS: "", ASYNC_LIFECYCLE_STRICT: "1" };
  const child = fork(program, [], { env, execArgv: [...nodeOptions] });
  const { cwd, files, typesFrom } = input;
  child.send({ rules, cwd, files, typesFrom });
  return answerOf(child, `${input.name}, ${rules}`);
}

function answerOf(child: ChildProcess, name: string): Promise<Sample> {
  return new Promise((resolve, reject) => {
    let answer: Answer | null = null;
    child.once("message", message => {
      answer = message as Answer;
    });
    child.once("error", reject);
    // The next process starts when this one is gone.
    child.once("exit", (code, signal) => {
      if (answer === null) reject(new Error(`${name}: the process ended with ${signal ?? `exit code ${code}`}.`));
      else if ("failure" in answer) reject(new Error(`${name}: ${answer.failure}`));
      else resolve(answer.sample);
    });
  });
}
