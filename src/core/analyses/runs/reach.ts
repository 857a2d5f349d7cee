/** Which part of a function does one call of it reach, with the literals that the call gives? */
import { truthTest } from "../../facts.ts";
import type { Argument, Block, CallEvent, Condition, FlowGraph, Place } from "../../ir.ts";

/** What a call decides of the function that it calls. */
export interface Reach {
  /** The blocks that the call may reach. */
  readonly blocks: readonly Block[];
  /** Says the same for calls that decide the same. */
  readonly key: string;
}

/** The literals that a call gives for parameters that stay as they are. */
type Given = ReadonlyMap<Place, NonNullable<Argument["literal"]> | null>;

/** The blocks of `graph` that `call` may reach; all of them where there is no call, or none of its literals is asked about. */
export function reachOf(graph: FlowGraph, call: CallEvent | undefined): Reach {
  const given: Given = call === undefined ? new Map<Place, never>() : literalsOf(graph, call);
  const denied = (condition: Condition): boolean => contradicts(condition, given);
  const isAsked = given.size > 0 && graph.blocks.some(({ edges }) => edges.some(({ conditions }) => conditions.some(denied)));
  if (!isAsked) return { blocks: graph.blocks, key: "" };
  const reached = new Set<Block>();
  const waiting = [graph.entry];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    const block = graph.blocks[id];
    if (block === undefined || reached.has(block)) continue;
    reached.add(block);
    waiting.push(block.handler, ...block.edges.filter(({ conditions }) => !conditions.some(denied)).map(({ to }) => to));
  }
  return { blocks: [...reached], key: JSON.stringify([...given].map(([place, literal]) => [place.id, String(literal)])) };
}

function literalsOf({ parameters }: FlowGraph, { args }: CallEvent): Given {
  const given = new Map<Place, NonNullable<Argument["literal"]> | null>();
  for (const [index, { literal, spread }] of args.entries()) {
    // Behind a spread nobody knows which parameter an argument is for.
    if (spread === true) break;
    const parameter = parameters[index];
    if (literal !== undefined && parameter?.variable?.constant === true) given.set(parameter, literal);
  }
  return given;
}

/** The condition asks about a parameter, and its literal says otherwise. */
function contradicts(condition: Condition, given: Given): boolean {
  if (condition.kind === "test") {
    const asked = [...given].find(([place]) => truthTest(place) === condition.key);
    return asked !== undefined && Boolean(asked[1]) !== condition.holds;
  }
  const literal = given.get(condition.place);
  if (literal === undefined) return false;
  switch (condition.kind) {
    case "is":
      return (literal === condition.value) !== condition.holds;
    case "nullish":
      return (literal === null) !== condition.holds;
    case "truthy":
      return Boolean(literal) !== condition.holds;
    default:
      return false;
  }
}
