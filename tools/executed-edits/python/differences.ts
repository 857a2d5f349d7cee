/** What does an edited program do that it must not, or not do that it has to? */
import type { Program, Way } from "../program.ts";
import type { EditedText } from "./edited-texts.ts";
import type { LedgerEvent, Run } from "./interpreter.ts";

/** What Python and asyncio write of mistakes. */
const FAULT = /never awaited|ResourceWarning|Unclosed |was destroyed but it is pending|exception was never retrieved|Exception ignored in|Unhandled exception in event loop/gu;

/** What contradicts the header of a program when it runs as it is. */
export function unexpected(run: Run, { before }: Way): string[] {
  switch (before.kind) {
    case "works":
      return run.exitCode === 0 ? [] : [`ends with ${String(run.exitCode)} although it works: ${tail(run)}`];
    case "throws":
    case "fails":
      if (!run.complaints.includes(before.text)) return [`does not say ${JSON.stringify(before.text)}: ${tail(run)}`];
      return before.kind === "throws" && run.exitCode === 0 ? ["ends well although it throws"] : [];
    case "hangs":
      return run.exitCode === null ? [] : [`ends with ${String(run.exitCode)} although it hangs`];
  }
}

/** What a text that edits have left does otherwise. */
export function differences(before: Run, after: Run, way: Way, edited: EditedText, program: Program): string[] {
  const { kind } = way.before;
  const problems: string[] = [];
  if (after.exitCode === null) return ["does not end"];
  if (way.before.kind === "throws") {
    if (after.exitCode === 0 || !after.complaints.includes(way.before.text)) problems.push(`no longer throws ${JSON.stringify(way.before.text)}: ${tail(after)}`);
  } else if (after.exitCode !== 0 && (edited.isWhole || kind === "works")) problems.push(`fails: ${tail(after)}`);
  const isFree = program.order !== null && !edited.isProven;
  const [was, is] = [linesOf(before.output), linesOf(after.output)];
  if (kind === "works" || kind === "throws") {
    if ((isFree ? was.sort().join("\n") !== is.sort().join("\n") : before.output !== after.output)) {
      problems.push(`prints ${JSON.stringify(after.output)} in place of ${JSON.stringify(before.output)}`);
    }
  } else if (!isFree && !isSubsequence(was, is)) problems.push(`prints ${JSON.stringify(after.output)}, and not all of ${JSON.stringify(before.output)}`);
  const faults = count(after.complaints, FAULT);
  if (edited.isWhole ? faults > 0 : faults > count(before.complaints, FAULT)) problems.push(`is reproached: ${tail(after)}`);
  problems.push(...ledgerProblems(before.events, after.events, edited.isWhole));
  if (edited.isProven && kind === "works" && program.later === null) problems.push(...orderProblems(before.events, after.events));
  return problems;
}

/** Each resource is closed exactly once, and no closer is called more often on a closed one than before. */
function ledgerProblems(before: readonly LedgerEvent[], after: readonly LedgerEvent[], isWhole: boolean): string[] {
  const [was, is] = [leftOpen(before), leftOpen(after)];
  const left = is.filter((name) => isWhole || !was.includes(name));
  const again = namesOf(after, "closed again").length - namesOf(before, "closed again").length;
  const twice = namesOf(after, "closed").filter((name, index, all) => all.indexOf(name) !== index);
  return [
    ...(left.length > 0 ? [`leaves ${left.join(", ")} open`] : []),
    ...(again > 0 ? [`closes what is closed ${again} times more`] : []),
    ...(twice.length > 0 ? [`closes ${twice.join(", ")} twice`] : []),
  ];
}

function leftOpen(events: readonly LedgerEvent[]): string[] {
  const closed = new Set(namesOf(events, "closed"));
  return namesOf(events, "opened").filter((name) => !closed.has(name));
}

function namesOf(events: readonly LedgerEvent[], kind: Exclude<LedgerEvent["event"], "printed">): string[] {
  return events.flatMap((event) => (event.event === kind ? [event.resource] : []));
}

/** A fix leaves everything in its order, and adds only closes of what stayed open. */
function orderProblems(before: readonly LedgerEvent[], after: readonly LedgerEvent[]): string[] {
  const left = new Set(leftOpen(before));
  const was = told(before, new Set());
  const is = told(after, left);
  return was === is ? [] : [`does things in another order: ${is} in place of ${was}`];
}

/** What happened as one text. Loops and runners come and go with `asyncio.run`, and nobody sees when. */
function told(events: readonly LedgerEvent[], without: ReadonlySet<string>): string {
  const parts = events.flatMap((event) => {
    if (event.event === "printed") return [event.text];
    const isOwn = /^(?:event loop|runner) /u.test(event.resource);
    return event.event === "collected" || isOwn || (event.event === "closed" && without.has(event.resource)) ? [] : [`<${event.event} ${event.resource}>`];
  });
  return JSON.stringify(parts.join(""));
}

function linesOf(text: string): string[] {
  return text.split("\n");
}

function isSubsequence(few: readonly string[], many: readonly string[]): boolean {
  let at = 0;
  for (const line of many) if (line === few[at]) at++;
  return at === few.length;
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

function tail({ complaints }: Run): string {
  return JSON.stringify(complaints.slice(-600));
}
