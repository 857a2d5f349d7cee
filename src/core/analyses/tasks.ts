/**
 * Which tasks does nobody wait for, and which are still running when what they use is closed?
 *
 * Fact: {pending, settled} for each task, with flags for handled, handed on, and deliberately ignored; a task borrows the
 * resources that it was started on. One relation covers `return s.get()` under `await using`, a close before `await p`,
 * and a dropped `s.send()` before `s.close()`.
 */
import { ELEMENT } from "../conventions.ts";
import { ABSENT, CLOSED, EXCUSED, HANDED_ON, HANDLED, OPEN, RETURNED, type State, type Tracked, VOIDED } from "../domain.ts";
import { type Ending, endingOf, worstEnding } from "../ending.ts";
import type { CloseWhileRunningFinding, FloatingFinding, Moment } from "../findings.ts";
import type { Answer, FileIr, FlowEvent, FlowGraph, Place } from "../ir.ts";
import type { ClosingUnder, Observations } from "../observations.ts";
import { isForNextRound } from "./next-round.ts";
import { isAwaitedOneByOne } from "./one-by-one.ts";
import { blockOf } from "./reaching.ts";
import { isTakenForValue } from "./taken-tasks.ts";
import { groupBy, momentOf, oncePerSite, openedStep, taskMomentOf, viewOf } from "./views.ts";

const TAKEN_CARE_OF = HANDED_ON | HANDLED | VOIDED;

/** Tasks that float, in source order; at most one finding a task. */
export function findFloating(ir: FileIr, seen: readonly Observations[]): readonly FloatingFinding[] {
  const findings: FloatingFinding[] = [];
  for (const observations of seen) {
    const dropped = new Set<Tracked>();
    let isHeard: boolean | undefined;
    for (const { event, task, state } of observations.droppings) {
      // A step on a builder that a variable holds is no work that is dropped.
      if (task.lazy === true && task.boundTo !== undefined && event.kind !== "use") continue;
      dropped.add(task);
      // What is shown is kept as well, so a task goes on; lazy work still never begins.
      if (event.kind === "drop" && event.isShown === true && task.lazy !== true) continue;
      if (!(event.kind === "use" ? isPending(task, state) : isFloating(task, state))) continue;
      // What is looked at under its name first may well be awaited later.
      if (event.kind === "use" && task.boundTo !== undefined && mayBeAwaitedLater(observations, task, isTakenForValue(observations, ir, task, event))) continue;
      const kind = droppedKind(task, event);
      if (kind === "dropped" && (isHeard ??= hearsRejections(observations.graph))) continue;
      findings.push(floating(observations, task, state, event, kind));
    }
    for (const exit of observations.exits) {
      for (const [task, state] of exit.states) {
        if (task.kind !== "task" || dropped.has(task) || task.boundTo === undefined || !isFloating(task, state)) continue;
        const isElement = elementOf(task) !== undefined;
        if (task.isPerhapsKept === true || (task.boundTo.kind === "member" && !isElement)) continue;
        // Another function reads the variable: it may wait there. A consumer may stop a generator at any yield.
        if (task.boundTo.variable?.captured === true || observations.graph.generator) continue;
        if ((task.lazy === true || task.onlyWaits === true || isElement) && isConsumedSomewhere(observations, task)) continue;
        if (isForNextRound(observations, task, observations.graph.exit)) continue;
        const kind = task.lazy === true ? "lazy" : isElement ? "array" : "stored";
        findings.push(floating(observations, task, state, task.born, kind));
      }
    }
  }
  return oncePerSite(
    findings,
    (finding) => String(finding.task.site.start),
    (finding) => finding.task.site.start,
  );
}

/** Lazy work that one path does not need was built for nothing there, and a sign is not waited for, but nothing is lost. */
function isConsumedSomewhere(observations: Observations, task: Tracked): boolean {
  return [...observations.exits, ...observations.raises].some((exit) => {
    const state = exit.states.get(task);
    return state !== undefined && (isPerhapsSettled(state) || (state.flags & TAKEN_CARE_OF) !== 0);
  });
}

/**
 * Somebody waits for it on some way, or is given it as it is; to call one of its methods is to take it for its value once more.
 *
 * @param isMistaken That it is given to somebody changes nothing: what was done with it before cannot be right.
 */
function mayBeAwaitedLater({ exits, graph, handOns, raises }: Observations, task: Tracked, isMistaken: boolean): boolean {
  const isGiven = !isMistaken && [...handOns.get(task) ?? []].some((event) => event.kind !== "call" || event.receiver !== task.boundTo);
  return isGiven || isAwaitedByName(graph, task) || [...exits, ...raises].some((exit) => {
    const state = exit.states.get(task);
    return state !== undefined && (isPerhapsSettled(state) || (state.flags & (HANDLED | VOIDED)) !== 0);
  });
}

/** `await p`, `Promise.race([p, …])`: no way out of an endless loop may show that the task of a round was waited for. */
function isAwaitedByName({ blocks }: FlowGraph, { boundTo }: Tracked): boolean {
  return blocks.some(({ events }) =>
    events.some((event) =>
      event.kind === "settle"
        ? event.source === boundTo
        : event.kind === "call" && event.args.some(({ elements }) => elements?.some(({ place }) => place !== undefined && place === boundTo)),
    ),
  );
}

/** Some way waits for it. That it was not begun on another, which a function with many ways joins to this one, is no waiting. */
function isPerhapsSettled({ mask }: State): boolean {
  return (mask & ~(OPEN | ABSENT)) !== 0;
}

/** Also what is left alone on purpose (`void p`): whether that counts is the user's to choose. */
function isFloating(task: Tracked, state: State): boolean {
  // Of eager work that cannot fail nothing is lost; lazy work that nobody awaits never runs.
  if (task.detached === true || (task.neverRejects === true && task.lazy !== true) || task.closing !== undefined) return false;
  return isPending(task, state);
}

/** Nobody has waited for it, or was given it to do so. */
function isPending(task: Tracked, state: State): boolean {
  // Where a failure is expected, nothing may come of the task.
  if (task.born?.kind === "call" && task.born.isExpectedToFail === true) return false;
  return state.mask === OPEN && (state.flags & (HANDED_ON | HANDLED | EXCUSED)) === 0;
}

function droppedKind(task: Tracked, event: FlowEvent): FloatingFinding["kind"] {
  if (event.kind === "use") return "value";
  if (task.lazy === true) return "lazy";
  // What a constructor calls at once makes no list.
  if (event.kind !== "call" && task.born?.kind === "call" && task.born.callsNow !== undefined && !task.born.construct) return "dropped-array";
  return event.kind === "call" ? "spawned" : "dropped";
}

function floating(
  observations: Observations,
  task: Tracked,
  state: State,
  event: FlowEvent | undefined,
  kind: FloatingFinding["kind"],
): FloatingFinding {
  const born = task.born ?? event;
  const { site, origin } = observations.graph;
  const moment = born === undefined ? { site, origin, name: task.name } : taskMomentOf(born);
  const variable = task.boundTo && collectionAt(task.boundTo).name;
  return {
    kind,
    function: observations.graph.id,
    certainty: "definite",
    task: kind === "dropped" && event !== undefined ? { ...moment, site: event.site, origin: event.origin } : moment,
    ...(variable !== undefined && { variable }),
    isLazy: task.lazy === true,
    isVoided: (state.flags & VOIDED) !== 0 || (task.isFailure === true && kind === "dropped"),
    ...(born?.kind === "call" && { callee: born.name, library: born.library ?? "" }),
    isImmediate: born?.kind === "call" && born.isImmediate === true,
    runBy: observations.graph.async ? "async" : observations.graph.kind === "module" ? "module" : "plain",
    ...(task.onlyWaits && { onlyWaits: true }),
    mayWait: mayWaitFor(observations, task, kind),
    ...(kind === "stored" && isConsumedSomewhere(observations, task) && { isAwaitedElsewhere: true }),
    ...(task.startedBy !== undefined && { startedBy: task.startedBy }),
    trace: [{ what: "started", site: moment.site }],
    ...((kind === "stored" || kind === "array") && { leavesBy: "exit" }),
  };
}

/** The list of an element, also where that is one of its elements; any other place itself. */
function collectionAt(place: Place): Place {
  const whole = place.kind === "member" ? place.base : undefined;
  if (whole === undefined) return place;
  return ELEMENT.test(whole.property ?? "") ? collectionAt(whole) : whole;
}

/** A function that is written and called on the spot, in one that could wait for it, is called in order not to wait. */
function mayWaitFor(observations: Observations, { born }: Tracked, kind: FloatingFinding["kind"]): Answer {
  const isSetGoing = kind === "dropped" && born?.kind === "call" && born.isImmediate === true && observations.graph.async;
  return isSetGoing ? "no" : answerTo(born === undefined ? "by-itself" : endingIn(observations, born));
}

function endingIn({ graph, solution: { context } }: Observations, born: FlowEvent): Ending {
  return endingOf(context.ir, graph, born, born.kind === "call" ? context.called.get(born)?.effect : undefined);
}

function answerTo(ending: Ending): Answer {
  return ending === "never" ? "no" : ending === "when-told" ? "unknown" : "yes";
}

/** Where statements stand that drop a task that is not to be waited for there. */
export function findGoingOn(seen: readonly Observations[]): ReadonlySet<number> {
  const starts = new Set<number>();
  for (const observations of seen) {
    for (const { event, task } of observations.droppings) {
      if (mayWaitFor(observations, task, droppedKind(task, event)) === "no") starts.add(event.site.start);
    }
  }
  return starts;
}

/** Where statements stand that drop a task for which the catalog, or a listener set beside them, says that nobody has to wait. */
export function findHarmless(seen: readonly Observations[]): ReadonlySet<number> {
  const starts = new Set<number>();
  for (const { droppings, graph } of seen) {
    let isHeard: boolean | undefined;
    for (const { event, task } of droppings) {
      const isLeft = task.detached === true || (droppedKind(task, event) === "dropped" && (isHeard ??= hearsRejections(graph)));
      if (isLeft) starts.add(event.site.start);
    }
  }
  return starts;
}

/**
 * Whether the function sets a listener for rejections that nobody handles: what it starts and leaves alone is left to
 * that. Other functions of the program may not count on it.
 */
function hearsRejections({ blocks }: FlowGraph): boolean {
  return blocks.some(({ events }) =>
    events.some((event) => {
      const words = event.kind === "call" ? event.effect?.hearsRejections : undefined;
      const word = event.kind === "call" ? event.args[0]?.literal : undefined;
      return typeof word === "string" && words?.includes(word) === true;
    }),
  );
}

/** Closings that come too early or are not waited for, in source order. */
export function findCloseWhileRunning(ir: FileIr, seen: readonly Observations[]): readonly CloseWhileRunningFinding[] {
  const findings: CloseWhileRunningFinding[] = [];
  for (const observations of seen) {
    for (const sightings of groupBy(observations.closingsUnder, (one) => one.event).values()) {
      const finding = pendingAt(ir, observations, sightings);
      if (finding !== undefined) findings.push(finding);
    }
    findings.push(...closesNotAwaited(ir, observations));
    for (const { event, closings } of observations.endings) {
      for (const closing of closings) {
        const finding = closeFinding(ir, observations, closing, "process-exit", event);
        if (finding !== undefined) findings.push(finding);
      }
    }
  }
  return oncePerSite(
    findings,
    (finding) => String(finding.kind === "returned" ? finding.task.site.start : finding.close.site.start),
    (finding) => finding.close.site.start,
  );
}

/** The list that a task is kept in, if it has no name of its own. */
function elementOf({ boundTo }: Tracked): Place | undefined {
  return boundTo?.kind === "member" && ELEMENT.test(boundTo.property ?? "") ? boundTo.base : undefined;
}

/** Its elements are looked at one by one, perhaps to wait for each, before it is returned. */
function isGoneThrough({ blocks }: FlowGraph, list: Place): boolean {
  return blocks.some(({ events }) => events.some((event) => event.kind === "use" && event.how !== "read" && (event.place === list || event.place.base === list)));
}

function pendingAt(
  ir: FileIr,
  observations: Observations,
  sightings: readonly ClosingUnder[],
): CloseWhileRunningFinding | undefined {
  // A consumer may stop a generator at any yield.
  if (observations.graph.generator) return undefined;
  for (const { event, tracked, tasks } of sightings) {
    const known = tasks.filter(({ task, state }) => task.born !== undefined && (state.flags & EXCUSED) === 0);
    // A combination that is returned explains more than its parts.
    const seen = known.find(({ state }) => (state.flags & RETURNED) !== 0) ?? known[0];
    if (seen?.task.born === undefined) continue;
    const { task, state } = seen;
    const born = seen.task.born;
    const isReturned = (state.flags & RETURNED) !== 0;
    // Handed to code that is not shown: it may have waited.
    if (!isReturned && (state.flags & HANDED_ON) !== 0 && !isStillSeen(task, tasks)) continue;
    if (endsByClose(ir, observations, tracked, task)) continue;
    const list = elementOf(task);
    if (isReturned && list !== undefined && isGoneThrough(observations.graph, list)) continue;
    if (!isReturned && isAwaitedOneByOne(observations.graph, task, event)) continue;
    if (!isReturned && isForNextRound(observations, task, blockOf(observations.graph, event))) continue;
    return {
      kind: isReturned ? "returned" : "pending",
      function: observations.graph.id,
      certainty: "definite",
      resource: viewOf(ir, tracked),
      close: momentOf(event),
      isScopeEnd: event.kind === "scope-end",
      task: taskMomentOf(born),
      ...(isReturned && list !== undefined && { isElement: true }),
      ...(!isReturned && whatElseRuns(observations, sightings, born)),
      trace: [
        ...openedStep(tracked),
        { what: "started", site: born.site },
        { what: "closed", site: event.site },
      ],
    };
  }
  return undefined;
}

/** The other tasks that are pending there, and whether to wait for all of them comes to an end. */
function whatElseRuns(
  observations: Observations,
  sightings: readonly ClosingUnder[],
  first: FlowEvent,
): { readonly alsoRunning: readonly Moment[]; readonly mayWait: Answer } {
  const others = othersPending(sightings, first);
  const endings = [first, ...others].map((event) => endingIn(observations, event));
  return { alsoRunning: others.map(taskMomentOf), mayWait: answerTo(worstEnding(endings)) };
}

function othersPending(sightings: readonly ClosingUnder[], first: FlowEvent): readonly FlowEvent[] {
  const born = new Set<FlowEvent>();
  for (const { tasks } of sightings) {
    for (const { state, task } of tasks) {
      const isOther = task.born !== undefined && task.born !== first && task.parts === undefined;
      if (isOther && (state.flags & (EXCUSED | HANDED_ON | RETURNED)) === 0) born.add(task.born);
    }
  }
  return [...born].sort((left, right) => left.site.start - right.site.start);
}

/**
 * A class of the program may have a task that its own close brings to an end: `this` knows its own protocol, and who
 * awaits the task only after the close expects it to end by then.
 */
function endsByClose(ir: FileIr, { exits }: Observations, resource: Tracked, task: Tracked): boolean {
  if (resource.place?.variable?.role === "this" && resource.place.kind === "variable") return true;
  const isOwn = resource.spec !== undefined && ir.knowledge.libraryOf(resource.spec) === "";
  return isOwn && exits.length > 0 && exits.every((exit) => exit.states.get(task)?.mask === CLOSED);
}

/** A part that was handed to a combined task which is pending as well. */
function isStillSeen(task: Tracked, tasks: ClosingUnder["tasks"]): boolean {
  return tasks.some(
    ({ task: other, state }) =>
      other.parts?.flat().includes(task) === true && ((state.flags & HANDED_ON) === 0 || (state.flags & RETURNED) !== 0),
  );
}

function* closesNotAwaited(ir: FileIr, observations: Observations): Generator<CloseWhileRunningFinding> {
  const { graph } = observations;
  if (!graph.async && graph.kind !== "module") return;
  const ended = new Set(observations.endings.flatMap(({ closings }) => [...closings]));
  const dropped = new Set(observations.droppings.filter(({ state }) => state.flags === 0).map(({ task }) => task));
  for (const task of dropped) {
    if (ended.has(task)) continue;
    const finding = closeFinding(ir, observations, task, "not-awaited");
    if (finding !== undefined) yield finding;
  }
}

function closeFinding(
  ir: FileIr,
  observations: Observations,
  closing: Tracked,
  kind: "not-awaited" | "process-exit",
  exit?: FlowEvent,
): CloseWhileRunningFinding | undefined {
  const resource = closing.closing?.[0];
  if (resource === undefined || closing.born === undefined) return undefined;
  const close = taskMomentOf(closing.born);
  return {
    kind,
    function: observations.graph.id,
    certainty: "definite",
    resource: viewOf(ir, resource),
    close: exit === undefined ? close : momentOf(exit),
    isScopeEnd: false,
    task: close,
    trace: [...openedStep(resource), { what: "closed", site: close.site }, ...(exit ? [{ what: "left" as const, site: exit.site }] : [])],
  };
}
