/** What do many runs of one program come to? */
import type { Encounter, Run } from "./javascript-library.ts";
import type { LeakOutcomes, Outcomes, TaskOutcomes, Trace } from "./outcomes.ts";

type Counts<Outcome> = { -readonly [Key in keyof Outcome]: number };

interface Meetings {
  open: number;
  closed: number;
  openAfterFailure: number;
  readonly further: Record<string, { open: number; closed: number }>;
  readonly closedBy: number[];
}

/** Adds up runs. */
export class Tally implements Outcomes {
  runs = 0;
  isCut = false;
  faultless = 0;
  readonly uses: Record<string, Meetings> = {};
  readonly closes: Record<string, Meetings> = {};
  readonly closedUnder: Record<string, number> = {};
  readonly leaks: Record<string, Counts<LeakOutcomes>> = {};
  readonly tasks: Record<string, Counts<TaskOutcomes>> = {};
  readonly traces: Trace[] = [];

  add(run: Run, ending: string): void {
    this.runs++;
    this.#meet(this.uses, run.uses);
    this.#meet(this.closes, run.closes);
    for (const site of new Set(run.closedUnder)) this.closedUnder[site] = (this.closedUnder[site] ?? 0) + 1;
    const isOwnEnd = ending === "returned" || ending === "thrown";
    const left = run.resources.filter((one) => !one.isClosed && !one.isHandedOn);
    for (const [site, ofSite] of bySite(run.resources)) {
      const leak = this.#leak(site);
      leak.opened++;
      if (ofSite.some((one) => left.includes(one))) leak[isOwnEnd ? "leaked" : "leakedByFailure"]++;
      if (ofSite.some((one) => one.isClosed)) leak.closed++;
      if (ofSite.some((one) => one.wasGivenClosed)) leak.returnedClosed++;
      if (ofSite.some((one) => one.isHandedOn)) leak.handedOn++;
    }
    const unawaited = run.tasks.filter((one) => !one.isAwaited);
    for (const [site, ofSite] of bySite(run.tasks)) {
      const task = at(this.tasks, site, () => ({ started: 0, left: 0, closedUnder: 0 }));
      task.started++;
      if (isOwnEnd && ofSite.some((one) => !one.isAwaited)) task.left++;
      if (ofSite.some((one) => one.wasClosedUnder)) task.closedUnder++;
    }
    const isFaulty = run.uses.some((one) => one.isClosed) || run.failedAgain > 0 || run.closedUnder.length > 0;
    if (!isFaulty && left.length === 0 && unawaited.length === 0) this.faultless++;
    this.traces.push({
      answers: run.choices.answers,
      steps: run.steps,
      ending,
      isFaulty,
      left: left.map((one) => one.site),
      again: run.closes.filter((one) => one.isClosed).length,
      unawaited: unawaited.map((one) => one.site),
    });
  }

  #leak(site: number): Counts<LeakOutcomes> {
    return at(this.leaks, site, () => ({ opened: 0, leaked: 0, leakedByFailure: 0, closed: 0, handedOn: 0, returnedClosed: 0 }));
  }

  #meet(into: Record<string, Meetings>, encounters: readonly Encounter[]): void {
    for (const { closedBy, further, hasFailed, isClosed, site } of encounters) {
      const meetings = at(into, site, () => ({ open: 0, closed: 0, openAfterFailure: 0, further: {}, closedBy: [] }));
      const found = isClosed ? "closed" : "open";
      meetings[found]++;
      if (!isClosed && hasFailed) meetings.openAfterFailure++;
      if (closedBy !== undefined && !meetings.closedBy.includes(closedBy)) meetings.closedBy.push(closedBy);
      for (const loop of further) at(meetings.further, loop, () => ({ open: 0, closed: 0 }))[found]++;
    }
  }
}

/** What a table has for a site, or puts there now. */
function at<Value>(table: Record<string, Value>, site: number, make: () => Value): Value {
  const known: Value | undefined = table[site];
  if (known !== undefined) return known;
  const made = make();
  table[site] = made;
  return made;
}

function bySite<One extends { readonly site: number }>(all: readonly One[]): ReadonlyMap<number, readonly One[]> {
  const groups = new Map<number, One[]>();
  for (const one of all) {
    const group = groups.get(one.site);
    if (group === undefined) groups.set(one.site, [one]);
    else group.push(one);
  }
  return groups;
}
