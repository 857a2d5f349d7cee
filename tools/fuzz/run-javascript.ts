/** What does the text of a program in JavaScript do, on all of its ways? */
import { runInThisContext } from "node:vm";
import ts from "typescript";
import { Choices } from "./choices.ts";
import { Failure, Run, surroundingsOf } from "./javascript-library.ts";
import type { Trace } from "./outcomes.ts";
import { parameters } from "./program.ts";
import { AsyncDisposableStack, DisposableStack } from "./stacks.ts";
import { Tally } from "./tally.ts";

type Main = (...given: readonly boolean[]) => Promise<unknown>;
type Start = (surroundings: Readonly<Record<string, unknown>>) => Main;

/** A text that is ready to run, and which parameters it reads. */
interface Program {
  readonly start: Start;
  readonly reads: readonly boolean[];
}

/**
 * The program, ready to run.
 *
 * @throws SyntaxError when the text is none.
 */
export function compile(text: string): Program {
  if (last?.text !== text) last = { text, program: compileAnew(text) };
  return last.program;
}

/** The text that was compiled last: it is often run twice. */
let last: { readonly text: string; readonly program: Program } | undefined;

function compileAnew(text: string): Program {
  const compilerOptions = { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext };
  const plain = /\busing\b/u.test(text) ? ts.transpileModule(text, { compilerOptions }).outputText : text;
  const body = plain
    .replaceAll(/^import .*$/gmu, "")
    .replaceAll(/^export (?=async|\{)/gmu, "")
    .replaceAll(/^\{.*\};?$/gmu, "")
    // Calls of the program's own functions are watched: which tasks nobody waits for, and what they need open.
    .replaceAll(/(?<!function )\b((?:helper|step)\d+)\(/gu, "$call($1, ");
  const names = ["Channel", "Pool", "openSession", "connect", "isTrue", "items", "work", "keep", "Error", "$call", "DisposableStack", "AsyncDisposableStack"];
  const make = runInThisContext(`(surroundings) => { "use strict"; const { ${names.join(", ")} } = surroundings;\n${body}\nreturn main; }`) as Start;
  return { start: make, reads: parameters.map((name) => text.indexOf(name) !== text.lastIndexOf(name)) };
}

/** Runs it on all ways, up to `most` of them; forgiving, misuse does not fail, and two calls may. */
export async function runJavaScript(text: string, most: number, isForgiving = false): Promise<Tally> {
  const program = compile(text);
  const choices = new Choices(isForgiving ? 2 : 1);
  const tally = new Tally();
  do {
    if (tally.runs >= most) {
      tally.isCut = true;
      break;
    }
    await runOnce(program, choices, tally, isForgiving);
  } while (choices.next());
  return tally;
}

/** Runs it once with the answers of another run. */
export async function repeatJavaScript(text: string, traces: readonly Trace[]): Promise<readonly Trace[]> {
  const program = compile(text);
  const tally = new Tally();
  for (const { answers } of traces) await runOnce(program, new Choices(1, answers), tally, false);
  return tally.traces;
}

const mostSteps = 200;

async function runOnce({ start: program, reads }: Program, choices: Choices, tally: Tally, isForgiving: boolean): Promise<void> {
  const run = new Run(choices, isForgiving);
  // What is not read makes no difference.
  const given = parameters.map((name, index) => reads[index] === true && choices.ask("branch", name, 2) === 1);
  let ending: string | undefined;
  const end = (text: string): void => {
    ending = text;
  };
  const main = program({ ...surroundingsOf(run), DisposableStack, AsyncDisposableStack });
  main(...given).then(
    (value) => {
      const record = run.give(value);
      if (record !== undefined) record.isHandedOn = true;
      end("returned");
    },
    (error: unknown) => {
      end(error instanceof Failure ? "failed" : error instanceof Error && error.message.startsWith("thrown") ? "thrown" : "broken");
    },
  );
  for (let steps = 0; steps < mostSteps; steps++) {
    await new Promise(setImmediate);
    if (!run.proceed() && ending !== undefined) break;
  }
  tally.add(run, ending ?? "stuck");
}
