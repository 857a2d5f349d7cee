/** Which resources are held by a block that cannot hold them, closed by what is no closer, or opened where they cannot be? */
import type { MisuseFinding } from "../findings.ts";
import type { FileIr, FlowGraph } from "../ir.ts";
import type { Misuse, Observations } from "../observations.ts";
import { momentOf, oncePerSite, openedStep, viewOf } from "./views.ts";

/** All misuses of a file, in source order. */
export function findMisuses(ir: FileIr, seen: readonly Observations[]): readonly MisuseFinding[] {
  const findings = seen.flatMap((one) => [...one.misuses.flatMap((misuse) => judge(ir, one.graph, misuse)), ...openedOutside(ir, one)]);
  return oncePerSite(
    findings,
    ({ event }) => String(event.site.start),
    ({ event }) => event.site.start,
  );
}

function judge(ir: FileIr, graph: FlowGraph, { event, instead, outcome, tracked }: Misuse): readonly MisuseFinding[] {
  const isExpected = event.kind === "call" && event.isExpectedToFail === true;
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

/** The body of a module is outside of every run, unless its front end says otherwise. */
function* openedOutside(ir: FileIr, { graph, solution }: Observations): Generator<MisuseFinding> {
  if (graph.kind !== "module" || graph.within !== undefined) return;
  for (const [event, { effect, library }] of solution.context.called) {
    const spec = effect.returns?.resource === undefined ? undefined : ir.knowledge.resource(library, effect.returns.resource);
    if (effect.outside === undefined || spec === undefined || event.isExpectedToFail === true) continue;
    if (effect.outsideUnlessGiven?.some((option) => event.args.some(({ properties }) => properties?.has(option) === true)) === true) continue;
    yield {
      kind: "outside",
      function: graph.id,
      certainty: "definite",
      resource: { name: event.name, spec, library, opened: momentOf(event), isNamed: false },
      event: momentOf(event),
      outcome: effect.outside,
      trace: [{ what: "opened", site: event.site }],
    };
  }
}
