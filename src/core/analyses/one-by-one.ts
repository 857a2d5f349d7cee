/**
 * Are the tasks of a list awaited one by one, by an index or key that changes from round to round?
 *
 * `for key in keys: await tasks[key]`: the loop goes through something else than the list, so the way without a round seems to
 * leave tasks running. Who awaits elements in rounds means all of them, as does who goes through the list itself.
 */
import { ELEMENT } from "../conventions.ts";
import type { Tracked } from "../domain.ts";
import type { Argument, BlockId, FlowEvent, FlowGraph, Place } from "../ir.ts";

/** What elements are called of which it is not known which they are. */
const ANY = "*";

/** Whether rounds that end before the close take elements of the list that holds the task; what starts it is outside of them. */
export function isAwaitedOneByOne(graph: FlowGraph, { born, boundTo }: Tracked, close: FlowEvent): boolean {
  const list = boundTo?.kind === "member" && ELEMENT.test(boundTo.property ?? "") ? boundTo.base : boundTo;
  const any = list?.members?.get(ANY);
  if (born === undefined || any === undefined) return false;
  const closing = blockOf(graph, close);
  const outside = [closing, blockOf(graph, born)];
  return graph.blocks.some(
    ({ events, id }) =>
      events.some((event) => isTaken(event, any)) &&
      comesTo(graph, id, id, outside) &&
      comesTo(graph, id, closing, []),
  );
}

/** An element is awaited, or taken to be awaited with others, or by somebody else. */
function isTaken(event: FlowEvent, any: Place): boolean {
  if (event.kind === "settle" || event.kind === "bind") return event.source === any;
  const isIt = ({ elements = [], place }: Argument): boolean => place === any || elements.some(isIt);
  return event.kind === "call" && event.args.some(isIt);
}

function blockOf({ blocks }: FlowGraph, event: FlowEvent): BlockId | undefined {
  return blocks.find(({ events }) => events.includes(event))?.id;
}

/** Whether a way leads from the end of a block to the beginning of another, past none of those. */
function comesTo({ blocks }: FlowGraph, from: BlockId, to: BlockId | undefined, past: readonly (BlockId | undefined)[]): boolean {
  const reached = new Set<BlockId>();
  const queue = [from];
  for (const id of queue) {
    for (const { to: next } of blocks[id]?.edges ?? []) {
      if (next === to) return true;
      if (reached.has(next) || past.includes(next)) continue;
      reached.add(next);
      queue.push(next);
    }
  }
  return false;
}
