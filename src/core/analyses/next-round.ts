/**
 * Is a task of a loop there for its next round?
 *
 * `if n + 1 < last: following = start(n + 1)`: the next round awaits it, and the last round starts none. That the loop ends in a
 * round that has started one is a way which only the graph has: who counts the rounds knows which is the last.
 */
import { OPEN, type Tracked } from "../domain.ts";
import type { Environment } from "../environment.ts";
import type { BlockId, Edge, FlowEvent, FlowGraph, Place } from "../ir.ts";
import type { Observations } from "../observations.ts";
import { blockOf, comesTo } from "./reaching.ts";

/** Whether the task can be pending there only where a loop has come to its end by itself whose rounds await it. */
export function isForNextRound({ graph, solution }: Observations, task: Tracked, there: BlockId | undefined): boolean {
  const start = task.born && blockOf(graph, task.born);
  if (start === undefined || there === undefined || solution.at(start).length === 0) return false;
  const waiting = waitingFor(graph, task, start);
  if (waiting.size === 0) return false;
  const isPendingAt = (block: BlockId): boolean => solution.at(block).some((known) => isPending(known, task));
  const isOpen = (block: BlockId, edge: Edge): boolean => !waiting.has(block) && !endsLoop(graph, edge, start) && isPendingAt(block);
  return !namings(graph, task).some((named) => comesTo(graph, named, there, isOpen));
}

/** It may be running there, under its name: what is tested for nothing is another way. */
function isPending(known: Environment, task: Tracked): boolean {
  const isHeld = task.boundTo !== undefined && known.at(task.boundTo)?.includes(task) === true;
  return isHeld && ((known.states.get(task)?.mask ?? 0) & OPEN) !== 0;
}

/** Blocks that give it its name. */
function namings({ blocks }: FlowGraph, { boundTo }: Tracked): readonly BlockId[] {
  const isNaming = (event: FlowEvent): boolean => event.kind === "bind" && event.target === boundTo && event.value === "alias";
  return blocks.filter(({ events }) => events.some(isNaming)).map(({ id }) => id);
}

/** Blocks that await it by its name, or by an expression with it (`await (following or start(0))`), in rounds of which some start none. */
function waitingFor(graph: FlowGraph, { boundTo }: Tracked, start: BlockId): ReadonlySet<BlockId> {
  const isIt = (place: Place): boolean => place === boundTo || (place.kind === "result" && isGiven(graph, place, boundTo));
  const found = graph.blocks.filter(({ events }) => events.some((event) => event.kind === "settle" && isIt(event.source)));
  const inRounds = found.filter(
    ({ id }) => id !== start && comesTo(graph, start, id) && comesTo(graph, id, start) && comesTo(graph, id, id, (block) => block !== start),
  );
  return new Set(inRounds.map(({ id }) => id));
}

function isGiven({ blocks }: FlowGraph, place: Place, source: Place | undefined): boolean {
  return blocks.some(({ events }) => events.some((event) => event.kind === "bind" && event.target === place && event.source === source));
}

/** A test of the loop itself says that there is no further round. */
function endsLoop(graph: FlowGraph, { answer, to }: Edge, start: BlockId): boolean {
  const header = graph.blocks[to]?.leavesLoop;
  return answer !== undefined && header !== undefined && comesTo(graph, header, start) && comesTo(graph, start, header);
}
