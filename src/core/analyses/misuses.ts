/** Which resources are held by a block that cannot hold them, closed by what is no closer, or opened where they cannot be? */
import type { MisuseFinding } from "../findings.ts";
import type { FileIr, FlowEvent, FlowGraph, FunctionId } from "../ir.ts";
import type { Misuse, Observations } from "../observations.ts";
import { isMeantToFail, momentOf, oncePerSite, openedStep, viewOf } from "./views.ts";

/** All misuses of a file, in source order. */
export function findMisuses(ir: FileIr, seen: readonly Observations[]): readonly MisuseFinding[] {
  const outside = functionsOutside(ir);
  const findings = seen.flatMap((one) => [
    ...one.misuses.flatMap((misuse) => judge(ir, one.graph, misuse)),
    ...(outside.has(one.graph.id) ? openedOutside(ir, one) : []),
  ]);
  return oncePerSite(
    findings,
    ({ event }) => String(event.site.start),
    ({ event }) => event.site.start,
  );
}

function judge(ir: FileIr, graph: FlowGraph, { event, instead, outcome, tracked }: Misuse): readonly MisuseFinding[] {
  const isExpected = event.kind === "call" && isMeantToFail(event);
  // What somebody else has made may be of a class that is like it.
  if (isExpected || tracked.provenance === "parameter" || tracked.provenance === "inherited") return [];
  return [
    {
      kind: instead === undefined ? "block" : "closer",
      function: graph.id,
      certainty: "definite",
      resource: viewOf(ir, tracked),
      event: momentOf(event),
      outcome,
      ...(instead !== undefined && { instead }),
      ...(event.kind === "hold-in-scope" && { isAsyncBlock: event.async }),
      trace: [...openedStep(tracked), { what: "used", site: event.site }],
    },
  ];
}

/**
 * The body of a module is outside of every run, unless its front end says otherwise, or it waits for something itself, as cells
 * of a notebook that is kept as a script do; and so are functions in the calls that it makes by itself, unless they look first
 * whether a run is going on.
 */
function functionsOutside(ir: FileIr): ReadonlySet<FunctionId> {
  const found = new Set<FunctionId>();
  const waiting = ir.functions.filter((graph) => graph.kind === "module" && graph.within === undefined && !waits(graph));
  for (let graph = waiting.pop(); graph !== undefined; graph = waiting.pop()) {
    if (found.has(graph.id) || (graph.kind !== "module" && asksForRun(ir, graph))) continue;
    found.add(graph.id);
    for (const event of graph.blocks.flatMap(({ events }) => events)) {
      const [callee, ...others] = event.kind === "call" && !isMeantToFail(event) ? event.functions : [];
      const called = callee === undefined || others.length > 0 ? undefined : ir.functions[callee];
      if (called !== undefined && !called.async && !called.generator && called.within === undefined) waiting.push(called);
    }
  }
  return found;
}

function waits({ blocks }: FlowGraph): boolean {
  return blocks.some(({ events }) => events.some((event) => event.kind === "settle" || (event.kind === "scope-end" && event.async)));
}

function asksForRun({ knowledge }: FileIr, { blocks }: FlowGraph): boolean {
  const asks = (event: FlowEvent): boolean =>
    event.kind === "call" && (event.effect?.asksForRun === true || knowledge.conventions.asksForRun.has(event.method ?? ""));
  return blocks.some(({ events }) => events.some(asks));
}

function* openedOutside(ir: FileIr, { graph, solution }: Observations): Generator<MisuseFinding> {
  for (const [event, { effect, library }] of solution.context.called) {
    const spec = effect.returns?.resource === undefined ? undefined : ir.knowledge.resource(library, effect.returns.resource);
    const { outside } = effect;
    if (outside === undefined || spec === undefined || isMeantToFail(event)) continue;
    if (outside.unlessGiven?.some((name) => event.args.some(({ properties }) => properties?.has(name) === true)) === true) continue;
    yield {
      kind: "outside",
      function: graph.id,
      certainty: "definite",
      resource: { name: event.name, spec, library, opened: momentOf(event), isNamed: false },
      event: momentOf(event),
      outcome: outside.does,
      trace: [{ what: "opened", site: event.site }],
    };
  }
}
