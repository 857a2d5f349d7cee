/**
 * Are the tasks of a list awaited one by one, by an index or key that changes from round to round?
 *
 * `for key in keys: await tasks[key]`: the loop goes through something else than the list, so the way without a round seems to
 * leave tasks running. Who awaits elements in rounds means all of them, as does who goes through the list itself.
 */
import { ELEMENT } from "../conventions.ts";
import type { Tracked } from "../domain.ts";
import type { Argument, FlowEvent, FlowGraph, Place } from "../ir.ts";
import { blockOf, comesTo } from "./reaching.ts";

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
      comesTo(graph, id, id, (block) => !outside.includes(block)) &&
      comesTo(graph, id, closing),
  );
}

/** An element is awaited, or taken to be awaited with others, or by somebody else. */
function isTaken(event: FlowEvent, any: Place): boolean {
  if (event.kind === "settle" || event.kind === "bind") return event.source === any;
  const isIt = ({ elements = [], place }: Argument): boolean => place === any || elements.some(isIt);
  return event.kind === "call" && event.args.some(isIt);
}
