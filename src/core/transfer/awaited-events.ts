/**
 * Does a promise only wait for something that happens elsewhere?
 *
 *     const drained = new Promise((resolve) => stream.once("drain", () => resolve(null)));
 *
 * Its executor only leaves word where to find it, so that nothing fails; who does not wait for it on some way loses nothing.
 */
import type { Argument, CallEvent, FlowGraph, Place } from "../ir.ts";
import { type Call, resultOf } from "./understand.ts";

/** Whether the call makes such a promise, or calls a function of the program that gives one. */
export function onlyWaits(call: Call): boolean {
  const { context, event } = call;
  const [executor] = event.args;
  const graph = executor?.function === undefined ? undefined : context.ir.functions[executor.function];
  if (!event.construct || graph === undefined) return resultOf(call)?.onlyWaits === true;
  const [resolve, reject] = graph.parameters;
  if (event.callsNow?.includes(0) !== true || resolve === undefined || reject !== undefined) return false;
  if (graph.blocks.some(({ edges }) => edges.some(({ kind }) => kind === "throw"))) return false;
  const within = [graph, ...context.ir.functions.filter(({ captures }) => captures.includes(resolve))];
  return callsIn(graph).every((each) => isHarmless(each, resolve)) && within.every((each) => settlesPlainly(each, resolve));
}

function callsIn({ blocks }: FlowGraph): readonly CallEvent[] {
  return blocks.flatMap(({ events }) => events.filter((event) => event.kind === "call"));
}

/** It cannot fail, or takes a function that somebody calls later. */
function isHarmless({ args, mayThrow }: CallEvent, resolve: Place): boolean {
  return !mayThrow || args.some((argument) => argument.function !== undefined || argument.place === resolve);
}

/** What the promise is settled with is no other promise. */
function settlesPlainly(graph: FlowGraph, resolve: Place): boolean {
  const isPlain = (argument: Argument): boolean => {
    const { elements, place, properties } = argument;
    if (elements !== undefined || properties !== undefined || place === undefined) return true;
    return place.kind === "variable" && graph.parameters.includes(place);
  };
  return callsIn(graph).every(({ args, name }) => name !== resolve.name || args.every(isPlain));
}
