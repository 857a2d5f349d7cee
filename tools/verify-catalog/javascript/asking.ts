/** How is a process asked that has one library loaded? It is given a time, and what it has not answered by then is said so. */
import { type ChildProcess, fork } from "node:child_process";
import { randomUUID } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import process from "node:process";
import type { Claim } from "./claims.ts";
import type { Answer, Programs, Reply, Request, Task } from "./protocol.ts";
import type { Runtime } from "./runtimes.ts";

/** How long one library may take on one runtime. */
const LIMIT_MS = 150_000;

/** A claim with what the process answered. */
export interface Asked {
  readonly claim: Claim;
  readonly answer: Answer;
}

/** What a library is asked. */
export interface Questions {
  readonly claimsFor: (programs: Programs) => readonly Claim[];
  /** The programs of its file, for when the library does not load. */
  readonly programs: Programs;
}

/**
 * The claims, which depend on the programs that there are, with their answers.
 *
 * @param program The compiled file that the process runs.
 */
export async function asked(
  runtime: Runtime, program: string, task: Task, { claimsFor, programs }: Questions,
): Promise<readonly Asked[]> {
  const mark = `ASYNC_LIFECYCLE_ASKED=${randomUUID()}`;
  const child = fork(program, [], {
    execPath: runtime.executable,
    execArgv: ["--no-warnings"],
    stdio: ["ignore", "ignore", "pipe", "ipc"],
    env: { ...environment(), ASYNC_LIFECYCLE_ASKED: mark.slice(mark.indexOf("=") + 1) },
  });
  const send = (request: Request): void => {
    child.send(request);
  };
  const answers = new Map<number, Answer>();
  let claims: readonly Claim[] = [];
  let failure = "the process ended before it answered";
  let complaint = "";
  child.stderr?.on("data", (chunk: Buffer) => {
    complaint = chunk.toString("utf8");
  });
  await new Promise<void>((resolve) => {
    const timer = setTimeout(() => {
      failure = `no answer within ${LIMIT_MS / 1000} seconds`;
      resolve();
    }, LIMIT_MS);
    child.on("message", (reply: Reply) => {
      if ("programs" in reply) {
        claims = claimsFor(reply.programs);
        send({ asks: claims.map(({ ask }) => ask) });
      } else if ("failed" in reply) {
        claims = claimsFor(programs);
        failure = `does not load here: ${reply.failed}`;
        resolve();
      } else {
        answers.set(reply.index, reply.answer);
      }
      if (claims.length > 0 && answers.size === claims.length) resolve();
    });
    child.on("close", () => {
      clearTimeout(timer);
      resolve();
    });
    send({ task });
  });
  end(child, mark);
  if (claims.length === 0) {
    claims = claimsFor(programs);
    failure = complaint.trim().split("\n").find((line) => line.includes("Error")) ?? failure;
  }
  return claims.map((claim, index) => ({ claim, answer: answers.get(index) ?? { unreached: failure } }));
}

/**
 * Ends the process, and the browsers that it has started: they are in process groups of their own, and stay when nobody ends
 * them. They are known by the mark in their environment, where the system shows it (Linux).
 */
function end(child: ChildProcess, mark: string): void {
  child.kill("SIGKILL");
  if (!existsSync("/proc/self/environ")) return;
  for (const name of readdirSync("/proc")) {
    if (!/^\d+$/u.test(name)) continue;
    try {
      if (readFileSync(`/proc/${name}/environ`, "utf8").includes(mark)) process.kill(Number(name), "SIGKILL");
    } catch {
      // It has ended, or is somebody else's.
    }
  }
}

/** What the process inherits: nothing that would make a library talk to anybody. */
function environment(): NodeJS.ProcessEnv {
  const { HOME, PATH, TMPDIR } = process.env;
  return { ...(HOME === undefined ? {} : { HOME }), ...(PATH === undefined ? {} : { PATH }), ...(TMPDIR === undefined ? {} : { TMPDIR }) };
}
