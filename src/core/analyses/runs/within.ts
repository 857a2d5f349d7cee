/**
 * What is called in functions whose bodies are always inside of a run?
 *
 * A coroutine runs in an event loop, whoever started that. What it calls of this file, at once, is inside too.
 */
import type { Tracked } from "../../domain.ts";
import type { CloseWhileRunningFinding, NestedRunFinding, Step } from "../../findings.ts";
import type { Block, CallEvent, FileIr, FlowEvent, FlowGraph, FunctionId } from "../../ir.ts";
import type { Observations } from "../../observations.ts";
import type { Called } from "../../transfer/context.ts";
import { isMeantToFail, momentOf, oncePerSite, viewOf } from "../views.ts";
import { reachOf } from "./reach.ts";

const MAX_DEPTH = 6;

/** A call with a known meaning, inside of a run. */
interface Inside {
  /** The function that is inside by itself. */
  readonly outer: FlowGraph;
  readonly observations: Observations;
  readonly event: CallEvent;
  readonly called: Called;
  /** The calls that lead from the outer function here. */
  readonly through: readonly CallEvent[];
}

/** Runs that need that no run of their library is going on, in functions that are inside of one. */
export function* findWithin(ir: FileIr, seen: readonly Observations[]): Generator<NestedRunFinding> {
  for (const inside of everyCallInside(ir, seen)) {
    const { called, event, observations, outer, through } = inside;
    const { run } = called.effect;
    const outcome = run?.nested ?? { effect: "unknown" };
    const isMeant = run !== undefined && run.role !== "enter" && run.key === "library" && (run.of ?? called.library) === outer.within;
    if (!isMeant || outcome.effect === "unknown" || outcome.effect === "works") continue;
    yield {
      kind: "nested",
      ...(outer.kind === "module" && { isAround: true }),
      function: observations.graph.id,
      certainty: "definite",
      outer: headOf(outer),
      inner: momentOf(event),
      name: event.name,
      outcome,
      through: through.map(momentOf),
      trace: stepsTo(inside, "entered"),
    };
  }
}

/** Closes of what runs the very function that closes it. */
export function findClosedInside(ir: FileIr, seen: readonly Observations[]): readonly CloseWhileRunningFinding[] {
  // A cleanup has a copy for each way of leaving.
  return oncePerSite(
    [...closesInside(ir, seen)],
    ({ close }) => String(close.site.start),
    ({ close }) => close.site.start,
  );
}

function* closesInside(ir: FileIr, seen: readonly Observations[]): Generator<CloseWhileRunningFinding> {
  for (const inside of everyCallInside(ir, seen)) {
    const { called, event, observations, outer, through } = inside;
    const { isClose, library, receivers, whileRunning: outcome } = called;
    // A caller may hand over one that runs in another thread, and an object that others call too may have one there.
    const isKnown = ({ provenance }: Tracked): boolean => provenance !== "parameter" && (provenance !== "inherited" || through.length === 0);
    const resource = [...receivers].find(isKnown);
    if (!isClose || outcome === undefined || resource === undefined || library !== outer.within) continue;
    yield {
      kind: "inside",
      ...(outer.kind === "module" && { isAround: true }),
      function: observations.graph.id,
      certainty: "definite",
      resource: viewOf(ir, resource),
      close: momentOf(event),
      isScopeEnd: false,
      task: headOf(outer),
      outcome,
      trace: stepsTo(inside, "closed"),
    };
  }
}

function headOf({ head, name, origin, site }: FlowGraph): NestedRunFinding["outer"] {
  return { site: head ?? site, origin, name };
}

function stepsTo({ event, outer, through }: Inside, what: Step["what"]): readonly Step[] {
  return [
    { what: "entered", site: outer.head ?? outer.site },
    ...through.map(({ site }) => ({ what: "used" as const, site })),
    { what, site: event.site },
  ];
}

function* everyCallInside(ir: FileIr, seen: readonly Observations[]): Generator<Inside> {
  const byFunction = new Map(seen.map((one) => [one.graph.id, one]));
  for (const { graph } of seen) {
    if (graph.within !== undefined) yield* callsIn(ir, byFunction, graph, graph.id, [], new Set());
  }
}

function* callsIn(
  ir: FileIr,
  byFunction: ReadonlyMap<FunctionId, Observations>,
  outer: FlowGraph,
  id: FunctionId,
  through: readonly CallEvent[],
  visited: Set<string>,
): Generator<Inside> {
  const observations = byFunction.get(id);
  if (observations === undefined || through.length > MAX_DEPTH) return;
  const { blocks, key } = reachOf(observations.graph, through.at(-1));
  const visit = `${String(id)} ${key}`;
  if (visited.has(visit)) return;
  visited.add(visit);
  if (through.length > 0 && asksForRun(observations)) return;
  const chosen = through.length === 0 && outer.kind === "module" ? chosenByAsking(observations) : undefined;
  for (const { events } of blocks) {
    for (const event of events) {
      const called = event.kind === "call" ? observations.solution.context.called.get(event) : undefined;
      if (event.kind !== "call" || called === undefined || isMeantToFail(event) || chosen?.has(event) === true) continue;
      yield { outer, observations, event, called, through };
    }
  }
  for (const { events } of blocks) {
    for (const event of events) {
      if (event.kind !== "call") continue;
      for (const callee of event.functions) {
        const graph = ir.functions[callee];
        // A coroutine is inside by itself, and a generator runs when it is walked.
        if (graph === undefined || graph.async || graph.generator) continue;
        yield* callsIn(ir, byFunction, outer, callee, [...through, event], visited);
      }
    }
  }
}

/** A helper that looks first whether a run is going on chooses what to do by the answer. */
function asksForRun(observations: Observations): boolean {
  return observations.graph.blocks.some(({ events }) => events.some((event) => asks(observations, event)));
}

function asks({ solution: { context } }: Observations, event: FlowEvent): boolean {
  if (event.kind !== "call") return false;
  const names = context.ir.knowledge.conventions.asksForRun;
  return context.called.get(event)?.effect.asksForRun === true || (event.method !== undefined && names.has(event.method));
}

/** What a module does on some ways only after it has asked whether a run is going on: the answer may have chosen the way. */
function chosenByAsking(observations: Observations): ReadonlySet<FlowEvent> {
  const { graph } = observations;
  const asking = graph.blocks.filter(({ events }) => events.some((event) => asks(observations, event)));
  if (asking.length === 0) return new Set();
  const isAvoidable = (avoided: Block): boolean =>
    asking.some((from) => from !== avoided && reaches(graph, from, avoided) && reaches(graph, from, undefined, avoided));
  return new Set(graph.blocks.filter(isAvoidable).flatMap(({ events }) => events));
}

/** Whether control can come from one block to another, or to the end, past what it has to avoid. */
function reaches(graph: FlowGraph, from: Block, to: Block | undefined, avoided?: Block): boolean {
  const seen = new Set<Block["id"]>([from.id, ...(avoided ? [avoided.id] : [])]);
  const waiting: Block[] = [from];
  for (let block = waiting.pop(); block !== undefined; block = waiting.pop()) {
    for (const next of [...block.edges.map(({ to: target }) => target), block.handler]) {
      if (next === (to?.id ?? graph.exit)) return true;
      const found = graph.blocks[next];
      if (found === undefined || seen.has(next)) continue;
      seen.add(next);
      waiting.push(found);
    }
  }
  return false;
}
