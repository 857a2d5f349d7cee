/** How are many programs tried at the same time? In a few processes; one that hangs or dies says which programs it had. */
import { type ChildProcess, fork } from "node:child_process";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import type { Chunk, ChunkReport } from "./chunk.ts";

const program = fileURLToPath(new URL("worker.ts", import.meta.url));

/** A chunk that takes longer, in milliseconds, hangs. */
const limit = 600_000;

/** Tries all chunks, and tells each report as it comes. */
export async function tryInProcesses(chunks: readonly Chunk[], onReport: (chunk: Chunk, report: ChunkReport) => void): Promise<void> {
  const queue = [...chunks].reverse();
  const serve = async (): Promise<void> => {
    let worker: ChildProcess | undefined;
    for (let chunk = queue.pop(); chunk !== undefined; chunk = queue.pop()) {
      worker ??= fork(program);
      const report = await ask(worker, chunk);
      if (report.failing.some(({ problem }) => problem.startsWith("hang"))) {
        worker.kill("SIGKILL");
        worker = undefined;
      }
      onReport(chunk, report);
    }
    worker?.disconnect();
  };
  await Promise.all(Array.from({ length: Math.min(availableParallelism(), 4, chunks.length) }, serve));
}

function ask(worker: ChildProcess, chunk: Chunk): Promise<ChunkReport> {
  return new Promise((resolve) => {
    const settle = (report: ChunkReport): void => {
      clearTimeout(timer);
      worker.removeAllListeners();
      resolve(report);
    };
    const fail = (problem: string): void => {
      const { count, from, language } = chunk;
      const failing = [{ seed: from, language, text: "", problem: `hang or crash in the seeds ${from} to ${from + count - 1}: ${problem}` }];
      settle({ programs: 0, reporting: 0, faultless: 0, edits: 0, findings: {}, missed: {}, examples: {}, failing });
    };
    const timer = setTimeout(() => {
      fail(`no answer within ${limit / 1000} seconds`);
    }, limit);
    worker.on("message", (report) => {
      settle(report as ChunkReport);
    });
    worker.once("exit", (code, signal) => {
      fail(`the process ended with ${signal ?? `exit code ${String(code)}`}`);
    });
    worker.send(chunk);
  });
}
