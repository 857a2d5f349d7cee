/**
 * What does an async function do before it waits for the first time?
 *
 * That much is done when its call returns; the rest is done while its caller goes on, unless that waits for it.
 */
import type { Block, BlockId, FlowEvent, FlowGraph } from "./ir.ts";

const known = new WeakMap<FlowGraph, ReadonlySet<FlowEvent>>();

/** Whether the function waits for something at the event, or gives a promise on. */
export function isWait(event: FlowEvent): boolean {
  if (event.kind === "return") return event.place !== undefined && event.promise !== "no";
  if (event.kind === "use") return event.how === "iterate";
  return event.kind === "settle" || (event.kind === "scope-end" && event.async);
}

/** Whether some way reaches the event before the function waits for anything. */
export function isBeforeFirstWait(graph: FlowGraph, event: FlowEvent): boolean {
  let events = known.get(graph);
  if (events === undefined) known.set(graph, (events = beforeFirstWait(graph)));
  return events.has(event);
}

function beforeFirstWait(graph: FlowGraph): ReadonlySet<FlowEvent> {
  const events = new Set<FlowEvent>();
  const blocks = new Map<BlockId, Block>(graph.blocks.map((block) => [block.id, block]));
  const reached = new Set<BlockId>([graph.entry]);
  // A set grows while it is walked.
  for (const id of reached) {
    const block = blocks.get(id);
    if (block === undefined) continue;
    const wait = block.events.findIndex(isWait);
    for (const event of wait < 0 ? block.events : block.events.slice(0, wait + 1)) events.add(event);
    // What fails in a block that waits is most likely what is waited for.
    if (wait < 0) for (const { to } of block.edges) reached.add(to);
  }
  return events;
}
