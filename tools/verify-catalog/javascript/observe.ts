/** What does a call do, as far as its caller can see: return, throw, reject, report an error elsewhere, or never end? */
import { setTimeout as startTimer } from "node:timers";
import type { Seen } from "./protocol.ts";

/** How long an error may take that arrives after the call is done. */
const LATE_MS = 30;

/**
 * Runs it and waits for what it gives.
 *
 * @param run Does it. Errors that arrive as an event or in a callback go to its argument.
 * @param limit After so many milliseconds a call that has not settled hangs.
 */
export async function outcomeSeen(run: (report: (error: unknown) => void) => unknown, limit: number): Promise<Seen> {
  const reported: unknown[] = [];
  let hear: (nothing: undefined) => void = () => undefined;
  const heard = new Promise<undefined>((resolve) => {
    hear = resolve;
  });
  const report = (error: unknown): void => {
    if (error === undefined || error === null) return;
    reported.push(error);
    hear(undefined);
  };
  let returned: unknown;
  try {
    returned = run(report);
  } catch (error) {
    return { effect: "throws", errors: spellings(error) };
  }
  const settled = Promise.resolve(returned).then(
    (): Seen => ({ effect: "works" }),
    (error: unknown): Seen => ({ effect: "rejects", errors: spellings(error) }),
  );
  // What reports an error may never settle, and what settles may report late.
  const first = await within(limit, Promise.race([settled, heard.then(() => wait(LATE_MS))]));
  const seen = first ?? (await within(0, settled));
  if (seen?.effect === "works") await wait(LATE_MS);
  if (reported.length > 0 && seen?.effect !== "rejects") return { effect: "reports", errors: spellings(reported[0]) };
  return seen ?? { effect: "hangs" };
}

/** What the promise gives, or nothing when it takes longer. */
export async function within<Value>(limit: number, promise: Promise<Value>): Promise<Value | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<undefined>((resolve) => {
    timer = startTimer(resolve, limit, undefined);
  });
  try {
    return await Promise.race([promise, over]);
  } finally {
    clearTimeout(timer);
  }
}

function wait(milliseconds: number): Promise<undefined> {
  return new Promise((resolve) => {
    startTimer(resolve, milliseconds, undefined);
  });
}

/** The ways in which the catalog quotes an error: message, code or name before it, or both. */
export function spellings(error: unknown): readonly string[] {
  if (!(error instanceof Error)) return [String(error)];
  const { name, message } = error;
  const code = "code" in error ? String(error.code) : name;
  return [message, `${code}: ${message}`, `${name}: ${message}`, `${name} [${code}]: ${message}`];
}
