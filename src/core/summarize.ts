/**
 * What does a function do to its callers' values, as what was seen in it tells?
 *
 * What a consumer may do between the yields of a generator is unknown; its effects count as possible only.
 */
import {
  CHECKED,
  CLOSED,
  CONNECTED,
  ESCAPED,
  FAILED_TO_REPORT,
  HANDED_ON,
  HANDLED,
  isClosed,
  isIdleAtFirst,
  isOwnedOpen,
  NOTHING,
  OPEN,
  type State,
  STORED,
  type Tracked,
  UNKNOWN,
  VOIDED,
} from "./domain.ts";
import type { Environment } from "./environment.ts";
import { isBeforeFirstWait, isWait } from "./first-wait.ts";
import type { Condition, FileIr, FlowEvent, FlowGraph, Place } from "./ir.ts";
import type { Observations } from "./observations.ts";
import type { Solution } from "./solve.ts";
import { type Answers, type Decision, type PlaceEffect, type ResultSummary, type Summary, UNTOUCHED } from "./summary.ts";
import type { Context } from "./transfer/context.ts";

/** Ways to one truth that are told apart. */
const MAX_WAYS = 6;

/** The summary of a function, from what was seen in it. */
export function summarize(ir: FileIr, observations: Observations): Summary {
  const { exits, graph, raises, solution } = observations;
  const values = outsideValues(solution, graph);
  const closes = new Map<Tracked, Set<FlowEvent>>();
  for (const { event, tracked } of observations.closings) {
    closes.set(tracked, (closes.get(tracked) ?? new Set()).add(event));
  }
  const seen: Seen = { observations, closes };
  const captured = new Map<Place, PlaceEffect>();
  for (const place of graph.captures) captured.set(place, effectOn(values.get(place), place, seen));
  return {
    parameters: graph.parameters.map((place) => effectOn(values.get(place), place, seen)),
    captured,
    result: resultOf(ir, observations),
    waits: solution.gaveUp || waits(graph),
    ...(solution.context.answers && !solution.gaveUp && { answers: answersOf(observations) }),
    // A handler that fails while it passes a failure on is not the failure that gets lost.
    rejects: solution.gaveUp || raises.some((raise) => !raise.facts.has(FAILED_TO_REPORT)),
    returns: solution.gaveUp || graph.generator || exits.length > 0,
  };
}

/** Is there anything that the function waits for, or a promise that it gives on? */
function waits(graph: FlowGraph): boolean {
  return graph.blocks.some(({ events }) => events.some(isWait));
}

/** The ways to each truth, without repetition; many ways are as good as one that proves nothing. */
function answersOf({ answers, graph }: Observations): Answers {
  const waysTo = (truth: boolean): readonly (readonly Condition[])[] => {
    const ways = new Map<string, readonly Condition[]>();
    for (const answer of answers) {
      if (answer.truth === !truth) continue;
      const keys = answer.proved.map((condition) => JSON.stringify({ ...condition, place: placeOf(condition)?.id }));
      ways.set(keys.sort().join(), answer.proved);
    }
    if (!truth && fallsOffTheEnd(graph)) ways.set("", []);
    return ways.size > MAX_WAYS ? [[]] : [...ways.values()];
  };
  return { whenTrue: waysTo(true), whenFalse: waysTo(false) };
}

function placeOf(condition: Condition): Place | undefined {
  return condition.kind === "test" ? undefined : condition.place;
}

/** The tracked thing that each parameter and captured place came with, as far as the function touched it. */
function outsideValues(solution: Solution, graph: FlowGraph): ReadonlyMap<Place, Tracked> {
  const { context } = solution;
  const found = new Map<Place, Tracked>();
  for (const place of [...graph.parameters, ...graph.captures]) {
    const tracked = context.known(place);
    if (tracked !== undefined) found.set(place, tracked);
  }
  return found;
}

/** What was seen, and the closes of each thing, also those on ways that never reach the exit. */
interface Seen {
  readonly observations: Observations;
  readonly closes: ReadonlyMap<Tracked, ReadonlySet<FlowEvent>>;
}

function effectOn(tracked: Tracked | undefined, place: Place, { observations, closes }: Seen): PlaceEffect {
  const { exits, graph, solution, touches } = observations;
  const { context } = solution;
  if (solution.gaveUp) return { ...UNTOUCHED, escapes: true, assigns: place.variable?.constant !== true };
  const assigns = exits.some((exit) => isReassigned(exit, place, tracked, graph));
  if (tracked === undefined) return assigns ? { ...UNTOUCHED, assigns } : UNTOUCHED;
  let closedExits = 0;
  let escapes = false;
  let settles = false;
  const releases = new Set<FlowEvent>();
  // Exits that are only taken without a value, or when it is closed already, say nothing about what happens to one.
  const isHandedOn = observations.handOns.has(tracked);
  const relevant = exits.filter((exit) => !isAbsentAt(exit, place) && (isHandedOn || !isToldClosed(exit.stateOf(tracked))));
  for (const exit of relevant) {
    const state = exit.stateOf(tracked);
    if ((state.mask & CLOSED) !== 0) {
      closedExits += state.mask === CLOSED ? 1 : 0.5;
      for (const event of state.released) releases.add(event);
    }
    if ((state.mask & ESCAPED) !== 0) escapes = true;
    if ((state.flags & HANDED_ON) !== 0) settles = true;
  }
  const seen = closes.get(tracked) ?? new Set<FlowEvent>();
  const by = new Set<string>();
  const closings = [...(releases.size > 0 ? releases : seen)];
  for (const event of closings) for (const name of closerNames(context, event)) by.add(name);
  const isNeverSeen = closedExits === 0 && seen.size === 0;
  const isAlways = closedExits > 0 && closedExits === relevant.length && !graph.generator;
  const decidedBy = isNeverSeen || isAlways ? [] : decisions(graph, tracked, relevant);
  return {
    closes: isNeverSeen ? "never" : isAlways ? "always" : "sometimes",
    ...(decidedBy.length > 0 && { decidedBy }),
    ...(graph.async && closings.length > 0 && closings.every((event) => isLater(context, event)) && { closesLater: true }),
    by,
    releases: [...releases],
    escapes: escapes || (exits.length === 0 && touches.has(tracked)),
    uses: [...(touches.get(tracked)?.values() ?? [])],
    settles: settles || isMentioned(graph, place),
    assigns,
  };
}

/** The parameters whose truth decides whether `tracked` is closed. */
function decisions(graph: FlowGraph, tracked: Tracked, exits: readonly Environment[]): readonly Decision[] {
  return graph.parameters.flatMap((place, parameter): readonly Decision[] => {
    // What was assigned to it, a default value too, is not what the caller gave.
    if (exits.some((exit) => exit.at(place)?.some((value) => value !== NOTHING && value.place !== place) === true)) return [];
    const falsy = exits.filter((exit) => isAbsentAt(exit, place));
    if (falsy.length === 0 || falsy.length === exits.length) return [];
    const truthy = exits.filter((exit) => !falsy.includes(exit));
    const decided: Decision[] = [];
    if (falsy.every((exit) => isOwnedOpen(exit.stateOf(tracked)))) decided.push({ parameter, truthy: false, closes: "never" });
    // Ways that do not test the parameter are among these.
    if (truthy.every((exit) => isOwnedOpen(exit.stateOf(tracked)))) decided.push({ parameter, truthy: true, closes: "never" });
    if (truthy.every((exit) => isClosed(exit.stateOf(tracked)))) decided.push({ parameter, truthy: true, closes: "always" });
    return decided;
  });
}

/** A test said so; nothing that this function does has closed it. */
function isToldClosed({ flags, mask, released }: State): boolean {
  return (mask & CLOSED) !== 0 && (flags & CHECKED) !== 0 && released.length === 0;
}

function isAbsentAt(exit: Environment, place: Place): boolean {
  const bound = exit.at(place);
  return bound !== undefined && bound.length > 0 && bound.every((value) => value === NOTHING);
}

/** The methods that an event closes with: its own, or those of the helper that it calls. */
function closerNames(context: Context, event: FlowEvent): readonly string[] {
  if (event.kind !== "call") return [event.kind === "scope-end" && event.async ? "@@asyncDispose" : "@@dispose"];
  return helperOf(context, event)?.flatMap((effect) => [...effect.by]) ?? [event.method ?? event.name];
}

/** The function has waited for something by then, or the helper that it calls has. */
function isLater(context: Context, event: FlowEvent): boolean {
  if (!isBeforeFirstWait(context.graph, event)) return true;
  const closing = helperOf(context, event)?.filter(({ closes }) => closes !== "never") ?? [];
  return closing.length > 0 && closing.every(({ closesLater }) => closesLater === true);
}

/** What the helper that an event calls does to what it is given and captures. */
function helperOf(context: Context, event: FlowEvent): readonly PlaceEffect[] | undefined {
  if (event.kind !== "call") return undefined;
  const [callee] = event.functions;
  const summary = callee === undefined ? event.elsewhere?.summary() : context.summaryOf(callee);
  return summary && [...summary.parameters, ...summary.captured.values()];
}

function isReassigned(exit: Environment, place: Place, tracked: Tracked | undefined, graph: FlowGraph): boolean {
  const bound = exit.at(place);
  if (bound === undefined || graph.parameters.includes(place)) return false;
  return bound.some((value) => value !== tracked && value !== NOTHING);
}

/** Awaited, chained, returned or passed on: whoever captures a task and mentions it takes care of it. */
function isMentioned(graph: FlowGraph, place: Place): boolean {
  for (const block of graph.blocks) {
    for (const event of block.events) {
      if (event.kind === "settle" && event.source === place) return true;
      if (event.kind === "chain" && event.source === place) return true;
      if (event.kind === "return" && event.place === place) return true;
      if (event.kind === "call" && event.args.some((argument) => argument.place === place)) return true;
      if (event.kind === "closure" && event.function !== graph.id) continue;
      if (event.kind === "bind" && event.source === place) return true;
    }
  }
  return false;
}

function resultOf(ir: FileIr, { exits, graph, handOns, results }: Observations): ResultSummary {
  const isTask = graph.async && !graph.generator;
  const isHandedOn = (value: Tracked): boolean => value.isShared === true || [...(handOns.get(value) ?? [])].some(({ kind }) => kind !== "return");
  const values = new Set(results.flat());
  const isPartial = fallsOffTheEnd(graph);
  if (!isPartial && values.size === 1 && values.has(NOTHING)) return { absent: true, task: isTask };
  const hasOthers = values.has(UNKNOWN);
  const maybeAbsent = values.delete(NOTHING) || hasOthers || isPartial;
  values.delete(UNKNOWN);
  const [value, ...others] = values;
  const unknown: ResultSummary = { task: isTask };
  if (value === undefined && !graph.generator && returnsNothing(graph)) return { isNothing: true, task: isTask };
  if (value === undefined || others.length > 0 || graph.generator) return unknown;
  if (value.kind === "task") {
    // A promise on some ways only (or a callback in place of it) is not known to be one.
    if (!isTask && maybeAbsent) return unknown;
    const isHandled = exits.every((exit) => (exit.stateOf(value).flags & (HANDLED | VOIDED)) !== 0);
    // Besides its caller somebody else has it, and may wait for it.
    const isKept = isHandedOn(value);
    // An async function waits for the promise that it returns; another one hands it to its caller.
    const fresh = freshOf(value.payload, maybeAbsent, [], isKept);
    if (!isTask && (isHandled || isKept || value.neverRejects === true || value.detached === true)) return { task: true, isHandled: true };
    const work = isTask ? undefined : workOf(value);
    return { ...(fresh && value.payloadAt === undefined && { fresh }), ...(value.onlyWaits && { onlyWaits: true }), ...(work && { work }), task: true };
  }
  if (value.kind !== "resource") return unknown;
  if (value.provenance === "acquired") {
    const isClosed = exits.some((exit) => (exit.stateOf(value).mask & (CLOSED | OPEN)) === CLOSED);
    // What is also stored is found there by others, who may close it.
    const isStored = exits.some((exit) => (exit.stateOf(value).flags & STORED) !== 0);
    const fresh = isClosed || isStored ? undefined : freshOf(value, maybeAbsent, exits, isHandedOn(value));
    return { ...(fresh && { fresh }), task: isTask };
  }
  if (value.parameter !== undefined) return { parameter: value.parameter, task: isTask, ...(hasOthers && { isSometimes: true }) };
  if (value.place !== undefined && ir.functions[graph.id] !== undefined) return { place: value.place, task: isTask };
  return unknown;
}

/** Undefined for a plain promise. */
function workOf({ hasMembers, isBuilder, lazy, startedBy }: Tracked): ResultSummary["work"] {
  if (hasMembers !== true && lazy !== true) return undefined;
  return { ...(hasMembers && { hasMembers }), ...(isBuilder && { isBuilder }), ...(lazy && { lazy }), ...(startedBy !== undefined && { startedBy }) };
}

function returnsNothing(graph: FlowGraph): boolean {
  return graph.blocks.every(({ events }) =>
    events.every((event) => event.kind !== "return" || (event.place === undefined && event.truth === undefined)),
  );
}

/** Some way reaches the end without a value that is returned. */
function fallsOffTheEnd(graph: FlowGraph): boolean {
  return graph.blocks.some((block) => {
    const leaves = block.edges.some((edge) => edge.to === graph.exit && edge.kind !== "generator-return");
    if (!leaves) return false;
    const last = block.events.findLast((event) => event.kind === "return");
    // A block without events of its own may follow a cleanup, behind a return.
    if (last?.kind === "return") return last.place === undefined && last.isAbsent !== true && last.truth === undefined;
    return block.events.length > 0 || isEntered(graph, block.id);
  });
}

/** Reached by a way that has not returned: any edge from a block whose last event is no return. */
function isEntered(graph: FlowGraph, id: number): boolean {
  return graph.blocks.some(
    (block) => block.edges.some((edge) => edge.to === id) && block.events.at(-1)?.kind !== "return",
  );
}

function freshOf(
  value: Tracked | undefined,
  maybeAbsent: boolean,
  exits: readonly Environment[],
  isShared: boolean,
): ResultSummary["fresh"] {
  if (value?.kind !== "resource" || value.provenance !== "acquired" || value.spec === undefined) return undefined;
  // Returned means escaped; only a client that was never connected is still idle then.
  const isOpen = !isIdleAtFirst(value) || exits.some((exit) => (exit.stateOf(value).flags & CONNECTED) !== 0);
  return { spec: value.spec, maybeAbsent, isOpen, isShared };
}
