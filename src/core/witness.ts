/**
 * Along which way is a resource left open?
 *
 * A shortest path through the blocks from where the resource is opened to an exit, past no event that closes it.
 */
import { isOwnedOpen, THROWN, type Tracked } from "./domain.ts";
import type { Step } from "./findings.ts";
import type { BlockId, Edge, FlowEvent } from "./ir.ts";
import type { Observations } from "./observations.ts";

/** A way out: its steps, and the event that takes it (a return, a call that throws). */
export interface WayOutPath {
  readonly steps: readonly Step[];
  readonly exit?: FlowEvent;
}

interface Reached {
  readonly from: BlockId | undefined;
  readonly edge: Edge | undefined;
  readonly thrower: FlowEvent | undefined;
}

/** Finds the way. Without one (the state was joined beyond recognition) there are no steps. */
export function leakPath(observations: Observations, tracked: Tracked, way: "normal" | "raised" | "thrown"): WayOutPath {
  const { graph } = observations;
  const closing = new Set<FlowEvent>();
  for (const { event, tracked: closed } of observations.closings) if (closed === tracked) closing.add(event);
  const handOns = observations.handOns.get(tracked) ?? new Set<FlowEvent>();
  const origin = tracked.born?.origin;
  // What a function is given is there when it begins.
  const starts = graph.blocks.filter((block) =>
    origin === undefined ? block.id === graph.entry : block.events.some((event) => event.origin === origin && event.kind === "call"),
  );
  const goal = way === "normal" ? graph.exit : graph.raise;
  // A way leads only through blocks that some state reaches in which the resource is open and owned here.
  const isOpenAt = (block: BlockId): boolean =>
    observations.solution.at(block).some((environment) => {
      const state = environment.states.get(tracked);
      return state !== undefined && isOwnedOpen(state) && (way !== "thrown" || block !== goal || environment.facts.has(THROWN));
    });
  const reached = new Map<BlockId, Reached>();
  const queue: BlockId[] = [];
  const visit = (to: BlockId, reachedBy: Reached): void => {
    if (reached.has(to) || (reachedBy.from !== undefined && !isOpenAt(to))) return;
    reached.set(to, reachedBy);
    queue.push(to);
  };
  for (const start of starts) visit(start.id, { from: undefined, edge: undefined, thrower: undefined });
  for (const id of queue) {
    if (id === goal) break;
    const block = graph.blocks[id];
    if (block === undefined) continue;
    const isStart = reached.get(id)?.from === undefined;
    const first = isStart ? block.events.findIndex((event) => event.origin === origin) + 1 : 0;
    let isClosed = false;
    for (const event of block.events.slice(first)) {
      if (closing.has(event)) {
        isClosed = true;
        break;
      }
      const isAwaitOfOrigin = origin !== undefined && event.kind === "settle" && isStart && event === block.events[first];
      const canThrow = (event.kind === "call" && event.mayThrow) || (event.kind === "settle" && !isAwaitOfOrigin);
      if (canThrow && !(way === "thrown" && block.handler === goal)) visit(block.handler, { from: id, edge: undefined, thrower: event });
      // A call that fails has not taken it over.
      if (handOns.has(event)) {
        isClosed = true;
        break;
      }
    }
    if (isClosed) continue;
    for (const edge of block.edges) visit(edge.to, { from: id, edge, thrower: undefined });
  }
  return pathTo(observations, goal, reached);
}

function pathTo(observations: Observations, goal: BlockId, reached: ReadonlyMap<BlockId, Reached>): WayOutPath {
  if (!reached.has(goal)) return { steps: [] };
  const steps: Step[] = [];
  let exit: FlowEvent | undefined;
  for (let id: BlockId | undefined = goal; id !== undefined; ) {
    const way: Reached | undefined = reached.get(id);
    if (way === undefined) break;
    if (way.edge?.kind === "throw") {
      const last = observations.graph.blocks[way.from ?? -1]?.events.at(-1);
      if (last !== undefined) {
        steps.push({ what: "throws", site: last.site, isThrown: true });
        exit ??= last;
      }
    } else if (way.thrower !== undefined) {
      steps.push({ what: "throws", site: way.thrower.site });
      exit ??= way.thrower;
    } else if (way.edge?.kind === "branch" && way.edge.site !== undefined) {
      steps.push({ what: "branch", site: way.edge.site, ...(way.edge.answer && { answer: way.edge.answer }) });
    }
    const events: readonly FlowEvent[] = way.from === undefined ? [] : (observations.graph.blocks[way.from]?.events ?? []);
    const returned = events.findLast((event) => event.kind === "return");
    if (returned !== undefined && way.thrower === undefined) {
      exit ??= returned;
      steps.push({ what: "returned", site: returned.site });
    }
    id = way.from;
  }
  return { steps: steps.reverse(), ...(exit && { exit }) };
}
