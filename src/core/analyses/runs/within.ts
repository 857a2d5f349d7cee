/**
 * Which runs are started in functions whose bodies are always inside of such a run?
 *
 * A coroutine runs in an event loop, whoever started that. What it calls of this file, at once, is inside too.
 */
import type { NestedRunFinding } from "../../findings.ts";
import type { CallEvent, FileIr, FlowGraph, FunctionId } from "../../ir.ts";
import type { Observations } from "../../observations.ts";
import { momentOf } from "../views.ts";

const MAX_DEPTH = 6;

/** Runs that need that no run of their library is going on, in functions that are inside of one. */
export function* findWithin(ir: FileIr, seen: readonly Observations[]): Generator<NestedRunFinding> {
  const byFunction = new Map(seen.map((one) => [one.graph.id, one]));
  for (const { graph } of seen) {
    if (graph.within !== undefined) yield* inside(ir, byFunction, graph, graph.within, graph.id, [], new Set());
  }
}

function* inside(
  ir: FileIr,
  byFunction: ReadonlyMap<FunctionId, Observations>,
  outer: FlowGraph,
  library: string,
  id: FunctionId,
  through: readonly CallEvent[],
  visited: Set<FunctionId>,
): Generator<NestedRunFinding> {
  const observations = byFunction.get(id);
  if (observations === undefined || through.length > MAX_DEPTH || visited.has(id)) return;
  visited.add(id);
  for (const [event, called] of observations.solution.context.called) {
    const { run } = called.effect;
    const isMeant = event.isExpectedToFail !== true && run !== undefined && run.role !== "enter" && run.key === "library" && called.library === library;
    const outcome = run?.nested ?? { effect: "unknown" };
    if (!isMeant || outcome.effect === "unknown" || outcome.effect === "works") continue;
    yield {
      kind: "nested",
      ...(outer.kind === "module" && { isAround: true }),
      function: id,
      certainty: "definite",
      outer: { site: outer.head ?? outer.site, origin: outer.origin, name: outer.name },
      inner: momentOf(event),
      name: event.name,
      outcome,
      through: through.map(momentOf),
      trace: [
        { what: "entered", site: outer.head ?? outer.site },
        ...through.map(({ site }) => ({ what: "used" as const, site })),
        { what: "entered", site: event.site },
      ],
    };
  }
  for (const { events } of observations.graph.blocks) {
    for (const event of events) {
      if (event.kind !== "call") continue;
      for (const callee of event.functions) {
        const graph = ir.functions[callee];
        // A coroutine is inside by itself, and a generator runs when it is walked.
        if (graph === undefined || graph.async || graph.generator) continue;
        yield* inside(ir, byFunction, outer, library, callee, [...through, event], visited);
      }
    }
  }
}
