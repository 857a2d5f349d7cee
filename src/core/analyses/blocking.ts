/**
 * Which calls block the thread inside async code?
 *
 * A blocking call in an async function, in a callback that an async function has called on the spot, or in a helper of
 * the file that only async code calls.
 */
import { argumentAt } from "../calls.ts";
import type { CallEffect } from "../effects.ts";
import type { BlockingFinding } from "../findings.ts";
import type { CallEvent, FileIr, FlowGraph, FunctionId } from "../ir.ts";
import type { Observations } from "../observations.ts";
import { momentOf, oncePerSite } from "./views.ts";

/** Blocking calls in async code, in source order. */
export function findBlocking(ir: FileIr, seen: readonly Observations[]): readonly BlockingFinding[] {
  const blocking = seen.filter(({ solution }) => [...solution.context.called.values()].some(({ effect }) => effect.blocking !== undefined));
  if (blocking.length === 0) return [];
  const runsInAsync = functionsCalledByAsync(ir);
  const findings: BlockingFinding[] = [];
  for (const { graph, solution } of blocking) {
    if (!runsInAsync.has(graph.id)) continue;
    for (const [event, called] of solution.context.called) {
      const { blocking } = called.effect;
      // A method whose value is awaited is that of a twin of the class that is known.
      if (blocking === undefined || (event.awaited && event.receiver !== undefined) || !waits(event, blocking)) continue;
      findings.push({
        function: graph.id,
        certainty: "definite",
        call: momentOf(event),
        ...(blocking.offload !== undefined && { offload: blocking.offload }),
        ...(blocking.instead !== undefined && { instead: { name: blocking.instead, from: blocking.from } }),
        trace: [{ what: "used", site: event.site }],
      });
    }
  }
  return oncePerSite(
    findings,
    (finding) => String(finding.call.site.start),
    (finding) => finding.call.site.start,
  );
}

/** Not so with the arguments that make it give up, or not begin, to wait. */
function waits(event: CallEvent, { unlessGiven = [], unlessOption = {} }: NonNullable<CallEffect["blocking"]>): boolean {
  if (unlessGiven.some((path) => argumentAt(event, path) !== undefined)) return false;
  return !Object.entries(unlessOption).some(([path, literal]) => argumentAt(event, path)?.literal === literal);
}

/**
 * Async functions, the functions that they call on the spot, and the functions of this file that only they call.
 *
 * A helper with any caller that is not async may run where nothing waits; it is left alone.
 */
function functionsCalledByAsync(ir: FileIr): ReadonlySet<FunctionId> {
  // What a module does while it loads waits for nobody, wherever it may await.
  const found = new Set<FunctionId>(ir.functions.filter((graph) => graph.async && graph.kind !== "module").map((graph) => graph.id));
  const callers = callersIn(ir);
  const handedOver = new Set(ir.functions.flatMap((graph) => [...handedOverBy(graph)]));
  const isPrivate = (graph: FlowGraph): boolean =>
    !graph.reachable && !handedOver.has(graph.id) && graph.kind === "function" && callers.has(graph.id);
  // A helper that calls itself, at once or through others, has only the callers that enter the circle.
  const helpers = new Set(ir.functions.filter(isPrivate).map((graph) => graph.id));
  for (let size = -1; size !== helpers.size; ) {
    size = helpers.size;
    for (const id of helpers) {
      if (![...(callers.get(id) ?? [])].every((caller) => found.has(caller) || helpers.has(caller))) helpers.delete(id);
    }
  }
  for (let size = -1; size !== found.size; ) {
    size = found.size;
    for (const id of helpers) if ([...(callers.get(id) ?? [])].some((caller) => found.has(caller))) found.add(id);
  }
  return found;
}

function callersIn(ir: FileIr): ReadonlyMap<FunctionId, ReadonlySet<FunctionId>> {
  const callers = new Map<FunctionId, Set<FunctionId>>();
  for (const graph of ir.functions) {
    for (const callee of calledOnTheSpot(graph)) {
      const known = callers.get(callee) ?? new Set();
      callers.set(callee, known.add(graph.id));
    }
  }
  return callers;
}

/** Functions that are given to code which may call them at any time (a listener). */
function* handedOverBy(graph: FlowGraph): Generator<FunctionId> {
  for (const block of graph.blocks) {
    for (const event of block.events) {
      if (event.kind === "chain") yield* event.callbacks;
      if (event.kind !== "call") continue;
      for (const [index, argument] of event.args.entries()) {
        if (argument.function !== undefined && event.callsNow?.includes(index) !== true) yield argument.function;
      }
    }
  }
}

function* calledOnTheSpot(graph: FlowGraph): Generator<FunctionId> {
  for (const block of graph.blocks) {
    for (const event of block.events) {
      if (event.kind !== "call") continue;
      yield* event.functions;
      for (const index of event.callsNow ?? []) {
        const id = event.args[index]?.function;
        if (id !== undefined) yield id;
      }
    }
  }
}
