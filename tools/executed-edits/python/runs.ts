/**
 * How does one process of Python run many programs?
 *
 * `runs.py` is started once with the libraries that programs import, and makes a process of its own for each run.
 */
import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import process from "node:process";
import { createInterface } from "node:readline";
import type { LifetimeEvent, RunResult } from "../runtime.ts";

/** What is asked of `runs.py`. */
export interface Request {
  /** Name of the file that the text is written to. */
  readonly name: string;
  readonly text: string;
  readonly args: readonly string[];
  /** Milliseconds after which it is ended. */
  readonly limit: number;
}

/** What `runs.py` answers. */
interface Answer {
  readonly id: number;
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
  readonly events: readonly (Exclude<LifetimeEvent, { event: "closed" }> | { readonly event: "closed again" | "closed" | "collected"; readonly resource: string })[];
}

interface Waiting {
  readonly resolve: (result: RunResult) => void;
  readonly reject: (error: Error) => void;
}

const HERE = import.meta.dirname;
/** Modules of the programs that are this project's own. */
const MODULES = path.join(HERE, "modules");
/** Python warns of all that it can, and a resource that is collected while it is open is an error. */
const FLAGS = ["-X", "dev", "-W", "error::ResourceWarning", "-B"];

/** A process that runs programs, two at a time; it ends with this one. */
export class Runs {
  readonly #python: ChildProcessWithoutNullStreams;
  readonly #folder = mkdtempSync(path.join(tmpdir(), "executed-edits-"));
  readonly #waiting = new Map<number, Waiting>();
  #count = 0;
  #said = "";

  /**
   * @param executable The interpreter.
   * @param libraries Modules that are imported ahead, and told to say what they open and close.
   */
  constructor(executable: string, libraries: readonly string[]) {
    this.#python = spawn(executable, [...FLAGS, path.join(HERE, "runs.py"), ...libraries], { stdio: "pipe" });
    this.#python.stderr.setEncoding("utf8").on("data", (text: string) => {
      this.#said += text;
    });
    this.#python.on("error", (error) => {
      this.#fail(error.message);
    });
    this.#python.on("close", () => {
      this.#fail(this.#said);
    });
    createInterface({ input: this.#python.stdout }).on("line", (line) => {
      this.#take(JSON.parse(line) as Answer);
    });
    process.on("exit", () => {
      rmSync(this.#folder, { recursive: true, force: true });
    });
    this.#hold(false);
  }

  /**
   * Runs a text as a program, in a folder of its own.
   *
   * @throws Error when Python does not start, or ends before it answers.
   */
  async run({ args, limit, name, text }: Request): Promise<RunResult> {
    const id = ++this.#count;
    const folder = mkdtempSync(path.join(this.#folder, "run-"));
    const file = path.join(folder, name);
    writeFileSync(file, text);
    this.#hold(true);
    try {
      return await new Promise<RunResult>((resolve, reject) => {
        this.#waiting.set(id, { resolve, reject });
        this.#python.stdin.write(`${JSON.stringify({ id, file, folder, arguments: args, limit: limit / 1000, modules: MODULES })}\n`);
      });
    } finally {
      if (this.#waiting.size === 0) this.#hold(false);
    }
  }

  /** Is this process to go on for as long as Python runs? */
  #hold(isBusy: boolean): void {
    for (const each of [this.#python, this.#python.stdin, this.#python.stdout, this.#python.stderr]) {
      const held = each as { ref?: () => void; unref?: () => void };
      if (isBusy) held.ref?.();
      else held.unref?.();
    }
  }

  #take({ err, events, id, out, status }: Answer): void {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    waiting?.resolve({
      // What was collected was not closed, and what is told of it is among the complaints.
      events: events.flatMap((event): LifetimeEvent[] => {
        if (event.event === "collected") return [];
        return [event.event === "closed again" ? { event: "closed", resource: event.resource } : (event as LifetimeEvent)];
      }),
      output: out,
      complaints: complaintsOf(err),
      exitCode: status,
    });
  }

  #fail(why: string): void {
    for (const { reject } of this.#waiting.values()) reject(new Error(`Python ended before it had run everything: ${why}`));
    this.#waiting.clear();
  }
}

/** What Python and asyncio say of mistakes, and the last lines of tracebacks; not where, and not which object it is. */
const COMPLAINT = /^[\w.]*(?:Error|Exception|Group|Warning|Exit|Interrupt)\b.*|.*(?:Warning: |Unclosed |was destroyed but|was never retrieved|Unhandled exception).*/u;

function complaintsOf(errors: string): string {
  const lines = errors.split("\n").filter((line) => COMPLAINT.test(line) && !line.includes("Enable tracemalloc"));
  return [...new Set(lines.map((line) => line.replaceAll(/0x[\da-f]+|\bfd=\d+|\/\S*\/|:\d+(?=:)/gu, "…")))].join("\n");
}
