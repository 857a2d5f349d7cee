/**
 * Where is a context entered, or its outer client used, although the context already runs?
 *
 * A run is a call that keeps a context busy while its callback runs: a held lock, a transaction, a queue of width one, an
 * Effect. What is inside it is found by `runs/search.ts`; holds by hand are followed by the solver.
 */
import { argumentAt } from "../calls.ts";
import type { NestedRunFinding } from "../findings.ts";
import type { FileIr, Place } from "../ir.ts";
import type { Observations } from "../observations.ts";
import { Places } from "./runs/places.ts";
import { RunSearch } from "./runs/search.ts";
import { findWithin } from "./runs/within.ts";
import { momentOf, oncePerSite } from "./views.ts";

/** Whether the function begins a run, or needs that none is going on. */
export function hasRun({ solution }: Observations): boolean {
  for (const { effect } of solution.context.called.values()) if (effect.run !== undefined) return true;
  return false;
}

/** Whether the function begins a run that other uses of its client go round; they may be in any function of the file. */
export function excludesOthers({ solution }: Observations): boolean {
  for (const { effect } of solution.context.called.values()) if (effect.run?.exclusive === true) return true;
  return false;
}

/** All nested runs of a file, in source order of the inner call. */
export function findNestedRuns(ir: FileIr, seen: readonly Observations[]): readonly NestedRunFinding[] {
  const inside = seen.some(hasRun) ? [...new RunSearch(ir, seen, new Places(ir, seen)).find(), ...findWithin(ir, seen)] : [];
  const findings = [...inside, ...seen.flatMap((one) => [...findHeld(one), ...findWaiting(one)])];
  return oncePerSite(
    findings,
    (finding) => String(finding.inner.site.start),
    (finding) => finding.inner.site.start,
  );
}

/** Work that has to wait, run by a call that cannot: the work is described in the call, or by a constant beside it. */
function* findWaiting(observations: Observations): Generator<NestedRunFinding> {
  const { called } = observations.solution.context;
  for (const [event, { effect }] of called) {
    const { executes, whenWaiting: outcome } = effect;
    const given = executes === undefined ? undefined : argumentAt(event, executes)?.place;
    if (given === undefined || outcome === undefined) continue;
    const place = sourceOf(observations, given);
    for (const [work, { effect: described }] of called) {
      if (work.target !== place || described.waits !== true) continue;
      yield {
        kind: "waits",
        function: observations.graph.id,
        certainty: "definite",
        outer: momentOf(work),
        inner: momentOf(event),
        name: event.name,
        outcome,
        through: [],
        trace: [
          { what: "started", site: work.site },
          { what: "entered", site: event.site },
        ],
      };
    }
  }
}

/** The result that a constant of the function stands for. */
function sourceOf({ graph }: Observations, place: Place): Place {
  if (place.kind !== "variable" || place.variable?.constant !== true) return place;
  for (const { events } of graph.blocks) {
    for (const event of events) {
      if (event.kind === "bind" && event.target === place && event.source !== undefined) return event.source;
    }
  }
  return place;
}

/** What goes round a transaction, or asks for a lock again, that was begun by hand. */
function* findHeld(observations: Observations): Generator<NestedRunFinding> {
  const { called } = observations.solution.context;
  for (const { event, hold, through } of observations.bypasses) {
    const begin = hold.born;
    if (begin?.kind !== "call") continue;
    const { hold: one, holds = [] } = called.get(begin)?.effect ?? {};
    const begun = [...holds, ...(one ? [one] : [])].find((each) => each.role === "begin");
    const isSelf = hold.subject === hold.holder;
    // A lock that is asked for again only stops who waits for it.
    if (isSelf && !(event.awaited && through?.awaited !== false)) continue;
    yield {
      kind: isSelf ? "nested" : "bypass",
      function: observations.graph.id,
      certainty: "definite",
      outer: momentOf(begin),
      inner: momentOf(event),
      name: hold.subject?.name ?? hold.name,
      ...(!isSelf && hold.holder !== undefined && through === undefined && { handle: hold.holder.name }),
      outcome: begun?.nested ?? { effect: "unknown" },
      passesNothing: called.get(event)?.effect.run?.passesNothing === true,
      through: through === undefined ? [] : [momentOf(through)],
      trace: [
        { what: "entered", site: begin.site },
        ...(through === undefined ? [] : [{ what: "used" as const, site: through.site }]),
        { what: "entered", site: event.site },
      ],
    };
  }
}
