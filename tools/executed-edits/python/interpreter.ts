/**
 * How is a program of Python run, and what happened in it?
 *
 * `runs.py` runs each program in a process of its own, with warnings on, and writes down what was printed, opened and closed.
 */
import { type ChildProcessWithoutNullStreams, spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";

/** Libraries that programs may import; those that are installed are instrumented. */
export const LIBRARIES = ["aiofiles", "aiohttp", "aiosqlite", "anyio", "httpx", "requests", "sqlalchemy", "trio"] as const;

const HERE = import.meta.dirname;
const MODULES = path.join(HERE, "modules");
/** Fewer imports, and so a program that starts sooner, where nothing but the standard library is wanted. */
const FLAGS = ["-X", "dev", "-W", "error::ResourceWarning", "-B"];

/** One thing that happened. */
export type LedgerEvent =
  | { readonly event: "printed"; readonly text: string }
  | { readonly event: "closed again" | "closed" | "collected" | "opened"; readonly resource: string };

/** What one run came to. */
export interface Run {
  readonly events: readonly LedgerEvent[];
  readonly output: string;
  readonly complaints: string;
  /** `null` when it did not end in time. */
  readonly exitCode: number | null;
}

/** An installed Python, with what it can import. */
export interface Interpreter {
  readonly name: string;
  readonly version: string;
  readonly executable: string;
  /** The libraries that are installed for it. */
  readonly libraries: ReadonlySet<string>;
}

const ASK = `
import importlib.util, json, sys
print(json.dumps([".".join(map(str, sys.version_info[:3])), [name for name in sys.argv[1:] if importlib.util.find_spec(name)]]))
`;

/** The interpreter behind a command, or undefined where it does not run. */
export function interpreterAt(executable: string): Interpreter | undefined {
  const { status, stdout } = spawnSync(executable, ["-c", ASK, ...LIBRARIES], { encoding: "utf8" });
  if (status !== 0) return undefined;
  const [version, libraries] = JSON.parse(stdout) as [string, string[]];
  return { name: `python${version.replace(/\.\d+$/u, "")}`, version, executable, libraries: new Set(libraries) };
}

interface Answer {
  readonly id: number;
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
  readonly events: readonly LedgerEvent[];
}

/** A process that runs programs, several at a time. */
export class Runs implements Disposable {
  readonly #process: ChildProcessWithoutNullStreams;
  readonly #folder = mkdtempSync(path.join(tmpdir(), "executed-edits-"));
  readonly #waiting = new Map<number, { resolve: (run: Run) => void; reject: (error: Error) => void }>();
  #count = 0;
  #said = "";

  constructor({ executable, libraries }: Interpreter) {
    const process = spawn(executable, [...FLAGS, path.join(HERE, "runs.py"), ...libraries], { stdio: "pipe" });
    this.#process = process;
    process.stderr.setEncoding("utf8").on("data", (text: string) => {
      this.#said += text;
    });
    createInterface({ input: process.stdout }).on("line", (line) => {
      const { err, events, id, out, status } = JSON.parse(line) as Answer;
      const waiting = this.#waiting.get(id);
      this.#waiting.delete(id);
      waiting?.resolve({ events, output: out, complaints: err, exitCode: status });
    });
    process.on("close", () => {
      for (const { reject } of this.#waiting.values()) reject(new Error(`Python ended before it had run everything: ${this.#said}`));
      rmSync(this.#folder, { recursive: true, force: true });
    });
  }

  /** Runs a text as a program; it is ended after `limit` milliseconds. */
  run(text: string, { args, limit, name }: { readonly name: string; readonly args: readonly string[]; readonly limit: number }): Promise<Run> {
    const id = ++this.#count;
    const folder = mkdtempSync(path.join(this.#folder, "run-"));
    const file = path.join(folder, name);
    writeFileSync(file, text);
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#process.stdin.write(`${JSON.stringify({ id, file, folder, arguments: args, limit: limit / 1000, modules: MODULES })}\n`);
    });
  }

  /** Lets the process end once it has run what it has. */
  [Symbol.dispose](): void {
    this.#process.stdin.end();
  }
}
