/** Does a program do after an edit what it did before, with each resource closed exactly once? */
import type { Program, Way } from "./program.ts";
import type { LifetimeEvent, RunResult } from "./runtime.ts";

/** What is wrong with a run before the edit: it does not do what its header says. Empty when it does. */
export function checkBefore(way: Way, { complaints, exitCode, output }: RunResult): string[] {
  switch (way.before.kind) {
    case "works":
      return exitCode === 0 ? [] : [`it ${ended(exitCode)} where the header says that it works: ${brief(complaints)}`];
    case "lacks":
      if (exitCode !== 0) return [`it ${ended(exitCode)} where the header says that it works: ${brief(complaints)}`];
      return output.includes(way.before.text) ? [`it prints ${JSON.stringify(way.before.text)} before the edit`] : [];
    case "hangs":
      return isHung(exitCode) ? [] : [`it ${ended(exitCode)} where the header says that it hangs: ${brief(complaints)}`];
    case "fails":
    case "throws":
      return complaints.includes(way.before.text) ? [] : [`it ${ended(exitCode)} without saying ${JSON.stringify(way.before.text)}: ${brief(complaints)}`];
  }
}

/** A program that waits for what never comes is killed; Node ends it with this code when nothing else is going on. */
function isHung(exitCode: number | null): boolean {
  return exitCode === null || exitCode === 13;
}

/** What is compared. */
export interface Runs {
  readonly program: Program;
  readonly way: Way;
  /** Whether nothing is left to repair; else what is left may still be wrong, in the way in which it was. */
  readonly isWhole: boolean;
  /** What is written of a mistake that fails nothing. */
  readonly reproach?: RegExp | undefined;
  readonly before: RunResult;
  readonly after: RunResult;
}

/** What is wrong with the run after the edit; empty when the edit keeps its promise. */
export function checkAfter(runs: Runs): string[] {
  if (isStillWrong(runs)) return [];
  return [...checkEnd(runs), ...checkClosed(runs), ...checkOutput(runs), ...checkOrder(runs)];
}

/** One of several mistakes was repaired, or one is said to be meant, and the program comes to another one, as before. */
function isStillWrong({ after, before, isWhole, way }: Runs): boolean {
  if (isWhole) return false;
  if (way.before.kind === "hangs") return isHung(after.exitCode);
  if (way.before.kind === "lacks") return after.exitCode === 0 && after.output === before.output;
  return way.before.kind === "fails" && after.exitCode === before.exitCode && after.complaints.includes(way.before.text);
}

/** It ends by itself; an error that the mistake made is gone, every other is still there, and none is new. */
function checkEnd({ after, before, isWhole, reproach, way }: Runs): string[] {
  if (isHung(after.exitCode)) return ["it does not end by itself"];
  const problems: string[] = [];
  const expected = way.before;
  const wanted = expected.kind === "throws" ? before.exitCode : 0;
  if (after.exitCode !== wanted) problems.push(`it ${ended(after.exitCode)}: ${brief(after.complaints)}`);
  if (expected.kind === "throws" && !after.complaints.includes(expected.text)) problems.push(`it does not say ${JSON.stringify(expected.text)}: ${brief(after.complaints)}`);
  if (expected.kind === "fails" && after.complaints.includes(expected.text)) problems.push(`it still says ${JSON.stringify(expected.text)}`);
  if (expected.kind === "lacks" && !after.output.includes(expected.text)) problems.push(`it still does not print ${JSON.stringify(expected.text)}`);
  if ((expected.kind === "works" || expected.kind === "lacks") && isNew(after.complaints, before.complaints)) problems.push(`it complains of something else: ${brief(after.complaints)}`);
  else if (isWhole && reproach?.test(after.complaints) === true) problems.push(`it still complains: ${brief(after.complaints)}`);
  return problems;
}

/** Is a line among the complaints that was not there? */
function isNew(after: string, before: string): boolean {
  const known = new Set(before.split("\n"));
  return after.split("\n").some((line) => line !== "" && !known.has(line));
}

/** Each resource that was opened is closed exactly once, and not used afterwards. */
function checkClosed({ after, before, isWhole, program, way }: Runs): string[] {
  const had = closesIn(before.events);
  const misused = after.events.flatMap((event) => (event.event === "misused" ? [`${event.resource} is used after its close`] : []));
  const counted = [...closesIn(after.events)].flatMap(([resource, count]) => {
    if (count === 1 || (!isWhole && count === had.get(resource))) return [];
    // What other rules do not ask for may be missing, as before.
    if (!CLOSING.has(program.rule) && !isMistaken(way) && count === 0 && had.get(resource) === 0) return [];
    return [`${resource} is closed ${count === 0 ? "never" : `${count} times`}`];
  });
  return [...misused, ...counted];
}

/** Rules whose edits close what nothing closes. */
const CLOSING: ReadonlySet<string> = new Set(["no-undisposed-session", "prefer-context-manager"]);

/** Did the mistake keep the program from its work? */
function isMistaken({ before }: Way): boolean {
  return before.kind === "fails" || before.kind === "hangs" || before.kind === "lacks";
}

/** How often each resource was closed. */
function closesIn(events: readonly LifetimeEvent[]): Map<string, number> {
  const closes = new Map<string, number>();
  for (const event of events) {
    if (event.event === "opened") closes.set(event.resource, 0);
    if (event.event === "closed") closes.set(event.resource, (closes.get(event.resource) ?? 0) + 1);
  }
  return closes;
}

/** The same is printed. A program that failed or hung printed the beginning of it. */
function checkOutput({ after, before, program, way }: Runs): string[] {
  const [was, is] = [linesOf(before.output), linesOf(after.output)];
  const isShort = isMistaken(way);
  const isFree = program.order !== null;
  const [first, second] = isFree ? [was.toSorted(), is.toSorted()] : [was, is];
  const isKept = isShort ? isPart(first, second) : first.join("\n") === second.join("\n");
  return isKept ? [] : [`it prints ${JSON.stringify(is)} in place of ${JSON.stringify(was)}`];
}

/**
 * What happened before happens after, in the same order, with nothing added but what the program did not come to: closes
 * that were missing, and all that a program that failed had not done yet.
 */
function checkOrder({ after, before, program, way }: Runs): string[] {
  if (program.order !== null) return [];
  // What was closed too early is closed later now.
  const isLater = program.later !== null || isMistaken(way);
  // A line may be written in several parts, which say nothing.
  const was = told(before.events).filter((event) => !isLater || !event.startsWith("closed "));
  const is = told(after.events);
  return isPart(was, is) ? [] : [`it does ${JSON.stringify(is)} in place of ${JSON.stringify(was)}`];
}

function told(events: readonly LifetimeEvent[]): string[] {
  const closed = new Set<string>();
  return events.flatMap((event) => {
    if (event.event === "printed") return linesOf(event.text).map((line) => `printed ${line}`);
    if (event.event === "misused") return [];
    if (event.event === "closed") {
      // A second close that an edit takes out is no loss.
      if (closed.has(event.resource)) return [];
      closed.add(event.resource);
    }
    return [`${event.event} ${event.resource}`];
  });
}

/** Do all entries of the one list occur in the other, in the same order? */
function isPart(part: readonly string[], whole: readonly string[]): boolean {
  let found = 0;
  for (const one of whole) {
    if (found < part.length && part[found] === one) found++;
  }
  return found === part.length;
}

function linesOf(output: string): string[] {
  return output.split("\n").filter((line) => line !== "");
}

function ended(exitCode: number | null): string {
  return exitCode === null ? "does not end" : `ends with exit code ${exitCode}`;
}

function brief(complaints: string): string {
  const lines = complaints.split("\n").filter((line) => line.trim() !== "");
  return JSON.stringify((lines.find((line) => /error/iu.test(line)) ?? lines[0] ?? "").trim());
}
