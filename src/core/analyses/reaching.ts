/** Does a way lead from one block of a function to another? */
import type { BlockId, Edge, FlowEvent, FlowGraph } from "../ir.ts";

/** The block in which an event stands. */
export function blockOf({ blocks }: FlowGraph, event: FlowEvent): BlockId | undefined {
  return blocks.find(({ events }) => events.includes(event))?.id;
}

/**
 * Whether a way leads from the end of a block to the beginning of another.
 *
 * @param isOpen Whether ways go on through a block, and along an edge that leaves it; the goal itself is asked too.
 */
export function comesTo({ blocks }: FlowGraph, from: BlockId, to: BlockId | undefined, isOpen: (block: BlockId, edge: Edge) => boolean = () => true): boolean {
  const reached = new Set<BlockId>();
  const queue = [from];
  for (const id of queue) {
    for (const edge of blocks[id]?.edges ?? []) {
      if (!isOpen(edge.to, edge)) continue;
      if (edge.to === to) return true;
      if (reached.has(edge.to)) continue;
      reached.add(edge.to);
      queue.push(edge.to);
    }
  }
  return false;
}
