/**
 * Which resources are used, closed again, or handed out after they were closed?
 *
 * Fact: the state mask of the resource at the event, once for each environment. Certain when every environment says
 * {closed}, or when every environment of a further round of some loop does:
 *
 *     for (const id of ids) {
 *       await client.query(id);   // first round {open}, every further round {closed}: certain
 *       await client.end();
 *     }
 */
import { CLOSED, ESCAPED, HELD, isClosed, MAYBE_JUST_CLOSED, OPEN, RETURNED, type State, SURVIVED, type Tracked } from "../domain.ts";
import type { Outcome, ResourceSpec } from "../effects.ts";
import type { Certainty, ReuseFinding } from "../findings.ts";

import type { CallEvent, FileIr, FlowEvent, FlowGraph } from "../ir.ts";
import type { Leaving, Observations, Sighting } from "../observations.ts";
import { groupBy, isMeantToFail, momentOf, oncePerSite, openedStep, viewOf } from "./views.ts";

const REPORTED: ReadonlySet<Outcome["effect"]> = new Set(["hangs", "rejects", "reports", "silent", "throws"]);
const FAILING: ReadonlySet<Outcome["effect"]> = new Set(["hangs", "rejects", "reports", "throws"]);

/** All uses after release in a file, in source order; at most one a place. */
export function findReuse(ir: FileIr, seen: readonly Observations[]): readonly ReuseFinding[] {
  const findings: ReuseFinding[] = [];
  for (const observations of seen) {
    for (const sightings of grouped(observations, observations.uses)) {
      const finding = judge(ir, observations, sightings, "used", REPORTED);
      if (finding !== undefined) findings.push(finding);
    }
    for (const sightings of grouped(observations, observations.closings)) {
      const finding = judge(ir, observations, sightings, "closed-again", FAILING);
      if (finding !== undefined) findings.push(finding);
    }
    findings.push(...closedByOwner(ir, observations), ...returnedAndClosed(ir, observations));
    for (const leaving of observations.leavings) {
      const finding = judgeLeaving(ir, observations, leaving);
      if (finding !== undefined) findings.push(finding);
    }
  }
  return oncePerSite(
    findings,
    (finding) => String(finding.use.site.start),
    (finding) => finding.use.site.start,
  );
}

/** What one event meets of one resource, in all environments. */
interface Sightings {
  /** At least one. */
  readonly all: readonly Sighting[];
  /** In some environment the event meets another resource in its stead, which is not closed. */
  readonly hasOpenRival: boolean;
}

function* grouped({ solution }: Observations, sightings: readonly Sighting[]): Generator<Sightings> {
  // A cleanup has a copy for each way into it, and is one place all the same.
  const copied = new Map<number, FlowEvent>();
  const placeOf = ({ event }: Sighting): FlowEvent => {
    if (event.kind !== "call" || event.isCleanup !== true) return event;
    const first = copied.get(event.site.start) ?? event;
    copied.set(event.site.start, first);
    return first;
  };
  for (const ofPlace of groupBy(sightings, placeOf).values()) {
    for (const [tracked, ofOne] of groupBy(ofPlace, (one) => one.tracked)) {
      // That something may fail before the close, and lead here, makes the other ways no less certain.
      const regular = ofOne.filter(({ event }) => event.kind !== "call" || event.isAfterFailure !== true);
      const isRival = (one: Sighting): boolean => {
        const receivers = one.event.kind === "call" ? solution.context.called.get(one.event)?.receivers : undefined;
        return one.tracked !== tracked && !isClosed(one.state) && receivers?.has(tracked) === true && receivers.has(one.tracked);
      };
      yield { all: regular.length > 0 ? regular : ofOne, hasOpenRival: ofPlace.some(isRival) };
    }
  }
}

function judge(
  ir: FileIr,
  observations: Observations,
  { all: sightings, hasOpenRival }: Sightings,
  kind: "closed-again" | "used",
  reported: ReadonlySet<Outcome["effect"]>,
): ReuseFinding | undefined {
  const first = sightings[0];
  if (first?.tracked.spec === undefined || !reported.has(first.outcome.effect)) return undefined;
  if (first.event.kind === "call" && isFailureWanted(observations, first.event, kind)) return undefined;
  const known = certaintyOf(sightings);
  if (known === undefined) return undefined;
  const certainty = hasOpenRival ? "maybe" : known;
  const release = releaseOf(sightings);
  if (release === first.event) {
    // The only close that leads here is this one, in an earlier round of a loop: the loop closes it again.
    if (kind === "used") return undefined;
  }
  return {
    kind,
    function: observations.graph.id,
    certainty,
    resource: viewOf(ir, first.tracked),
    use: momentOf(first.event),
    ...(release && { release: momentOf(release) }),
    ...(sightings.some(({ state }) => mayBeClosed(state)) && { isSometimesClosed: true }),
    outcome: first.outcome,
    trace: [
      ...openedStep(first.tracked),
      ...(release ? [{ what: "closed" as const, site: release.site }] : []),
      { what: "used", site: first.event.site },
    ],
  };
}

/** A test that expects the failure, or a second close whose failure is handled on the spot. */
function isFailureWanted({ graph }: Observations, event: CallEvent, kind: ReuseFinding["kind"]): boolean {
  if (isMeantToFail(event)) return true;
  if (kind !== "closed-again") return false;
  return graph.blocks.some((block) =>
    block.events.some((other) => other.kind === "chain" && other.source === event.target && other.handled),
  );
}

function certaintyOf(sightings: readonly Sighting[]): Certainty | undefined {
  // A loop over it asks again in each round, and has consumed it by then.
  const first = sightings.filter((one) => one.event.kind !== "use" || one.again.length === 0);
  if ((first.length > 0 ? first : sightings).every((one) => isClosed(one.state))) return "definite";
  const rounds = new Set(sightings.flatMap((one) => one.again));
  for (const round of rounds) {
    // What has failed once on a way does not run again on it; where such a way was joined with others, these count.
    const later = sightings.filter((one) => one.again.includes(round) && (one.state.mask & (OPEN | CLOSED | ESCAPED)) !== (CLOSED | ESCAPED));
    if (later.length > 0 && later.every((one) => isClosed(one.state))) return "definite";
  }
  // That any call behind the close may fail, and lead here, is no reason to think that one does.
  return sightings.some(({ state }) => (isClosed(state) && (state.flags & SURVIVED) === 0) || mayBeClosed(state)) ? "maybe" : undefined;
}

function mayBeClosed({ flags, mask }: State): boolean {
  return mask === (OPEN | CLOSED) && (flags & MAYBE_JUST_CLOSED) !== 0;
}

function releaseOf(sightings: readonly Sighting[]): FlowEvent | undefined {
  const releases = sightings.filter(({ state }) => isClosed(state) || mayBeClosed(state)).flatMap((one) => [...one.state.released]);
  // The last close before the use in source order explains best; behind the use stands one of an earlier round.
  const use = sightings[0]?.event.site.start ?? 0;
  const before = releases.filter((event) => event.site.start <= use);
  return (before.length > 0 ? before : releases).sort((left, right) => right.site.start - left.site.start)[0];
}

/** Closed by hand, and by the stack that took it over. */
function* closedByOwner(ir: FileIr, { closingsOwned, graph }: Observations): Generator<ReuseFinding> {
  for (const { again, event, owner, tracked } of closingsOwned) {
    if (!FAILING.has(again.effect)) continue;
    yield {
      kind: "closed-by-owner",
      function: graph.id,
      certainty: "definite",
      resource: viewOf(ir, tracked),
      owner: viewOf(ir, owner),
      use: momentOf(event),
      outcome: again,
      trace: [...openedStep(tracked), { what: "closed", site: event.site }],
    };
  }
}

function judgeLeaving(ir: FileIr, observations: Observations, leaving: Leaving): ReuseFinding | undefined {
  const { event, tracked, state, way } = leaving;
  const isHeld = (state.flags & HELD) !== 0 && (state.mask & ESCAPED) === 0;
  const isOwn = tracked.provenance === "acquired" && !outlivesItsClose(observations, tracked, state);
  const isReturnedClosed = way === "returned" && state.mask === CLOSED && isOwn;
  if (!isHeld && !isReturnedClosed) return undefined;
  // What a class of the program does once it is closed is its author's to know: who holds it in a scope means to end it.
  const isOfProgram =
    isHeld && tracked.spec !== undefined && tracked.spec.reuse.effect !== "works" && ir.knowledge.libraryOf(tracked.spec) === "";
  if (tracked.spec !== undefined && !isOfProgram && !failsSomehow(tracked.spec)) return undefined;
  if (way === "stored" && isForMeanwhile(observations.graph, event, tracked)) return undefined;
  const release = state.released[0];
  return {
    kind: isReturnedClosed ? "returned-closed" : way,
    function: observations.graph.id,
    certainty: "definite",
    resource: viewOf(ir, tracked),
    use: momentOf(event),
    ...(release && { release: momentOf(release) }),
    outcome: outcomeAfterClose(tracked),
    trace: [
      ...openedStep(tracked),
      ...(release ? [{ what: "closed" as const, site: release.site }] : []),
      { what: "left", site: event.site },
    ],
  };
}

/**
 * It is stored for as long as the scope is open: the consumer of a generator works meanwhile, and so may whatever is
 * called before the scope ends.
 */
function isForMeanwhile({ blocks, generator }: FlowGraph, stored: FlowEvent, held: Tracked): boolean {
  if (generator) return true;
  const events = blocks.flatMap((block) => block.events);
  const end = events.find((event) => event.kind === "scope-end" && event.site.start > stored.site.start);
  return events.some((event) => {
    const isWork = (event.kind === "call" && event.mayThrow) || event.kind === "settle";
    return isWork && event.site.start > stored.site.end && (end === undefined || event.site.start < end.site.start) && event !== held.born;
  });
}

/** `try { return client; } finally { await client.close(); }`: closed after it was returned, before the caller gets it. */
function* returnedAndClosed(ir: FileIr, observations: Observations): Generator<ReuseFinding> {
  const { context } = observations.solution;
  for (const exit of observations.exits) {
    for (const [tracked, state] of exit.states) {
      const event = context.returnedBy.get(tracked);
      const isReturned = event !== undefined && (state.flags & RETURNED) !== 0 && tracked.provenance === "acquired";
      if (outlivesItsClose(observations, tracked, state)) continue;
      if (!isReturned || !isClosed(state) || tracked.spec === undefined || !failsSomehow(tracked.spec)) continue;
      const release = state.released[0];
      if (tracked.kind !== "resource" || release === undefined || release.kind === "scope-end") continue;
      yield {
        kind: "returned-closed",
        function: observations.graph.id,
        certainty: "definite",
        resource: viewOf(ir, tracked),
        use: momentOf(event),
        release: momentOf(release),
        outcome: tracked.spec.reuse,
        trace: [...openedStep(tracked), { what: "returned", site: event.site }, { what: "closed", site: release.site }],
      };
    }
  }
}

/** An answer that was read, or sent, still tells its status and headers; what was only ended is still to be read, or waited for. */
function outlivesItsClose({ solution }: Observations, { spec }: Tracked, { released }: State): boolean {
  return spec?.kind === "body" || spec?.kind === "response" || released.some((event) => solution.context.halfCloses.has(event));
}

function failsSomehow(spec: ResourceSpec): boolean {
  return [spec.reuse, ...Object.values(spec.reuseOf ?? {})].some((outcome) => REPORTED.has(outcome.effect));
}

function outcomeAfterClose(tracked: Tracked): Outcome {
  return tracked.spec?.reuse ?? { effect: "unknown" };
}
