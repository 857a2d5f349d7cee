/** Which receiver, meaning and summary does a call have here? */
import { type Meaning, MEANS_NOTHING, meaningOfKnown, meaningOn, own, withContract } from "../calls.ts";
import { CONNECTED, ESCAPED, OPEN, type Tracked } from "../domain.ts";
import type { Environment } from "../environment.ts";
import type { CallEvent, FlowGraph, FunctionId } from "../ir.ts";
import type { ResultSummary, Summary } from "../summary.ts";
import { type Context } from "./context.ts";

/** What the walk over one call has found out so far. */
export interface Call {
  readonly event: CallEvent;
  readonly environment: Environment;
  readonly context: Context;
  readonly receivers: readonly Tracked[];
  readonly meaning: Meaning;
  /** The only function of this file that it can be; of another file's, `event.elsewhere` tells. */
  readonly callee: FunctionId | undefined;
  /** Resources that the task of this call uses until it settles. */
  readonly borrows: Set<Tracked>;
  /** Lazy clients that it connects. */
  readonly opened: Tracked[];
  /** Tasks that run because of callbacks (`map(async …)`). */
  readonly spawned: Tracked[];
}

/** What a call means of which nothing is known; an object of its own, since such a call is not remembered. */
export const NOTHING_KNOWN: Meaning = { ...MEANS_NOTHING };

/** Finds out what a call means here. Before it is applied it is asked twice whether, and how, it may fail. */
export function understand(context: Context, environment: Environment, event: CallEvent): Call {
  const known = context.understood;
  const { version } = environment;
  if (known?.call.event === event && known.call.environment === environment && known.version === version) return known.call;
  const call = readCall(context, environment, event);
  context.understood = { call, version };
  return call;
}

function readCall(context: Context, environment: Environment, event: CallEvent): Call {
  const { receivers, method } = receiversOf(context, environment, event);
  let meaning = meaningOfKnown(event, context.ir.knowledge.conventions);
  const first = receivers.find((receiver) => receiver.spec !== undefined) ?? receivers[0];
  if (meaning === undefined && first !== undefined && method !== undefined) {
    meaning = meaningOn(first, method, event, context.ir.knowledge);
  }
  if (event.contract !== undefined) meaning = withContract(meaning ?? NOTHING_KNOWN, event.contract);
  const callee = event.functions.length === 1 ? event.functions[0] : undefined;
  return {
    event,
    environment,
    context,
    receivers,
    meaning: meaning ?? NOTHING_KNOWN,
    callee,
    borrows: new Set(),
    opened: [],
    spawned: [],
  };
}

/** What is known of the callee. Asking for it solves the callee, so it is only asked for where it matters. */
export function summaryOf({ callee, context, event }: Call): Summary | undefined {
  return callee === undefined ? event.elsewhere?.summary() : context.summaryOf(callee);
}

/** What the callee gives. */
export function resultOf(call: Call): ResultSummary | undefined {
  const { callee, context } = call;
  return callee === undefined ? summaryOf(call)?.result : resultOfFunction(context, callee);
}

/** What a function of the file gives; of one that returns nothing of interest there is nothing to know. */
export function resultOfFunction(context: Context, id: FunctionId): ResultSummary | undefined {
  const graph = context.ir.functions[id];
  return graph !== undefined && givesSomething(graph) ? context.summaryOf(graph.id)?.result : undefined;
}

const giving = new WeakMap<FlowGraph, boolean>();

function givesSomething(graph: FlowGraph): boolean {
  let isGiving = giving.get(graph);
  if (isGiving === undefined) {
    isGiving = graph.blocks.some(({ events }) =>
      events.some((event) => event.kind === "return" && (event.place !== undefined || event.isAbsent === true)),
    );
    giving.set(graph, isGiving);
  }
  return isGiving;
}

function receiversOf(
  context: Context,
  environment: Environment,
  event: CallEvent,
): { readonly receivers: readonly Tracked[]; readonly method: string | undefined } {
  const { receiver, method } = event;
  if (receiver === undefined || method === undefined) return { receivers: [], method };
  // An element of unknown index is another one each time.
  if (receiver.property === "*") return { receivers: [], method };
  const direct = context.lookup(environment, receiver).flatMap(receiverIn);
  if (receiver.base === undefined || receiver.property === undefined) return { receivers: direct, method };
  const outer = context.lookup(environment, receiver.base).filter((value) => value.spec !== undefined);
  const dotted = `${receiver.property}.${method}`;
  const isNamed = outer.some(({ spec }) => own(spec?.closers, dotted) !== undefined || own(spec?.methods, dotted) !== undefined);
  return direct.length > 0 && !isNamed ? { receivers: direct, method } : { receivers: outer, method: dotted };
}

/** A resource itself; for lazy work (a query builder) what it builds. */
function receiverIn(value: Tracked): readonly Tracked[] {
  if (value.kind === "resource") return [value];
  return value.kind === "task" && value.isBuilder === true && value.payload !== undefined ? [value.payload] : [];
}

/** Opens a value, or opens it again. */
export function open(environment: Environment, value: Tracked): void {
  const { flags, mask } = environment.stateOf(value);
  // Whoever holds it already still does.
  const isShared = (mask & ESCAPED) !== 0;
  environment.update(value, { mask: isShared ? ESCAPED : OPEN, flags: flags | CONNECTED, released: [] });
}

/** Whether the call runs an async function of the program. */
export function callsAsync({ context, event }: Call): boolean {
  return event.elsewhere?.async === true || event.functions.some((id) => context.ir.functions[id]?.async === true);
}

/** Lazy work that the receiver holds. */
export function lazyAt({ context, environment, event }: Call): readonly Tracked[] {
  if (event.receiver === undefined) return [];
  return context.lookup(environment, event.receiver).filter((value) => value.kind === "task" && value.lazy === true);
}
