/** What does a Python, with the libraries that are installed for it, answer about them? */
import { spawn } from "node:child_process";
import { join } from "node:path";

const SCRIPT = join(import.meta.dirname, "ask.py");

/** How long a call or an awaitable may take, and how much longer a process may take for one question. */
const SECONDS = 4;
const PROCESS_SECONDS = 26;

/** How long, where something hung that should not: the machine may only be busy. */
export const PATIENT_SECONDS = 30;

/** Where the question is put: inside of an event loop, or where there is none. */
export type Place = "asyncio" | "none" | "trio";

/** What a dotted name stands for. */
export type Member = "call" | "coroutine" | "missing" | "value";

/** What an expression came to. `crashes`: the process ended; `unprepared`: what comes before it did not get through. */
export interface Came {
  readonly effect: "crashes" | "hangs" | "rejects" | "throws" | "unprepared" | "works";
  readonly error: string;
  /** What may be awaited; a coroutine does nothing before. */
  readonly gives: "awaitable" | "coroutine" | "nothing";
}

/** An expression, after statements that run for it alone. */
export interface Use {
  readonly setup: string;
  readonly use: string;
  /** Nobody waits for what it gives. */
  readonly left?: boolean;
}

type Question = Use | { readonly distribution: string } | { readonly path: string };
type Answer = Came | { readonly member: Member } | { readonly version: string | null };

/** A Python to ask. */
export interface Asked {
  members(paths: readonly string[]): Promise<ReadonlyMap<string, Member>>;
  /** What each comes to, in their order. No program runs for longer than its limit. */
  uses(place: Place, uses: readonly Use[], seconds?: number): Promise<readonly Came[]>;
  /** The version of what is installed under that name, or undefined. */
  version(distribution: string): Promise<string | undefined>;
}

/** Asks the Python at this path; with `folder`, modules are looked for there first. */
export function asking(python: string, folder?: string): Asked {
  const ask = (place: Place, questions: readonly Question[], seconds = SECONDS): Promise<readonly Answer[]> => {
    return askAll({ python, folder, place, seconds }, questions);
  };
  return {
    async members(paths) {
      const answers = await ask("none", paths.map((path) => ({ path })));
      return new Map(paths.map((path, index) => [path, memberOf(answers[index])]));
    },
    async uses(place, uses, seconds) {
      // What one leaves behind in its thread is there for the next.
      const groups = place === "none" ? uses.map((use) => [use]) : [uses];
      const answers: Came[] = [];
      for (const group of groups) answers.push(...((await ask(place, group, seconds)) as readonly Came[]));
      return answers;
    },
    async version(distribution) {
      const [answer] = await ask("none", [{ distribution }]);
      return answer !== undefined && "version" in answer ? (answer.version ?? undefined) : undefined;
    },
  };
}

/** Whom to ask, and how. */
interface Way {
  readonly python: string;
  readonly folder: string | undefined;
  readonly place: Place;
  readonly seconds: number;
}

async function askAll(way: Way, questions: readonly Question[]): Promise<readonly Answer[]> {
  const answers: Answer[] = [];
  while (answers.length < questions.length) {
    const { ended, lines } = await askOnce(way, questions.slice(answers.length));
    answers.push(...lines.map((line) => JSON.parse(line) as Answer));
    // It stopped at the next question, and the others are asked without that one.
    if (answers.length < questions.length) answers.push(ended);
  }
  return answers;
}

interface Asking {
  readonly lines: readonly string[];
  readonly ended: Came;
}

function askOnce({ folder, place, python, seconds }: Way, questions: readonly Question[]): Promise<Asking> {
  const milliseconds = (seconds + PROCESS_SECONDS) * 1000;
  return new Promise((resolve, reject) => {
    const environment = { ...process.env, ...(folder !== undefined && { PYTHONPATH: folder }) };
    const child = spawn(python, ["-B", ...(folder === undefined ? ["-I"] : []), SCRIPT], { env: environment, stdio: ["pipe", "pipe", "pipe"] });
    let output = "";
    let errors = "";
    let isLate = false;
    const stop = (): void => {
      isLate = true;
      child.kill("SIGKILL");
    };
    let limit = setTimeout(stop, milliseconds);
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      output += text;
      clearTimeout(limit);
      limit = setTimeout(stop, milliseconds);
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => (errors = (errors + text).slice(-2000)));
    child.on("error", reject);
    child.on("close", () => {
      clearTimeout(limit);
      const error = errors.trim().split("\n").at(-1) ?? "";
      resolve({ lines: output.split("\n").filter((line) => line !== ""), ended: { effect: isLate ? "hangs" : "crashes", error: isLate ? "" : error, gives: "nothing" } });
    });
    child.stdin.on("error", () => undefined).end(JSON.stringify({ place, seconds, questions }));
  });
}

function memberOf(answer: Answer | undefined): Member {
  if (answer !== undefined && "member" in answer) return answer.member;
  throw new Error(`Python could not say what a name stands for: ${JSON.stringify(answer)}.`);
}
