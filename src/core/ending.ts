/**
 * Does the work that a call begins come to an end by itself, as far as graphs alone show?
 *
 *     while (true) { await sleep(26_000); socket.send(beat); }      // never, unless something fails
 *     while (this.running) await poll();                            // when somebody else says so
 *
 * Who waits for the first waits for ever, and for the second perhaps. A way that only a failure takes is no end that
 * anybody could wait for.
 */
import { argumentAt } from "./calls.ts";
import type { CallEffect } from "./effects.ts";
import { rootOf } from "./environment.ts";
import type { Argument, Block, BlockId, CallEvent, Edge, FileIr, FlowEvent, FlowGraph, Place } from "./ir.ts";

/** How work comes to its end. */
export type Ending = "by-itself" | "never" | "when-told";

const known = new WeakMap<FlowGraph, Ending>();
const madeBy = new WeakMap<FlowGraph, ReadonlyMap<Place, readonly FlowEvent[]>>();

/**
 * How the work ends that an event of a graph begins.
 *
 * @param effect What the call does, where that is known better than by its name.
 */
export function endingOf(ir: FileIr, graph: FlowGraph, event: FlowEvent, effect?: CallEffect): Ending {
  if (event.kind === "chain") return endingAt(ir, graph, event.source, new Set());
  return event.kind === "call" ? endingOfCall(ir, graph, event, effect ?? event.effect, new Set()) : "by-itself";
}

/** The one that is the worst to wait for. */
export function worstEnding(endings: readonly Ending[]): Ending {
  return endings.includes("never") ? "never" : endings.includes("when-told") ? "when-told" : "by-itself";
}

function endingOfCall(ir: FileIr, graph: FlowGraph, event: CallEvent, effect: CallEffect | undefined, seen: Set<Place>): Ending {
  const begun = event.deferred === undefined ? event.functions : [event.deferred];
  const own = begun.map((id) => ir.functions[id]).map((callee) => (callee?.async === true ? endingOfFunction(ir, callee) : "by-itself"));
  return worstEnding([...own, ...waitedFor(event, effect).map((place) => endingAt(ir, graph, place, seen))]);
}

/** What the work of a call consists of: what it executes, and what it combines unless it ends with the first of that. */
function waitedFor(event: CallEvent, { combines, combinesArguments, executes }: CallEffect = {}): readonly Place[] {
  if (combines === "race" || combines === "any") return [];
  if (combines !== undefined) return placesIn(combinesArguments === true ? event.args : event.args.slice(0, 1));
  const executed = executes === undefined ? undefined : argumentAt(event, executes)?.place;
  return executed === undefined ? [] : [executed];
}

function placesIn(args: readonly Argument[]): readonly Place[] {
  return args.flatMap(({ elements = [], place }) => [...(place === undefined ? [] : [place]), ...placesIn(elements)]);
}

/** How the work ends that a place holds, if any. */
function endingAt(ir: FileIr, graph: FlowGraph, place: Place, seen: Set<Place>): Ending {
  if (seen.has(place)) return "by-itself";
  seen.add(place);
  const endings = (makersIn(graph).get(place) ?? []).map((event): Ending => {
    if (event.kind === "call") return endingOfCall(ir, graph, event, event.effect, seen);
    const source = event.kind === "bind" || event.kind === "chain" ? event.source : undefined;
    return source === undefined ? "by-itself" : endingAt(ir, graph, source, seen);
  });
  return worstEnding(endings);
}

/** The events that put something into a place. */
function makersIn(graph: FlowGraph): ReadonlyMap<Place, readonly FlowEvent[]> {
  const made = madeBy.get(graph);
  if (made !== undefined) return made;
  const makers = new Map<Place, FlowEvent[]>();
  for (const event of graph.blocks.flatMap(({ events }) => events)) {
    if (event.kind !== "bind" && event.kind !== "call" && event.kind !== "chain") continue;
    const events = makers.get(event.target) ?? [];
    events.push(event);
    makers.set(event.target, events);
  }
  madeBy.set(graph, makers);
  return makers;
}

function endingOfFunction(ir: FileIr, graph: FlowGraph): Ending {
  const before = known.get(graph);
  if (before !== undefined) return before;
  // A function that waits for itself is taken to come back.
  known.set(graph, "by-itself");
  const ending = graph.incomplete || graph.generator ? "by-itself" : new Walk(ir, graph).ending();
  known.set(graph, ending);
  return ending;
}

/** Where does a function come to without a failure? */
class Walk {
  readonly #ir: FileIr;
  readonly #graph: FlowGraph;

  constructor(ir: FileIr, graph: FlowGraph) {
    this.#ir = ir;
    this.#graph = graph;
  }

  ending(): Ending {
    const { entry, exit } = this.#graph;
    const reached = this.#from([entry], (edge) => edge.kind !== "exception", ["never"]);
    if (!reached.has(exit)) return this.#goesOn(reached) ? "never" : "by-itself";
    const unasked = this.#from([entry], (edge, from) => edge.kind !== "exception" && !this.#isToldBy(edge, from), ["never", "when-told"]);
    return unasked.has(exit) ? "by-itself" : "when-told";
  }

  /** It goes round a loop, or waits for what does; a function that only throws does neither. */
  #goesOn(reached: ReadonlySet<BlockId>): boolean {
    return this.#graph.blocks.some(
      (block) => reached.has(block.id) && (this.#waitsIn(block, ["never"]) || block.edges.some(({ kind }) => kind === "back")),
    );
  }

  #from(start: readonly BlockId[], isTaken: (edge: Edge, from: Block) => boolean, stops: readonly Ending[]): ReadonlySet<BlockId> {
    const reached = new Set(start);
    // A set grows while it is walked.
    for (const id of reached) {
      const block = this.#graph.blocks[id];
      if (block === undefined || this.#waitsIn(block, stops)) continue;
      for (const edge of block.edges) if (isTaken(edge, block)) reached.add(edge.to);
    }
    return reached;
  }

  /** The block waits for work that ends in one of these ways. */
  #waitsIn({ events }: Block, stops: readonly Ending[]): boolean {
    return events.some((event) => {
      const isGivenOn = event.kind === "return" && event.promise !== "no";
      const place = event.kind === "settle" ? event.source : isGivenOn ? event.place : undefined;
      return place !== undefined && stops.includes(endingAt(this.#ir, this.#graph, place, new Set()));
    });
  }

  /** The edge leaves a loop because of a value that others set, and this function does not. */
  #isToldBy(edge: Edge, from: Block): boolean {
    const isTold = edge.conditions.some((condition) => condition.kind !== "test" && this.#isSetByOthers(condition.place));
    return isTold && from.edges.some(({ to }) => this.#leadsTo(to, from.id)) && !this.#leadsTo(edge.to, from.id);
  }

  #isSetByOthers(place: Place): boolean {
    const { variable } = rootOf(place);
    if (variable === undefined) return false;
    const isOutside = variable.owner !== this.#graph.id || variable.role === "this" || variable.role === "parameter";
    return isOutside && !(makersIn(this.#graph).get(place) ?? []).some(({ kind }) => kind === "bind");
  }

  #leadsTo(start: BlockId, goal: BlockId): boolean {
    return this.#from([start], ({ kind }) => kind !== "exception", []).has(goal);
  }
}
