/** How are many files linted so that none can stop the others? */
import { type ChildProcess, fork } from "node:child_process";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";

/** A finding of the corpus, small enough to be kept for all files. */
export interface CorpusFinding {
  readonly rule: string;
  readonly messageId: string;
  readonly message: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly repair: "fix" | "suggestion" | "none";
}

/** What linting one file gave. */
export interface FileReport {
  readonly file: string;
  readonly lines: number;
  /** Time of parsing and linting. */
  readonly milliseconds: number;
  readonly findings: readonly CorpusFinding[];
  readonly failure: { readonly kind: "crash" | "hang" | "unparsed"; readonly text: string } | null;
}

/** How the pool works. */
export interface PoolOptions {
  readonly cwd: string;
  readonly rules: "recommended" | "strict";
  /** A file that takes longer, in milliseconds, hangs. */
  readonly limit: number;
  readonly onReport: (report: FileReport) => void;
  /** The program that answers each message, a file name, with a `FileReport`; another one only in tests. */
  readonly worker?: string;
}

/** What a worker says between two steps of one file. */
export const aliveMessage = "alive";

const defaultWorker = fileURLToPath(new URL("worker.ts", import.meta.url));

/** The first file of a process waits for its start, which takes longer than any file when the machine is busy. */
const timesToStart = 4;

/** An analysis that fails says so, where it would be silent in an editor. */
const env = { ...process.env, ASYNC_LIFECYCLE_STRICT: "1" };

/** Lints the files in processes of their own, one file at a time in each; one that hangs or dies is replaced. */
export async function lintInProcesses(files: readonly string[], options: PoolOptions): Promise<void> {
  const queue = [...files].reverse();
  const workers = Array.from({ length: Math.min(availableParallelism(), 4, files.length) }, () => serve(queue, options));
  await Promise.all(workers);
}

async function serve(queue: string[], options: PoolOptions): Promise<void> {
  let worker: ChildProcess | null = null;
  for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
    const limit = worker === null ? options.limit * timesToStart : options.limit;
    worker ??= fork(options.worker ?? defaultWorker, [options.cwd, options.rules], { env });
    const report = await ask(worker, file, limit);
    options.onReport(report);
    if (worker.exitCode !== null || worker.signalCode !== null || report.failure?.kind === "hang") worker = null;
  }
  worker?.disconnect();
}

function ask(worker: ChildProcess, file: string, limit: number): Promise<FileReport> {
  return new Promise(resolve => {
    const settle = (report: FileReport): void => {
      clearTimeout(timer);
      worker.removeAllListeners();
      resolve(report);
    };
    const fail = (kind: "crash" | "hang", text: string, milliseconds: number): void => {
      settle({ file, lines: 0, milliseconds, findings: [], failure: { kind, text } });
    };
    const hang = (): void => {
      worker.kill("SIGKILL");
      fail("hang", `No answer within ${limit / 1000} seconds.`, limit);
    };
    let timer = setTimeout(hang, limit);
    worker.on("message", message => {
      // A file with many steps takes long on a busy machine; only one that makes no step hangs.
      if (message === aliveMessage) {
        clearTimeout(timer);
        timer = setTimeout(hang, limit);
      } else settle(message as FileReport);
    });
    worker.once("error", error => {
      fail("crash", error.message, 0);
    });
    worker.once("exit", (code, signal) => {
      fail("crash", `The process ended with ${signal ?? `exit code ${code}`}.`, 0);
    });
    worker.send(file);
  });
}
