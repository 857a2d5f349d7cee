/** What does the text of a program in Python do, on all of its ways? CPython is asked, by one process for many programs. */
import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { findPython } from "../cpython.ts";
import type { Outcomes, Trace } from "./outcomes.ts";

const runs = fileURLToPath(new URL("runs.py", import.meta.url));

/** A CPython that runs programs. */
export class PythonRuns {
  readonly #process: ChildProcessWithoutNullStreams;
  readonly #waiting: ((line: string) => void)[] = [];

  /** @throws Error when there is no CPython. */
  constructor() {
    const python = findPython();
    if ("missing" in python) throw new Error(`Programs in Python cannot be run: ${python.missing}.`);
    this.#process = spawn(python.executable, ["-I", "-S", runs]);
    createInterface({ input: this.#process.stdout }).on("line", (line) => {
      this.#waiting.shift()?.(line);
    });
    this.#process.stderr.resume();
    this.#process.on("exit", (code) => {
      for (const tell of this.#waiting.splice(0)) tell(JSON.stringify({ problem: `CPython ended with code ${String(code)}` }));
    });
  }

  /** Runs a text on all ways, up to `most` of them; forgiving, misuse does not fail, and two calls may. */
  run(text: string, most: number, isForgiving = false): Promise<Outcomes> {
    return this.#ask({ text, most, isForgiving });
  }

  /** Runs it once with the answers of each of other runs. */
  async repeat(text: string, traces: readonly Trace[]): Promise<readonly Trace[]> {
    return (await this.#ask({ text, repeat: traces.map(({ answers }) => answers) })).traces;
  }

  /** Ends the process. */
  end(): void {
    this.#process.stdin.end();
  }

  async #ask(request: object): Promise<Outcomes> {
    const line = await new Promise<string>((resolve) => {
      this.#waiting.push(resolve);
      this.#process.stdin.write(`${JSON.stringify(request)}\n`);
    });
    const told = JSON.parse(line) as Outcomes | { readonly problem: string };
    if ("problem" in told) throw new SyntaxError(told.problem);
    return told;
  }
}
