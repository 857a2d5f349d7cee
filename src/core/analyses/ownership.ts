/**
 * Which resources are not closed on some way out of the function that owns them, and which are closed by hand?
 *
 * Fact: at the normal and at the exceptional exit, the state of every resource that was acquired here and has to be
 * closed. {open} without {closed} or {escaped} in one environment is a leak on the ways that lead to it.
 */
import { BLURRED, CLOSED, creationOf, ESCAPED, HELD, isOwnedOpen, isTakenOver, OPEN, RETURNED, THROWN, UNCLAIMED, type State, type Tracked } from "../domain.ts";
import type { Environment } from "../environment.ts";
import type { HandHeldFinding, LeakFinding } from "../findings.ts";
import type { FileIr, FlowEvent } from "../ir.ts";
import type { Term } from "../terms.ts";
import type { Observations } from "../observations.ts";
import { leakPath } from "../witness.ts";
import { leftInLists } from "./contents.ts";
import { hasDuty } from "./duty.ts";
import { findFieldLeaks } from "./fields.ts";
import { closesOf, isBackBefore, isHoldable, isInCleanup, isOwed, suitsBlock } from "./holding.ts";
import { momentOf, oncePerSite, openedStep, viewOf } from "./views.ts";

/** Resources that are not closed on some way out, in source order; one finding a resource, the clearest. */
export function findLeaks(ir: FileIr, seen: readonly Observations[]): readonly LeakFinding[] {
  const findings: LeakFinding[] = [];
  for (const observations of seen) {
    // A module lives as long as the process: its resources are the operating system's to close.
    if (observations.graph.kind === "module") continue;
    const lost = new Set(observations.losses.map(({ task }) => task));
    const inLists = leftInLists(observations);
    const leaks = new Map<Tracked, LeakFinding>();
    for (const [tracked, term] of promised(ir, observations)) {
      leaks.set(tracked, finding(ir, observations, tracked, "promised", "normal", term));
    }
    for (const tracked of owned(observations)) {
      const finding = inLists.has(tracked)
        ? leftInList(ir, observations, tracked)
        : leakOf(ir, observations, tracked, lost.has(tracked));
      if (finding !== undefined) leaks.set(tracked, finding);
    }
    // Of a resource and its wrappers the outermost is reported, once.
    const wrapped = new Set([...leaks.keys()].flatMap((tracked) => [...(tracked.wraps ?? [])]));
    for (const [tracked, finding] of leaks) if (!wrapped.has(tracked)) findings.push(finding);
  }
  // What the class as a whole fails to close counts more than what one failing call leaves open.
  const isOfFailure = ({ kind }: LeakFinding): boolean => kind === "exception" || kind === "unclaimed";
  const certain = findings.filter((one) => !isOfFailure(one));
  return oncePerSite([...certain, ...findFieldLeaks(ir, seen), ...findings.filter(isOfFailure)], keyOf, startOf);
}

function keyOf(finding: LeakFinding): string {
  return `${String(startOf(finding))}:${finding.kind === "override" ? String(finding.exit?.site.start) : ""}`;
}

function startOf({ resource, term }: LeakFinding): number {
  return resource.opened?.site.start ?? term?.site.start ?? 0;
}

/** What the function has to close by what its author says, and leaves open. Without a class nobody knows what closes it. */
function promised(ir: FileIr, observations: Observations): ReadonlyMap<Tracked, Term> {
  const { closings, exits, graph, handOns, solution } = observations;
  const found = new Map<Tracked, Term>();
  const isKnown = (tracked: Tracked): boolean => Object.keys(tracked.spec?.closers ?? {}).length > 0;
  for (const exit of exits) {
    for (const [tracked, state] of exit.states) {
      const { term } = tracked;
      if (term && isTakenOver(tracked) && isKnown(tracked) && isLeaked(exits, tracked, state)) found.set(tracked, term);
    }
  }
  const self = graph.class === undefined ? undefined : ir.classes[graph.class]?.self;
  for (const term of self && exits.length > 0 ? graph.terms : []) {
    if (term.word !== "closes" || !term.about.startsWith("this.") || self === undefined) continue;
    const tracked = solution.context.known(ir.member(self, term.about.slice("this.".length)));
    // A method that closes a field may well return early where that has been done before.
    const isLeftAlone = tracked && !handOns.has(tracked) && closings.every((closing) => closing.tracked !== tracked);
    if (isLeftAlone && isKnown(tracked)) found.set(tracked, term);
  }
  return found;
}

/** What the function acquired and has to close. */
function owned(observations: Observations): ReadonlySet<Tracked> {
  const found = new Set<Tracked>();
  for (const exit of [...observations.exits, ...observations.raises]) {
    for (const tracked of exit.states.keys()) {
      // What is expected to fail may never have come into being.
      if (creationOf(tracked)?.isExpectedToFail === true) continue;
      if (tracked.kind === "resource" && tracked.provenance === "acquired" && hasDuty(tracked)) found.add(tracked);
    }
  }
  return found;
}

/** The function ends with it in a list, and the list ends with the function. */
function leftInList(ir: FileIr, observations: Observations, tracked: Tracked): LeakFinding | undefined {
  const isLeft = statesAt(observations.exits, tracked).some((state) => (state.mask & ESCAPED) !== 0);
  if (!isLeft || observations.graph.generator) return undefined;
  return { ...finding(ir, observations, tracked, "never", "normal"), canBeHeld: false };
}

function leakOf(ir: FileIr, observations: Observations, tracked: Tracked, isLost: boolean): LeakFinding | undefined {
  const isClear = clearStates(observations, tracked);
  const normal = statesAt(observations.exits, tracked).filter((state) => (state.flags & UNCLAIMED) === 0 && isClear(state));
  const leaked = normal.filter((state) => isLeaked(observations.exits, tracked, state));
  const isOnEvery = leaked.length === normal.length && normal.length > 0;
  if (leaked.length > 0) {
    // Who got it on a way that throws may have closed it there.
    const isNever = isOnEvery && closesOf(observations, tracked).length === 0 && !observations.handOns.has(tracked);
    // An answer that nobody looks at is mostly short, and its body with it.
    if (isNever && tracked.boundTo === undefined && tracked.spec?.mayBeDropped === true) return undefined;
    if (leaked.every((state) => (state.flags & RETURNED) !== 0)) return finding(ir, observations, tracked, "lent", "normal");
    if (isNever) return finding(ir, observations, tracked, tracked.boundTo === undefined ? "temporary" : "never", "normal");
    return finding(ir, observations, tracked, "path", "normal");
  }
  if (isLost) return finding(ir, observations, tracked, "overwritten", "normal");
  if (normal.length === 0) return undefined;
  // A `throw` that the function writes itself is a way out like a return; an unread body may be left to it.
  const thrown = observations.raises.filter((environment) => environment.facts.has(THROWN));
  if (tracked.spec?.kind !== "body" && isLeakedIn(thrown, tracked, isClear)) {
    return finding(ir, observations, tracked, "path", "thrown");
  }
  if (isLeakedIn(observations.raises, tracked, isClear)) return finding(ir, observations, tracked, "exception", "raised");
  return unclaimed(ir, observations, tracked);
}

/** One of several that are opened together; when another one fails, it is open and nobody knows it. */
function unclaimed(ir: FileIr, observations: Observations, tracked: Tracked): LeakFinding | undefined {
  if (tracked.spec?.kind === "body") return undefined;
  const ways = [...observations.exits, ...observations.raises];
  const isLost = statesAt(ways, tracked).some((state) => isOwnedOpen(state) && (state.flags & UNCLAIMED) !== 0);
  const opening = creationOf(tracked)?.target;
  if (!isLost || opening === undefined) return undefined;
  for (const { events } of observations.graph.blocks) {
    const together = events.find(
      (event) => event.kind === "call" && event.args.some(({ elements }) => elements?.some(({ place }) => place === opening)),
    );
    if (together === undefined) continue;
    const plain = finding(ir, observations, tracked, "unclaimed", "raised");
    return { ...plain, exit: momentOf(together), canBeHeld: false };
  }
  return undefined;
}

/** Where it is closed or handed on anywhere, a test that is forgotten may have told whether there is something to close. */
function clearStates(observations: Observations, tracked: Tracked): (state: State) => boolean {
  const isTold = observations.handOns.has(tracked) || observations.closings.some((closing) => closing.tracked === tracked);
  return ({ flags }) => !isTold || (flags & BLURRED) === 0;
}

function isLeakedIn(environments: readonly Environment[], tracked: Tracked, isClear: (state: State) => boolean): boolean {
  return statesAt(environments, tracked).some((state) => isClear(state) && isLeaked(environments, tracked, state));
}

function statesAt(environments: readonly Environment[], tracked: Tracked): readonly State[] {
  return environments.flatMap((environment) => environment.states.get(tracked) ?? []);
}

function isLeaked(environments: readonly Environment[], tracked: Tracked, state: State): boolean {
  if (!isOwnedOpen(state) || (state.flags & (HELD | UNCLAIMED)) !== 0) return false;
  // The owner carries the duty: it is reported itself when nobody closes it.
  if (state.owner !== undefined) return false;
  // What lives on something that is closed or handed on goes with it.
  return !(tracked.child === true && tracked.parent !== undefined && isTakenCareOf(environments, tracked.parent, tracked.scarce === true));
}

function isTakenCareOf(environments: readonly Environment[], owner: Tracked, isScarce: boolean): boolean {
  if (owner.provenance !== "acquired") return !isScarce;
  return environments.some((environment) => {
    const state = environment.stateOf(owner);
    return (state.mask & (CLOSED | ESCAPED)) !== 0 || (state.flags & HELD) !== 0;
  });
}

function finding(
  ir: FileIr,
  observations: Observations,
  tracked: Tracked,
  kind: LeakFinding["kind"],
  way: "normal" | "raised" | "thrown",
  said?: Term,
): LeakFinding {
  const path = leakPath(observations, tracked, way);
  const term = kind === "lent" ? observations.graph.terms.find(({ about }) => about === "result") : said;
  return {
    kind,
    function: observations.graph.id,
    certainty: "definite",
    resource: viewOf(ir, tracked),
    ...(term && { term }),
    ...(path.exit && { exit: momentOf(path.exit) }),
    isThrown: way === "thrown",
    isField: false,
    closes: closesOf(observations, tracked).map(momentOf),
    canBeHeld: kind !== "lent" && isHoldable(observations, tracked),
    // Where every way leaves it open, none of them is to blame.
    trace: kind === "never" || kind === "temporary" ? openedStep(tracked) : [...openedStep(tracked), ...path.steps],
    leavesBy: way === "normal" ? "exit" : "raise",
  };
}

/** Resources that are closed by hand on every normal way out, in source order. */
export function findHandHeld(ir: FileIr, seen: readonly Observations[]): readonly HandHeldFinding[] {
  const findings: HandHeldFinding[] = [];
  for (const observations of seen) {
    if (observations.graph.kind === "module") continue;
    for (const tracked of owned(observations)) {
      const normal = statesAt(observations.exits, tracked);
      if (normal.length === 0 || !normal.every(isClosedByHand)) continue;
      const closes = closesOf(observations, tracked);
      if (closes.length === 0 || !suitsBlock(observations, tracked)) continue;
      const raised = statesAt(observations.raises, tracked);
      const isHappyPath =
        raised.some((state) => isLeaked(observations.raises, tracked, state)) &&
        (!isInCleanup(observations, tracked) || isLostBefore(observations, tracked, closes));
      findings.push({
        kind: isHappyPath ? "happy-path" : "finally",
        function: observations.graph.id,
        certainty: "definite",
        resource: viewOf(ir, tracked),
        closes: closes.map(momentOf),
        canBeHeld: !isBackBefore(observations, tracked) && !(isHappyPath && isOwed(observations, tracked)),
        trace: [...openedStep(tracked), ...closes.map((event) => ({ what: "closed" as const, site: event.site }))],
      });
    }
  }
  return oncePerSite(
    findings,
    (one) => String(one.resource.opened?.site.start ?? 0),
    (one) => one.resource.opened?.site.start ?? 0,
  );
}

function isClosedByHand(state: State): boolean {
  return (state.mask & CLOSED) !== 0 && (state.mask & OPEN) === 0 && (state.flags & HELD) === 0;
}

/** Something that is waited for fails before the cleanup is in force; not a mere call of a logger, or a part of the cleanup. */
function isLostBefore(observations: Observations, tracked: Tracked, closes: readonly FlowEvent[]): boolean {
  const { exit } = leakPath(observations, tracked, "raised");
  const isWaitedFor = exit?.kind === "settle" || (exit?.kind === "call" && exit.awaited);
  return isWaitedFor && exit.site.start < (closes[0]?.site.start ?? 0);
}

