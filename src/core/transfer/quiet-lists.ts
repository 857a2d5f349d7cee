/**
 * Does every promise of a list handle its own failure, whatever it is a promise of?
 *
 * `Promise.all(jobs.map((job) => job().catch(report)))`: nothing is known of `job()`, and still nothing comes through.
 */
import type { Argument, FlowEvent, FlowGraph, FunctionId, Place } from "../ir.ts";
import type { Context } from "./context.ts";

/** Whether a list that is combined holds nothing but promises whose rejection is handled where they are made. */
export function isListOfHandled(context: Context, { elements = [], place }: Argument): boolean {
  if (elements.length > 0) return elements.every((element) => element.spread !== true && isHandledIn(context, context.graph, element.place));
  const made = place && eventsOf(context.graph).find((event) => event.kind === "call" && event.target === place);
  const [called] = made?.kind === "call" ? (made.callsNow ?? []) : [];
  const id = made?.kind === "call" && called !== undefined ? made.args[called]?.function : undefined;
  const each = id === undefined ? undefined : context.ir.functions[id];
  // What an async function throws before it makes its promise comes through, too.
  return each !== undefined && !each.generator && !each.async && givesHandled(context, each);
}

/** What the function gives is handled on each way that gives something. */
function givesHandled(context: Context, graph: FlowGraph): boolean {
  const returns = eventsOf(graph).filter((event) => event.kind === "return");
  return returns.length > 0 && returns.every(({ place }) => isHandledIn(context, graph, place));
}

function isHandledIn({ ir }: Context, graph: FlowGraph, place: Place | undefined): boolean {
  const throws = (id: FunctionId): boolean => ir.functions[id] !== undefined && throwsItself(ir.functions[id]);
  return place !== undefined && eventsOf(graph).some((event) => event.kind === "chain" && event.target === place && event.handled && !event.callbacks.some(throws));
}

/** It hands failures on, as it is written. */
function throwsItself({ blocks, raise }: FlowGraph): boolean {
  return blocks.some(({ edges }) => edges.some(({ kind, to }) => kind === "throw" && to === raise));
}

function eventsOf({ blocks }: FlowGraph): readonly FlowEvent[] {
  return blocks.flatMap(({ events }) => events);
}
